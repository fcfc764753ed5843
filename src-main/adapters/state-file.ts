import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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

const State = z.object({
  lastUserName: z.string().max(256).catch(''),
  window: WindowBoundsSchema.optional().catch(undefined),
  // Of one account a bent entry is dropped; the others' stay.
  reportViews: z.record(z.string(), ReportViews.optional().catch(undefined)).catch({}),
});
type State = z.infer<typeof State>;

/** What is remembered between runs, in one small file. A file that cannot be read or written costs only the memory. */
export function stateFile(folder: string, onFailure: (cause: unknown) => void): AppState & WindowState {
  const file = join(folder, 'state.json');
  let state = readState(file);
  const remember = (change: Partial<State>) => {
    state = { ...state, ...change };
    try {
      mkdirSync(folder, { recursive: true });
      // At once, for quitting waits for nothing; and under another name first, so that a file is whole or the one before.
      writeFileSync(`${file}.new`, JSON.stringify(state, undefined, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (cause) {
      onFailure(cause);
    }
  };

  return {
    get lastUserName() {
      return state.lastUserName;
    },
    rememberUserName: (lastUserName) => {
      remember({ lastUserName });
    },
    reportViews: (account) => state.reportViews[account.toLowerCase()] ?? { last: null, named: [] },
    rememberReportViews: (account, views) => {
      remember({ reportViews: { ...state.reportViews, [account.toLowerCase()]: views } });
    },
    get bounds() {
      return state.window;
    },
    rememberBounds: (window) => {
      remember({ window });
    },
  };
}

function readState(file: string): State {
  try {
    return State.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return State.parse({});
  }
}
