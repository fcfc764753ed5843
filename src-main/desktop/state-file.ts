import Store from 'electron-store';
import { z } from 'zod';
import { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import { ReportViews } from '#shared/reports/report-view.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import type { AppState, WindowBounds, WindowState } from '../ports/desktop/app-state.ts';

const WindowBoundsSchema: z.ZodType<WindowBounds> = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});

// What does not fit the schema, say after a downgrade, is dropped for that account alone.
const ofEachAccount = <Views>(views: z.ZodType<Views>) =>
  z.record(z.string(), views.optional().catch(undefined)).catch({});

const State = z.object({
  lastUserName: z.string().max(LONGEST_USER_NAME).catch(''),
  window: WindowBoundsSchema.optional().catch(undefined),
  reportViews: ofEachAccount(ReportViews),
  complianceViews: ofEachAccount(ComplianceViews),
});

type State = z.infer<typeof State>;

const NONE = { last: null, named: [] };

/**
 * What is remembered between runs, in one small file. A file that cannot be read or written costs
 * only the memory.
 *
 * @param onFailure told why, each time
 */
export function stateFile(
  folder: string,
  onFailure: (cause: unknown) => void,
): AppState & WindowState {
  const store = openStore(folder, onFailure);
  const read = (): State => {
    try {
      return State.parse(
        Object.fromEntries(Object.keys(State.shape).map((key) => [key, store.get(key)])),
      );
    } catch (cause) {
      onFailure(cause);
      return State.parse({});
    }
  };
  const write = (key: keyof State, value: unknown) => {
    try {
      store.set(key, value);
    } catch (cause) {
      onFailure(cause);
    }
  };

  return {
    get lastUserName() {
      return read().lastUserName;
    },
    rememberUserName: (userName) => {
      write('lastUserName', userName);
    },
    reportViews: (account) => read().reportViews[account.toLowerCase()] ?? NONE,
    rememberReportViews: (account, views) => {
      write('reportViews', { ...read().reportViews, [account.toLowerCase()]: views });
    },
    complianceViews: (account) => read().complianceViews[account.toLowerCase()] ?? NONE,
    rememberComplianceViews: (account, views) => {
      write('complianceViews', { ...read().complianceViews, [account.toLowerCase()]: views });
    },
    get bounds() {
      return read().window;
    },
    rememberBounds: (bounds) => {
      write('window', bounds);
    },
  };
}

interface KeysAndValues {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
}

/** The file; where it cannot be read, as without the right to, a memory that lasts for this run. */
function openStore(folder: string, onFailure: (cause: unknown) => void): KeysAndValues {
  try {
    return new Store({ cwd: folder, name: 'state', clearInvalidConfig: true });
  } catch (cause) {
    onFailure(cause);
    return new Map<string, unknown>();
  }
}
