import Store from 'electron-store';
import { z } from 'zod';
import { ComplianceViews } from '../../src-shared/model/compliance-view.ts';
import { ReportViews } from '../../src-shared/model/report-view.ts';
import type { AppState } from '../ports/app-state.ts';
import type { WindowBounds, WindowState } from '../ports/window-state.ts';

const WindowBoundsSchema: z.ZodType<WindowBounds> = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});

// Of one account a bent entry is dropped; the others' stay.
const ofEachAccount = <Views>(views: z.ZodType<Views>) => z.record(z.string(), views.optional().catch(undefined)).catch({});

const State = z.object({
  lastUserName: z.string().max(256).catch(''),
  window: WindowBoundsSchema.optional().catch(undefined),
  reportViews: ofEachAccount(ReportViews),
  complianceViews: ofEachAccount(ComplianceViews),
});

const NONE = { last: null, named: [] };

interface Remembered {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
}

/** Where the file cannot even be read, what there is to remember lasts as long as the console runs. */
function opened(folder: string, onFailure: (cause: unknown) => void): Remembered {
  try {
    return new Store<Record<string, unknown>>({ cwd: folder, name: 'state', clearInvalidConfig: true });
  } catch (cause) {
    onFailure(cause);
    return new Map<string, unknown>();
  }
}

/** What is remembered between runs, in one small file. A file that cannot be read or written costs only the memory. */
export function stateFile(folder: string, onFailure: (cause: unknown) => void): AppState & WindowState {
  const store = opened(folder, onFailure);
  const read = () => State.parse({ lastUserName: store.get('lastUserName'), window: store.get('window'), reportViews: store.get('reportViews'), complianceViews: store.get('complianceViews') });
  const write = (key: keyof z.infer<typeof State>, value: unknown) => {
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
