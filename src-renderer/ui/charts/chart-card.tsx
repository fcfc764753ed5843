import { ToggleButton } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { BarList } from './bar-list.tsx';
import type { DrawnChartProps } from './chart-point.ts';
import { ColumnChart } from './column-chart.tsx';
import { Donut } from './donut.tsx';
import styles from './charts.module.css';

interface ChartCardProps extends DrawnChartProps {
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
 * columns. The charts are a few lines of HTML and SVG of our own: Fluent UI's react-charts brought
 * 230 KB of script for two kinds of chart, and had to be corrected from outside, since its bars
 * answer to no key, its slices cannot be left out of the order of the Tab key, and it keeps its
 * first size.
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
            aria-label={chart.labelled(chart.title, asTable)}
            title={asTable}
            onClick={() => {
              setTable(!isTable);
            }}
          />
        )}
      </figcaption>
      {kind === 'bars' || isTable ? (
        <BarList {...chart} />
      ) : kind === 'donut' ? (
        <Donut {...chart} total={total} />
      ) : (
        <ColumnChart {...chart} />
      )}
    </figure>
  );
}
