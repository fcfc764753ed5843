import { join } from 'node:path';
import { z } from 'zod';
import { ComplianceViews } from '#shared/compliance/compliance-view.ts';
import { LanguageChoice } from '#shared/console/language.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { ReportViews } from '#shared/reports/report-view.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { readRegularFileSync } from '../drivers/files/regular-file.ts';
import { writeAtOnce } from '../drivers/files/write-at-once.ts';
import type { AppState, WindowBounds, WindowState } from '../ports/desktop/app-state.ts';

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
  language: LanguageChoice.catch('system'),
  window: WindowBoundsSchema.optional().catch(undefined),
  reportViews: ofEachAccount(ReportViews),
  complianceViews: ofEachAccount(ComplianceViews),
});

type State = z.infer<typeof State>;

const NONE = { last: null, named: [] };

/**
 * Remembers things between runs, in one small file. When it cannot be read or written, they are
 * forgotten and nothing else happens.
 *
 * @param onFailure told of every failed read or write
 */
export function stateFile(
  folder: string,
  onFailure: (cause: unknown) => void,
): AppState & WindowState {
  const path = join(folder, 'state.json');
  let { state, canBeKept } = readState(path, onFailure);
  const write = (changes: Partial<State>) => {
    state = { ...state, ...changes };
    if (!canBeKept) return;
    try {
      writeAtOnce(path, JSON.stringify(state, undefined, '\t'));
    } catch (cause) {
      onFailure(cause);
    }
  };

  return {
    get lastUserName() {
      return state.lastUserName;
    },
    rememberUserName: (userName) => {
      write({ lastUserName: userName });
    },
    get language() {
      return state.language;
    },
    rememberLanguage: (language) => {
      write({ language });
    },
    reportViews: (account) => state.reportViews[account.toLowerCase()] ?? NONE,
    rememberReportViews: (account, views) => {
      write({ reportViews: { ...state.reportViews, [account.toLowerCase()]: views } });
    },
    complianceViews: (account) => state.complianceViews[account.toLowerCase()] ?? NONE,
    rememberComplianceViews: (account, views) => {
      write({ complianceViews: { ...state.complianceViews, [account.toLowerCase()]: views } });
    },
    get bounds() {
      return state.window;
    },
    rememberBounds: (bounds) => {
      write({ window: bounds });
    },
  };
}

interface Read {
  readonly state: State;
  /** False where something else than a file has its place, or it cannot be read. */
  readonly canBeKept: boolean;
}

function readState(path: string, onFailure: (cause: unknown) => void): Read {
  let text = '{}';
  try {
    text = readRegularFileSync(path);
  } catch (cause) {
    if (systemCodeOf(cause) !== 'ENOENT') {
      onFailure(cause);
      return { state: State.parse({}), canBeKept: false };
    }
  }
  try {
    return { state: State.parse(JSON.parse(text)), canBeKept: true };
  } catch (cause) {
    onFailure(cause);
    return { state: State.parse({}), canBeKept: true };
  }
}
