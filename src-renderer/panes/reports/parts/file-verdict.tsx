import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Api } from '#renderer/api.ts';
import { formatNumber, formatMoment } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { VerdictLine } from '#renderer/ui/verdict-line.tsx';
import type { ReportOrigin, ReportVerdict } from '#shared/reports/report-file.ts';
import type { SignatureVerdict } from '#shared/reports/report-signature.ts';
import styles from './file-verdict.module.css';

interface FileVerdictProps {
  readonly api: Api;
  readonly reportId: string;
  readonly verdict: ReportVerdict;
  readonly signature: SignatureVerdict;
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
export function FileVerdict({ verdict, ...about }: FileVerdictProps) {
  if (verdict.state === 'intact') return <Consistent {...about} sha256={verdict.sha256} />;
  return <VerdictLine tone="bad" text={faultText(verdict, about.isOfComputers)} />;
}

function Consistent({
  api,
  reportId,
  sha256,
  signature,
  isOfComputers,
}: Omit<FileVerdictProps, 'verdict'> & { readonly sha256: string }) {
  const [isCopied, setCopied] = useState(false);
  const origin = useOrigin(api, reportId);
  const isProved = signature.state === 'fits' || origin?.state === 'from-log';
  return (
    <div className={styles['verdict']}>
      <VerdictLine
        tone={isProved ? 'good' : 'neutral'}
        text={isOfComputers ? text.consistentComputers : text.consistent}
      />
      <Signature found={signature} />
      <p className={styles['origin']}>{originText(origin, isProved)}</p>
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

function Signature({ found }: { readonly found: SignatureVerdict }) {
  const { fits, none, unknownKey, doesNotFit } = words.signatures;
  switch (found.state) {
    case 'fits':
      return <VerdictLine tone="good" text={fits(found.organisation, found.key)} />;
    case 'does-not-fit':
      return <VerdictLine tone="bad" text={doesNotFit(found.organisation, found.key)} />;
    case 'unknown-key':
      return <p className={styles['origin']}>{unknownKey(found.key)}</p>;
    case 'none':
      return <p className={styles['origin']}>{none}</p>;
  }
}

/** `undefined` until the log was asked. */
function useOrigin(api: Api, reportId: string): ReportOrigin | undefined {
  const [origin, setOrigin] = useState<ReportOrigin>();
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    api.ask('reports.origin', { reportId }, { signal }).then(
      (found) => {
        if (!signal.aborted) setOrigin(found);
      },
      // A log that cannot be read proves nothing: the file stays consistent, and no more.
      () => {
        if (!signal.aborted) setOrigin({ state: 'not-asked' });
      },
    );
    return () => {
      stopping.abort();
    };
  }, [api, reportId]);
  return origin;
}

/** @param isProved whatever the log says, the origin need not be doubted */
function originText(origin: ReportOrigin | undefined, isProved: boolean): string {
  if (origin === undefined) return text.askingOrigin;
  if (origin.state === 'from-log')
    return text.fromLog(formatNumber(origin.sequence), origin.operator, formatMoment(origin.time));
  const unproved = isProved ? '' : text.noOrigin;
  return origin.state === 'not-found' ? inOneLine([text.notInLog, unproved]) : unproved;
}

function faultText(
  verdict: Exclude<ReportVerdict, { readonly state: 'intact' }>,
  isOfComputers: boolean,
): string {
  if (verdict.state === 'cut-short') return text.cutShort;
  if (verdict.row === null) return text.altered;
  return (isOfComputers ? text.noComputerAt : text.alteredAt)(verdict.row);
}
