import { DonutChart } from '@fluentui/react-charts';
import { useRef } from 'react';
import { BarList } from './bar-list.tsx';
import type { ChartPoint, ChartProps } from './chart-point.ts';
import { useNoTabStops } from './use-no-tab-stops.ts';
import styles from './charts.module.css';

const SIZE = 150;

interface DonutProps extends ChartProps {
  readonly total: string;
}

/** Parts of a whole, with its number in the middle; the list beside it names each part. */
export function Donut({ title, points, total, onChoose }: DonutProps) {
  const ring = useRef<HTMLDivElement>(null);
  useNoTabStops(ring);
  return (
    <div className={styles['donut']}>
      {/* Everything it shows stands in the list, which can be reached without a mouse. */}
      <div ref={ring} aria-hidden="true" className={styles['ring']}>
        <DonutChart
          data={{ chartTitle: title, chartData: points.map((point) => slice(point, onChoose)) }}
          width={SIZE}
          height={SIZE}
          innerRadius={48}
          valueInsideDonut={total}
          hideLegend
          hideLabels
          roundCorners
        />
      </div>
      <BarList title={title} points={points} onChoose={onChoose} isLegend />
    </div>
  );
}

function slice(point: ChartPoint, onChoose: ChartProps['onChoose']) {
  return {
    legend: point.name,
    data: point.count,
    color: point.color ?? '',
    yAxisCalloutData: point.number,
    onClick: () => {
      onChoose(point);
    },
  };
}
