import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import { formatNumber, formatZonedMoment } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { type AuditRow, ReportColumn } from '#shared/audit/audit-report.ts';
import type { ReportSource } from '../report-source.ts';
import { type CellOf, type FoundUnusual, rowText, valueText } from '../row-text.ts';
import { type KnownRequest, useRequest } from '../use-request.ts';
import { CopiedHash } from './copied-hash.tsx';
import { SaveEvidence } from './save-evidence.tsx';
import styles from './entry-pane.module.css';

interface EntryPaneProps {
  readonly element: RefObject<HTMLElement | null>;
  readonly source: ReportSource;
  readonly unusual: FoundUnusual;
  /** The row that is chosen. */
  readonly row: AuditRow;
  /** How often the cursor was led into it. */
  readonly entered: number;
  readonly onClose: () => void;
}

const text = words.reports.entry;

/** Everything that is known of one entry, and of the request it belongs to. */
export function EntryPane({ element, source, unusual, row, entered, onClose }: EntryPaneProps) {
  const title = useId();
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [element]);
  useEffect(() => {
    if (entered > 0) element.current?.focus();
  }, [element, entered]);
  const request = useRequest(source, row.sequence);
  // Another entry of the request, which the table may not have.
  const [other, setOther] = useState<AuditEntry>();
  const isOther = other !== undefined && request.entries?.includes(other) === true;
  const own = request.entries?.find(({ sequence }) => sequence === row.sequence);
  const whole = isOther ? other : own;
  const shown = whole ?? row.entry;
  const sequence = whole?.sequence ?? row.sequence;
  return (
    <section ref={element} className={styles['pane']} aria-labelledby={title} tabIndex={-1}>
      <div className={styles['head']}>
        <h2 id={title} className={styles['title']}>
          {text.title(formatNumber(sequence))}
        </h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={words.app.close}
          onClick={onClose}
        />
      </div>
      {shown === null ? (
        <p>{words.reports.damagedRow(sequence)}</p>
      ) : (
        <Facts entry={shown} sequence={sequence} unusual={unusual} whole={whole} />
      )}
      <Steps request={request} current={sequence} onChoose={setOther} />
      {source.live && (
        <SaveEvidence key={row.sequence} live={source.live} sequence={row.sequence} />
      )}
      {request.failure && <ProblemAlert {...problemText(request.failure)} />}
    </section>
  );
}

interface FactsProps extends CellOf {
  /** Once it is there: with its hashes. */
  readonly whole: AuditEntry | undefined;
}

/** Every field in words, those that are empty too: that nothing stands there is a fact. */
function Facts({ whole, ...row }: FactsProps) {
  return (
    <dl className={styles['facts']}>
      {ReportColumn.options.map((column) => (
        <Fact key={column} name={words.reports.columns[column]}>
          {rowText(row, column) || text.empty}
        </Fact>
      ))}
      <Fact name={text.requestId}>{whole?.requestId ?? ''}</Fact>
      <Fact name={text.hash}>
        {whole && <CopiedHash key={whole.hash} hash={whole.hash} label={text.copyHash} />}
      </Fact>
      <Fact name={text.previousHash}>
        {whole && (
          <CopiedHash
            key={whole.previousHash}
            hash={whole.previousHash}
            label={text.copyPreviousHash}
          />
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface StepsProps {
  readonly request: KnownRequest;
  readonly current: number;
  readonly onChoose: (entry: AuditEntry) => void;
}

/** What was done in one request, in order: its intents and outcomes, copies, saves, read-back. */
function Steps({ request: { entries, damaged }, current, onChoose }: StepsProps) {
  return (
    <>
      <h3 className={styles['subtitle']}>{text.steps}</h3>
      <ol className={styles['steps']}>
        {entries?.map((entry) => (
          <li key={entry.sequence}>
            <button
              type="button"
              className={styles['step']}
              aria-current={entry.sequence === current || undefined}
              onClick={() => {
                onChoose(entry);
              }}
            >
              <span>{valueText('action', entry.action)}</span>
              <span>
                {entry.result === 'intended' ? text.begun : valueText('result', entry.result)}
              </span>
              <span className={styles['when']}>
                {text.step(formatNumber(entry.sequence), formatZonedMoment(entry.time))}
              </span>
            </button>
          </li>
        ))}
        {damaged?.map((sequence) => (
          <li key={sequence}>{words.reports.damagedRow(sequence)}</li>
        ))}
      </ol>
    </>
  );
}
