import { formatNumber, formatShare, words } from '#renderer/text/words.ts';
import type { EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import styles from './summary-table.module.css';

/** What is counted, and how many computers it is. */
type Column = readonly [name: string, count: number];

const text = words.compliance.enterprise;

/** The numbers of the report's head, and what share of the managed computers each is. */
export function SummaryTable({ summary }: { readonly summary: EnterpriseSummary }) {
  const { managed, byCompliance, exempt } = summary;
  const columns: readonly Column[] = [
    [text.totals.compliant, byCompliance.compliant],
    [text.totals.nonCompliant, byCompliance['non-compliant']],
    [text.totals.unknown, byCompliance.unknown],
    [text.totals.exempt, exempt],
    [text.totals.nonExempt, managed - exempt],
  ];
  return (
    <section className={styles['card']} aria-label={text.summary}>
      <table
        className={styles['summary']}
        aria-label={text.summary}
        aria-describedby="compliance-summary-hint"
      >
        <Head columns={columns} />
        <Numbers managed={managed} columns={columns} />
      </table>
      <p id="compliance-summary-hint" className={styles['hint']}>
        {text.summaryHint}
      </p>
    </section>
  );
}

function Head({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {/* Above the names of the rows. */}
        <td aria-label={text.summary} />
        <th scope="col">{text.managed}</th>
        {columns.map(([name]) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface NumbersProps {
  readonly managed: number;
  readonly columns: readonly Column[];
}

function Numbers({ managed, columns }: NumbersProps) {
  return (
    <tbody>
      <tr>
        <th scope="row">{text.number}</th>
        <td>{formatNumber(managed)}</td>
        {columns.map(([name, count]) => (
          <td key={name}>{formatNumber(count)}</td>
        ))}
      </tr>
      <tr className={styles['share']}>
        <th scope="row">{text.percent}</th>
        <td>{formatShare(managed === 0 ? 0 : 1)}</td>
        {columns.map(([name, count]) => (
          <td key={name}>{formatShare(managed === 0 ? 0 : count / managed)}</td>
        ))}
      </tr>
    </tbody>
  );
}
