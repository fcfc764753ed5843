import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Api } from '#renderer/api.ts';
import { formatMoment } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import type { OpenedReport } from '#shared/contract.ts';
import type {
  AuditReportHeader,
  ComplianceReportHeader,
  EscrowReportHeader,
} from '#shared/reports/report-file.ts';
import { coverageOf } from './audit/coverage.ts';
import { FIRST_VIEW } from './audit/filter-form.ts';
import { ReportView } from './audit/parts/report-view.tsx';
import { reportSource } from './audit/report-source.ts';
import { SavedCompliance } from './compliance/saved-compliance.tsx';
import { SavedEscrow } from './escrow/saved-escrow.tsx';
import { FileVerdict } from './parts/file-verdict.tsx';
import styles from './saved-report.module.css';

interface SavedReportScreenProps {
  readonly api: Api;
  readonly opened: OpenedReport;
  readonly onClose: () => void;
}

const text = words.reports.savedReport;

/** A report file, with no profile, no network and nobody signed in. */
export function SavedReportScreen({ api, opened, onClose }: SavedReportScreenProps) {
  const { header, fileName } = opened;
  return (
    <main className={styles['saved']}>
      <div className={styles['savedBanner']}>
        <span>
          <strong>{fileName}</strong> {aboutText(header)}
        </span>
        <Button icon={<DismissRegular />} onClick={onClose}>
          {text.close}
        </Button>
      </div>
      {header.report === 'recovery-audit' ? (
        <SavedAuditReport api={api} opened={opened} header={header} />
      ) : (
        <SavedOfComputers api={api} opened={opened} header={header} />
      )}
    </main>
  );
}

function SavedOfComputers({
  api,
  opened,
  header,
}: Omit<SavedReportScreenProps, 'onClose'> & {
  readonly header: ComplianceReportHeader | EscrowReportHeader;
}) {
  const about = { api, reportId: opened.reportId };
  const head = <Head title={titleOf(header)} api={api} opened={opened} isOfComputers />;
  return header.report === 'recovery-key-backup' ? (
    <SavedEscrow {...about} header={header} head={head} />
  ) : (
    <SavedCompliance {...about} header={header} head={head} />
  );
}

function titleOf({ report }: ComplianceReportHeader | EscrowReportHeader): string {
  if (report === 'recovery-key-backup') return words.escrow.title;
  return words.compliance.titles[report === 'computer-compliance' ? 'computer' : 'enterprise'];
}

function aboutText(header: OpenedReport['header']): string {
  const { generatedAt, generatedBy, organisation } = header;
  const made = text.made(organisation, generatedBy, formatMoment(generatedAt));
  return header.report === 'recovery-audit'
    ? inOneLine([made, coverageOf(header.query.filter)])
    : made;
}

function SavedAuditReport({
  api,
  opened,
  header,
}: Omit<SavedReportScreenProps, 'onClose'> & { readonly header: AuditReportHeader }) {
  const [source] = useState(() =>
    reportSource(
      api,
      { place: 'file', id: opened.reportId },
      { isCompared: header.unusual !== undefined },
    ),
  );
  // Everything that is in it: it was filtered when it was made.
  const plain = { ...FIRST_VIEW.form, range: 'all', activity: 'everything' } as const;
  return (
    <ReportView
      source={source}
      first={{ ...FIRST_VIEW, columns: header.columns, form: plain }}
      plain={plain}
      head={<Head api={api} opened={opened} title={words.reports.title} />}
    />
  );
}

function Head({
  api,
  opened: { reportId, verdict, signature },
  title,
  isOfComputers = false,
}: Omit<SavedReportScreenProps, 'onClose'> & {
  readonly title: string;
  readonly isOfComputers?: boolean;
}) {
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{title}</h1>
      <FileVerdict {...{ api, reportId, verdict, signature, isOfComputers }} />
    </header>
  );
}
