import type { InputOf } from '#shared/contract.ts';
import { LONGEST_REPORT_FILE } from '#shared/reports/report-file.ts';
import { AskError, asAskError } from '../api.ts';
import type { Actions, StoreParts } from './session-state.ts';

/** Opening a report file: chosen, dropped, or handed over by the operating system. */
export function reportActions(
  parts: StoreParts,
): Actions<'openReport' | 'takeHandedReport' | 'dismissReportFailure' | 'closeReport'> {
  const { api, set } = parts;
  return {
    openReport: (dropped) =>
      showReport(parts, async () => {
        if (dropped === undefined) return { by: 'dialog' };
        if (dropped.size > LONGEST_REPORT_FILE)
          throw new AskError({ code: 'report.tooLarge', details: {} });
        const bytes = new Uint8Array(await dropped.arrayBuffer());
        return { by: 'drop', fileName: dropped.name, bytes };
      }),
    takeHandedReport: () => showReport(parts, async () => ({ by: 'system' })),
    dismissReportFailure: () => {
      set({ reportFailure: undefined });
    },
    closeReport() {
      set({ report: undefined, reportFailure: undefined });
      api.ask('reports.close', undefined).catch(() => undefined);
    },
  };
}

/** Opening and deleting the reports that are kept on this computer. */
export function keptReportActions(
  parts: StoreParts,
): Actions<'setKeptOpen' | 'openKept' | 'forgetKept'> {
  const { api, set } = parts;
  return {
    setKeptOpen: (isKeptOpen) => {
      set({ isKeptOpen });
    },
    async openKept(id) {
      set({ isKeptOpen: false });
      await showReport(parts, async () => ({ by: 'kept', id }));
    },
    async forgetKept(id) {
      await api.ask('keptReports.forget', { id }).catch(() => undefined);
      await readKept(parts);
    },
  };
}

/** Asks main which reports are kept. */
export async function readKept({ api, set }: StoreParts): Promise<void> {
  const { reports } = await api.ask('keptReports.list', undefined).catch(() => ({ reports: [] }));
  set({ kept: reports });
}

async function showReport(
  { api, set }: StoreParts,
  file: () => Promise<InputOf<'reports.open'>>,
): Promise<void> {
  set({ reportFailure: undefined });
  try {
    const { opened } = await api.ask('reports.open', await file());
    if (opened !== null) set({ report: opened });
  } catch (error) {
    set({ reportFailure: asAskError(error) });
  }
}
