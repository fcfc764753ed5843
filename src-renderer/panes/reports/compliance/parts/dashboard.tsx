import { tokens } from '@fluentui/react-components';
import { formatNumber, formatShare } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ChartCard } from '#renderer/ui/charts/chart-card.tsx';
import type { ChartPoint } from '#renderer/ui/charts/chart-point.ts';
import { type SplitBar, SplitBars } from '#renderer/ui/charts/split-bars.tsx';
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
export function Dashboard({ summary, onNarrow }: DashboardProps) {
  const narrow = (changes: Partial<ComplianceForm>) => {
    onNarrow({ ...NO_FILTERS, ...changes });
  };
  return (
    <section className={styles['charts']} aria-label={text.dashboard}>
      <ChartCard
        kind="donut"
        title={text.byStatus}
        asTable={text.asTable}
        labelled={words.app.labelled}
        total={formatNumber(summary.managed)}
        points={statusPoints(summary)}
        onChoose={({ id }) => {
          narrow({ status: ComplianceStatus.parse(id) });
        }}
      />
      <ChartCard
        kind="bars"
        title={text.byError}
        asTable={text.asTable}
        labelled={words.app.labelled}
        points={errorPoints(summary)}
        onChoose={({ id }) => {
          narrow({ status: 'non-compliant', error: ComplianceError.parse(id) });
        }}
      />
      <SplitBars
        title={text.byDrives}
        bars={[driveBar('os', summary), driveBar('fixed', summary)]}
        onChoose={({ id }) => {
          narrow({ drives: DriveGroup.parse(id) });
        }}
      />
    </section>
  );
}

function statusPoints({ managed, byStatus }: EnterpriseSummary): readonly ChartPoint[] {
  return ComplianceStatus.options
    .filter((status) => byStatus[status] > 0)
    .map((status) => ({
      ...point({ id: status, name: codeText('status', status) }, byStatus[status], managed),
      color: STATUS_COLORS[status],
    }));
}

/** The most frequent first. */
function errorPoints({ byStatus, byError }: EnterpriseSummary): readonly ChartPoint[] {
  return ComplianceError.options
    .filter((error) => byError[error] > 0)
    .sort((one, other) => byError[other] - byError[one])
    .map((error) =>
      point({ id: error, name: errorName(error) }, byError[error], byStatus['non-compliant']),
    );
}

function errorName(error: ComplianceError): string {
  return error === 'no-error' ? text.noErrorReported : codeText('error', error);
}

function driveBar(kind: 'os' | 'fixed', { byDrives }: EnterpriseSummary): SplitBar {
  const [good, bad] = [
    DriveGroup.parse(`${kind}-compliant`),
    DriveGroup.parse(`${kind}-non-compliant`),
  ];
  const total = byDrives[good] + byDrives[bad];
  const part = (id: DriveGroup, status: 'compliant' | 'non-compliant') => ({
    ...point({ id, name: codeText('status', status) }, byDrives[id], total),
    color: STATUS_COLORS[status],
  });
  return { name: text.drives[kind], parts: [part(good, 'compliant'), part(bad, 'non-compliant')] };
}

function point(named: Pick<ChartPoint, 'id' | 'name'>, count: number, total: number): ChartPoint {
  const share = total === 0 ? 0 : count / total;
  return { ...named, count, number: `${formatNumber(count)} · ${formatShare(share)}` };
}
