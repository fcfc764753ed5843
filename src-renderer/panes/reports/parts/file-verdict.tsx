import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { VerdictLine } from '#renderer/ui/verdict-line.tsx';
import type { ReportVerdict } from '#shared/reports/report-file.ts';
import styles from './file-verdict.module.css';

interface FileVerdictProps {
  readonly verdict: ReportVerdict;
  /** Computers have no hashes of their own: the whole vouches for them. */
  readonly isOfComputers: boolean;
}

const text = words.reports.savedReport;
/** Digits of half a hash: in a narrow window it breaks in the middle. */
const HALF = 32;

/**
 * What checking a report file found. Whoever alters a row can make its hashes anew: a file that
 * fits itself may still not be the one that was exported.
 */
export function FileVerdict({ verdict, isOfComputers }: FileVerdictProps) {
  if (verdict.state === 'intact')
    return <Consistent sha256={verdict.sha256} isOfComputers={isOfComputers} />;
  return <VerdictLine tone="bad" text={faultText(verdict, isOfComputers)} />;
}

function Consistent({
  sha256,
  isOfComputers,
}: Pick<FileVerdictProps, 'isOfComputers'> & { readonly sha256: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className={styles['verdict']}>
      <VerdictLine
        tone="neutral"
        text={isOfComputers ? text.consistentComputers : text.consistent}
      />
      <p className={styles['origin']}>{text.noOrigin}</p>
      <div className={styles['hash']}>
        <span>{text.sha256}</span>
        <code className={styles['digits']}>
          {sha256.slice(0, HALF)}
          <wbr />
          {sha256.slice(HALF)}
        </code>
        <Button
          size="small"
          icon={<CopyRegular />}
          onClick={() => {
            setCopied(copyText(sha256));
          }}
        >
          {text.copySha256}
        </Button>
        <output>{isCopied && text.copiedSha256}</output>
      </div>
    </div>
  );
}

function faultText(
  verdict: Exclude<ReportVerdict, { readonly state: 'intact' }>,
  isOfComputers: boolean,
): string {
  if (verdict.state === 'cut-short') return text.cutShort;
  if (verdict.row === null) return text.altered;
  return (isOfComputers ? text.noComputerAt : text.alteredAt)(verdict.row);
}
