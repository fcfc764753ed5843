import { tokens } from '@fluentui/react-components';
import { formatNumber, formatShare, words } from '#renderer/text/words.ts';
import { ChartCard } from '#renderer/ui/charts/chart-card.tsx';
import type { ChartPoint } from '#renderer/ui/charts/chart-point.ts';
import { SplitBars } from '#renderer/ui/charts/split-bars.tsx';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import type { ComplianceForm } from '#shared/compliance/compliance-view.ts';
import { DriveGroup, type EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import { codeText } from '../cell-text.ts';
import { NO_FILTERS } from '../filter-form.ts';
import styles from './dashboard.module.css';

interface DashboardProps {
  readonly summary: EnterpriseSummary;
  readonly onNarrow: (changes: Partial<ComplianceForm>) => void;
}

const text = words.compliance.enterprise;

const STATUS_COLORS: Readonly<Record<ComplianceStatus, string>> = {
  compliant: tokens.colorPaletteGreenBackground3,
  'non-compliant': tokens.colorStatusDangerBackground3,
  'user-exempt': tokens.colorPaletteBlueBorderActive,
  'temporary-user-exempt': tokens.colorPaletteTealBorderActive,
  'policy-not-enforced': tokens.colorPaletteMarigoldBackground3,
  unknown: tokens.colorNeutralForeground4,
};

/**
 * How the whole organisation stands, in three charts. Each part of them narrows the details to what
 * it counts.
 */
export function Dashboard({
  summary: { managed, byStatus, byError, byDrives },
  onNarrow,
}: DashboardProps) {
  const narrow = (changes: Partial<ComplianceForm>) => {
    onNarrow({ ...NO_FILTERS, ...changes });
  };
  const nonCompliant = byStatus['non-compliant'];
  const statuses = ComplianceStatus.options
    .filter((status) => byStatus[status] > 0)
    .map((status) => ({
      ...point(status, byStatus[status], managed, codeText('status', status)),
      color: STATUS_COLORS[status],
    }));
  const errors = ComplianceError.options
    .filter((error) => byError[error] > 0)
    .sort((one, other) => byError[other] - byError[one])
    .map((error) => point(error, byError[error], nonCompliant, codeText('error', error)));
  const drives = (kind: 'os' | 'fixed') => {
    const [good, bad] = [
      DriveGroup.parse(`${kind}-compliant`),
      DriveGroup.parse(`${kind}-non-compliant`),
    ];
    const total = byDrives[good] + byDrives[bad];
    return {
      name: text.drives[kind],
      parts: [
        {
          ...point(good, byDrives[good], total, codeText('status', 'compliant')),
          color: STATUS_COLORS.compliant,
        },
        {
          ...point(bad, byDrives[bad], total, codeText('status', 'non-compliant')),
          color: STATUS_COLORS['non-compliant'],
        },
      ],
    };
  };
  return (
    <section className={styles['charts']} aria-label={text.dashboard}>
      <ChartCard
        kind="donut"
        title={text.byStatus}
        asTable={text.asTable}
        total={formatNumber(managed)}
        points={statuses}
        onChoose={({ id }) => {
          narrow({ status: ComplianceStatus.parse(id) });
        }}
      />
      <ChartCard
        kind="bars"
        title={text.byError}
        asTable={text.asTable}
        points={errors}
        onChoose={({ id }) => {
          narrow({ status: 'non-compliant', error: ComplianceError.parse(id) });
        }}
      />
      <SplitBars
        title={text.byDrives}
        bars={[drives('os'), drives('fixed')]}
        onChoose={({ id }) => {
          narrow({ drives: DriveGroup.parse(id) });
        }}
      />
    </section>
  );
}

function point(id: string, count: number, total: number, name: string): ChartPoint {
  return {
    id,
    count,
    name,
    number: `${formatNumber(count)} · ${formatShare(total === 0 ? 0 : count / total)}`,
  };
}
