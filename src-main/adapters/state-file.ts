import Store from 'electron-store';
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

/** What is remembered between runs, in one small file. A file that cannot be read or written costs only the memory. */
export function stateFile(folder: string, onFailure: (cause: unknown) => void): AppState & WindowState {
  const store = new Store({ cwd: folder, name: 'state', clearInvalidConfig: true });
  const read = () => State.parse({ lastUserName: store.get('lastUserName'), window: store.get('window'), reportViews: store.get('reportViews') });
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
    reportViews: (account) => read().reportViews[account.toLowerCase()] ?? { last: null, named: [] },
    rememberReportViews: (account, views) => {
      write('reportViews', { ...read().reportViews, [account.toLowerCase()]: views });
    },
    get bounds() {
      return read().window;
    },
    rememberBounds: (bounds) => {
      write('window', bounds);
    },
  };
}
