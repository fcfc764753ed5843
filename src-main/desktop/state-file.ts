import { z } from 'zod';
import { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import { ReportViews } from '#shared/reports/report-view.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import type { AppState, WindowBounds, WindowState } from '../ports/desktop/app-state.ts';
import { type KeysAndValues, type LateValues, lateValues } from './late-values.ts';

const WindowBoundsSchema: z.ZodType<WindowBounds> = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});

// Views that do not fit the schema, for example after a downgrade, are dropped for that account.
const ofEachAccount = <Views>(views: z.ZodType<Views>) =>
  z.record(z.string(), views.optional().catch(undefined)).catch({});

const State = z.object({
  lastUserName: z.string().max(LONGEST_USER_NAME).catch(''),
  choices: z.record(z.string(), z.unknown()).catch({}),
  window: WindowBoundsSchema.optional().catch(undefined),
  reportViews: ofEachAccount(ReportViews),
  complianceViews: ofEachAccount(ComplianceViews),
});

type State = z.infer<typeof State>;

const NONE = { last: null, named: [] };

/** What is remembered between runs: there at once, while what writes it comes later. */
export interface StateFile extends AppState, WindowState, Pick<LateValues, 'keep'> {}

/**
 * Remembers things between runs, in one small file. When it cannot be read or written, they are
 * forgotten and nothing else happens.
 *
 * @param onFailure told of every failed read or write
 */
export function stateFile(folder: string, onFailure: (cause: unknown) => void): StateFile {
  const values = lateValues(folder, onFailure);
  const read = (): State => {
    try {
      return stateIn(values);
    } catch (cause) {
      onFailure(cause);
      return State.parse({});
    }
  };
  const write = (key: keyof State, value: unknown) => {
    try {
      values.set(key, value);
    } catch (cause) {
      onFailure(cause);
    }
  };

  return {
    keep: values.keep,
    get lastUserName() {
      return read().lastUserName;
    },
    rememberUserName: (userName) => {
      write('lastUserName', userName);
    },
    get choices() {
      return read().choices;
    },
    rememberChoice: (name, value) => {
      const { [name]: _before, ...others } = read().choices;
      write('choices', value === undefined ? others : { ...others, [name]: value });
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

function stateIn(values: KeysAndValues): State {
  const entries = Object.keys(State.shape).map((key) => [key, values.get(key)]);
  return State.parse(Object.fromEntries(entries));
}
