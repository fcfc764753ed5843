import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ClosableDialog } from '#renderer/ui/closable-dialog.tsx';
import type { KeptReport } from '#shared/reports/kept-report.ts';
import styles from './kept-reports-dialog.module.css';

interface KeptReportsDialogProps {
  readonly isOpen: boolean;
  readonly reports: readonly KeptReport[];
  readonly onOpen: (id: string) => void;
  /** Deletes one, or with `null` all. */
  readonly onForget: (id: string | null) => void;
  readonly onClose: () => void;
}

const text = words.reports.kept;

/** Reports that were viewed here and are kept for reading without a network. */
export function KeptReportsDialog({
  isOpen,
  reports,
  onOpen,
  onForget,
  onClose,
}: KeptReportsDialogProps) {
  return (
    <ClosableDialog
      isOpen={isOpen}
      title={text.title}
      closeText={words.app.close}
      otherButtons={
        reports.length > 0 && (
          <Button
            onClick={() => {
              onForget(null);
            }}
          >
            {text.forgetAll}
          </Button>
        )
      }
      onClose={onClose}
    >
      <p className={styles['lead']}>{reports.length === 0 ? text.none : text.lead}</p>
      <ul className={styles['reports']}>
        {reports.map((report) => (
          <KeptReportLine key={report.id} report={report} onOpen={onOpen} onForget={onForget} />
        ))}
      </ul>
    </ClosableDialog>
  );
}

interface KeptReportLineProps extends Pick<KeptReportsDialogProps, 'onOpen' | 'onForget'> {
  readonly report: KeptReport;
}

function KeptReportLine({ report, onOpen, onForget }: KeptReportLineProps) {
  const at = formatMoment(report.generatedAt);
  const rows = words.reports.total(report.rows, formatNumber(report.rows));
  return (
    <li>
      <button
        type="button"
        className={styles['report']}
        onClick={() => {
          onOpen(report.id);
        }}
      >
        <span>{text.name(report.organisation, at)}</span>
        <span className={styles['by']}>{text.by(report.generatedBy, rows)}</span>
      </button>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={text.forget(at)}
        onClick={() => {
          onForget(report.id);
        }}
      />
    </li>
  );
}
