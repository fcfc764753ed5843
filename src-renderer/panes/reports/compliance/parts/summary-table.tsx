import { formatNumber, formatShare } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import type { EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import { codeText } from '../cell-text.ts';
import styles from './summary-table.module.css';

/** What is counted, how many computers it is, and the statuses of the chart they have. */
interface Column {
  readonly name: string;
  readonly count: number;
  readonly statuses?: readonly ComplianceStatus[];
}

const text = words.compliance.enterprise;

/** The numbers of the report's head, and what share of the managed computers each is. */
export function SummaryTable({ summary }: { readonly summary: EnterpriseSummary }) {
  const { managed, byCompliance, exempt } = summary;
  const columns: readonly Column[] = [
    {
      name: text.totals.compliant,
      count: byCompliance.compliant,
      statuses: ['compliant', 'user-exempt', 'policy-not-enforced'],
    },
    {
      name: text.totals.nonCompliant,
      count: byCompliance['non-compliant'],
      statuses: ['non-compliant', 'temporary-user-exempt'],
    },
    { name: text.totals.unknown, count: byCompliance.unknown },
    { name: text.totals.exempt, count: exempt },
    { name: text.totals.nonExempt, count: managed - exempt },
  ];
  return (
    <section className={styles['card']} aria-label={text.summary}>
      <table
        className={styles['summary']}
        aria-label={text.summary}
        aria-describedby="compliance-summary-hint"
      >
        <Head columns={columns} />
        <Numbers summary={summary} columns={columns} />
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
        {columns.map(({ name }) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface NumbersProps {
  readonly summary: EnterpriseSummary;
  readonly columns: readonly Column[];
}

function Numbers({ summary, columns }: NumbersProps) {
  const { managed, byStatus } = summary;
  return (
    <tbody>
      <tr>
        <th scope="row">{text.number}</th>
        <td>{formatNumber(managed)}</td>
        {columns.map(({ name, count }) => (
          <td key={name}>{formatNumber(count)}</td>
        ))}
      </tr>
      <tr className={styles['share']}>
        <th scope="row">{text.percent}</th>
        <td>{formatShare(managed === 0 ? 0 : 1)}</td>
        {columns.map(({ name, count }) => (
          <td key={name}>{formatShare(managed === 0 ? 0 : count / managed)}</td>
        ))}
      </tr>
      <tr className={styles['parts']}>
        <th scope="row">{text.parts}</th>
        <td>{partsText([], byStatus)}</td>
        {columns.map(({ name, statuses = [] }) => (
          <td key={name}>{partsText(statuses, byStatus)}</td>
        ))}
      </tr>
    </tbody>
  );
}

function partsText(
  statuses: readonly ComplianceStatus[],
  byStatus: EnterpriseSummary['byStatus'],
): string {
  return statuses
    .filter((status) => byStatus[status] > 0)
    .map((status) => text.part(formatNumber(byStatus[status]), codeText('status', status)))
    .join('\n');
}
