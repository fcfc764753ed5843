import { Button } from '@fluentui/react-components';
import { DismissRegular, ShieldCheckmarkRegular, ShieldDismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { OpenedReport } from '../../../src-shared/contract.ts';
import type { Api } from '../../api.ts';
import { formatMoment, words } from '../../text/words.ts';
import { FIRST_VIEW } from './filter-form.ts';
import { ReportView } from './parts/report-view.tsx';
import { savedSource } from './report-source.ts';
import styles from './reports.module.css';

interface SavedReportScreenProps {
  readonly api: Api;
  readonly opened: OpenedReport;
  readonly onClose: () => void;
}

const text = words.reports.savedReport;
const HASH_DIGITS = 16;

/** A report file, with no profile, no network and nobody signed in. */
export function SavedReportScreen({ api, opened, onClose }: SavedReportScreenProps) {
  const [source] = useState(() => savedSource(api, opened.reportId));
  const { header, fileName } = opened;
  return (
    <main className={styles['saved']}>
      <div className={styles['savedBanner']}>
        <span>
          <strong>{fileName}</strong> {text.made(header.organisation, header.generatedBy, formatMoment(header.generatedAt))}
        </span>
        <Button icon={<DismissRegular />} onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <ReportView
        source={source}
        // Everything that is in it: it was filtered when it was made.
        first={{ ...FIRST_VIEW, columns: header.columns, form: { ...FIRST_VIEW.form, range: 'all', activity: 'everything' } }}
        viewsAtOnce
        head={
          <>
            <h1 className={styles['title']}>{words.reports.title}</h1>
            <Verdict verdict={opened.verdict} />
          </>
        }
      />
    </main>
  );
}

function Verdict({ verdict }: Pick<OpenedReport, 'verdict'>) {
  if (verdict.state === 'intact') {
    return (
      <output className={`${styles['chain']} ${styles['intact']}`}>
        <ShieldCheckmarkRegular fontSize={20} aria-hidden="true" />
        {text.intact(verdict.sha256.slice(0, HASH_DIGITS))}
      </output>
    );
  }
  return (
    <span role="alert" className={`${styles['chain']} ${styles['failed']}`}>
      <ShieldDismissRegular fontSize={20} aria-hidden="true" />
      {verdict.state === 'cut-short' ? text.cutShort : verdict.row === null ? text.altered : text.alteredAt(verdict.row)}
    </span>
  );
}
