import type { AuditEntry } from '../../../../src-shared/model/audit-entry.ts';
import { formatMoment, words } from '../../../text/words.ts';
import table from '../../../ui/data-table.module.css';
import styles from '../reports.module.css';

const text = words.reports;
const REASONS: Readonly<Record<string, string>> = { ...words.manageTpm.reasons, ...words.driveRecovery.reasons };
const COLUMNS = Object.entries(text.columns);

/** The seed's columns, and those it lacked. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    // Wider than the window: it scrolls, and whoever has no mouse has to be able to get hold of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['scroller']} aria-label={text.title} tabIndex={0}>
      <table className={table['table']} aria-label={text.title}>
        <thead>
          <tr>
            {COLUMNS.map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.sequence} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ entry }: { readonly entry: AuditEntry }) {
  const { keyType } = entry;
  return (
    <tr>
      <td>{formatMoment(entry.time)}</td>
      <td>{text.sources[entry.source]}</td>
      <td>{text.actions[entry.action]}</td>
      <td className={entry.result === 'failed' ? styles['failed'] : undefined}>{text.results[entry.result]}</td>
      <td>{entry.operator}</td>
      <td>{entry.endUser}</td>
      <td>{entry.computer}</td>
      <td>{keyType === '' ? '' : text.keyTypes[keyType]}</td>
      <td className={styles['code']}>{entry.keyId}</td>
      <td>{REASONS[entry.reason]}</td>
      <td>{entry.note}</td>
      <td>{entry.ticket}</td>
      <td>{entry.workstation}</td>
    </tr>
  );
}
