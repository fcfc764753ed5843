import type { Handlers } from '#main/ipc/router.ts';
import type { FileOpener, HandedFiles, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { KeptReports } from '#main/ports/reports/kept-reports.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_REPORT_FILE } from '#shared/reports/report-file.ts';
import type { OpenReport } from './open-report.ts';

interface ReportFilesDeps {
  readonly opener: FileOpener;
  readonly handed: HandedFiles;
  readonly keptReports: Pick<KeptReports, 'read'>;
  readonly openReport: OpenReport;
  readonly words: () => NativeWords;
}

/** Opening and closing report files, wherever they come from. */
export function reportFiles({
  opener,
  handed,
  keptReports,
  openReport,
  words,
}: ReportFilesDeps): Pick<Handlers, 'reports.open' | 'reports.close'> {
  async function found(asked: InputOf<'reports.open'>): Promise<OpenedFile | undefined> {
    switch (asked.by) {
      case 'dialog':
        return opener.choose({
          ...words().dialogs.openReport,
          extensions: ['kdreport'],
          limitBytes: LONGEST_REPORT_FILE,
        });
      case 'system':
        return handed.take(LONGEST_REPORT_FILE);
      case 'drop':
        return asked;
      case 'kept': {
        const bytes = await keptReports.read(asked.id);
        if (bytes === undefined) throw new AppError('report.notKept', 'it is not kept any more');
        return { fileName: words().report.title, bytes };
      }
    }
  }

  return {
    async 'reports.open'(asked, { signal }) {
      const file = await found(asked);
      return { opened: file === undefined ? null : await openReport.open(file, { signal }) };
    },
    'reports.close': () => openReport.close(),
  };
}
