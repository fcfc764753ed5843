import { VerticalBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { ChartProps } from './chart-point.ts';
import { useElementWidth } from './use-element-width.ts';
import { usePressedPoint } from './use-pressed-point.ts';
import styles from './charts.module.css';

const HEIGHT = 168;
const MARGINS = { left: 36, right: 8, top: 12, bottom: 24 };
/** What a label below a column needs, in pixels. */
const LABEL_WIDTH = 56;

/** Columns side by side, in the order of their points. */
export function ColumnChart({ title, points, onChoose }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const width = useElementWidth(element);
  usePressedPoint(element);
  const every = Math.ceil((points.length * LABEL_WIDTH) / Math.max(width, LABEL_WIDTH));
  const labelled = new Set(
    points.filter((_point, index) => index % every === 0).map(({ name }) => name),
  );
  return (
    <div ref={element} className={styles['columns']}>
      {width > 0 && (
        <VerticalBarChart
          // The library draws what it is given first for ever; another width is another chart.
          key={width}
          chartTitle={title}
          width={width}
          height={HEIGHT}
          margins={MARGINS}
          data={points.map((point) => ({
            x: point.name,
            y: point.count,
            legend: title,
            xAxisCalloutData: point.name,
            yAxisCalloutData: point.number,
            callOutAccessibilityData: { ariaLabel: `${point.name}: ${point.number}` },
            color: tokens.colorBrandBackground,
            onClick: () => {
              onChoose(point);
            },
          }))}
          tickValues={[...labelled]}
          yAxisTickCount={3}
          barWidth="auto"
          maxBarWidth={48}
          xAxisInnerPadding={0.3}
          xAxisOuterPadding={0.15}
          useSingleColor
          colors={[tokens.colorBrandBackground]}
          roundCorners
          hideLegend
          hideLabels
          hideTickOverlap
        />
      )}
    </div>
  );
}
