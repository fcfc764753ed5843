import { ToggleButton } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { Suspense, lazy, useState } from 'react';
import { BarList } from './bar-list.tsx';
import type { ChartProps } from './chart-point.ts';
import styles from './charts.module.css';

// The library is large, and of no use before there is something to draw.
const ColumnChart = lazy(async () => ({
  default: (await import('./column-chart.tsx')).ColumnChart,
}));
const Donut = lazy(async () => ({ default: (await import('./donut.tsx')).Donut }));

interface ChartCardProps extends ChartProps {
  /** Columns for what has an order, a donut for parts of a whole, bars for names. */
  readonly kind: 'columns' | 'donut' | 'bars';
  /** The sum, for the middle of a donut. */
  readonly total?: string;
  /** What the button is called that shows the same as a list of names and numbers. */
  readonly asTable: string;
  readonly isWide?: boolean;
}

/**
 * A chart with its title. Whatever is drawn can be had in words: beside a donut, and in place of
 * columns.
 */
export function ChartCard({ kind, asTable, total = '', isWide = false, ...chart }: ChartCardProps) {
  const [isTable, setTable] = useState(false);
  return (
    <figure
      aria-label={chart.title}
      className={`${styles['card']} ${isWide ? styles['wide'] : ''}`}
    >
      <figcaption className={styles['caption']}>
        {chart.title}
        {kind === 'columns' && (
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<TableRegular />}
            checked={isTable}
            aria-label={`${chart.title}: ${asTable}`}
            title={asTable}
            onClick={() => {
              setTable(!isTable);
            }}
          />
        )}
      </figcaption>
      <Suspense fallback={<div className={styles['coming']} />}>
        {kind === 'bars' || isTable ? (
          <BarList {...chart} />
        ) : kind === 'donut' ? (
          <Donut {...chart} total={total} />
        ) : (
          <ColumnChart {...chart} />
        )}
      </Suspense>
    </figure>
  );
}
