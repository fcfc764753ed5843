import { BarList } from './bar-list.tsx';
import type { ChartPoint, DrawnChartProps } from './chart-point.ts';
import styles from './donut.module.css';

/** What is left free between two slices, of the whole ring. */
const GAP = 0.006;
/** A slice is at least this long, or nobody would see it. */
const SHORTEST = 0.004;

interface DonutProps extends DrawnChartProps {
  readonly total: string;
}

/**
 * Parts of a whole, with its number in the middle. The list beside it has a button for each part;
 * the ring shows the same to those who see it, and takes their clicks.
 */
export function Donut({ title, points, total, onChoose, labelled }: DonutProps) {
  return (
    <div className={styles['donut']}>
      <svg viewBox="0 0 150 150" className={styles['ring']} aria-hidden="true">
        {slicesOf(points).map(({ point, from, length }) => (
          <circle
            key={point.id}
            className={styles['slice']}
            cx="75"
            cy="75"
            r="61"
            pathLength="1"
            strokeDasharray={`${length} 1`}
            strokeDashoffset={-from}
            style={{ stroke: point.color }}
            onClick={() => {
              onChoose(point);
            }}
          >
            <title>{labelled(point.name, point.number)}</title>
          </circle>
        ))}
        <text x="75" y="75" className={styles['total']}>
          {total}
        </text>
      </svg>
      <BarList title={title} points={points} onChoose={onChoose} isLegend />
    </div>
  );
}

interface Slice {
  readonly point: ChartPoint;
  /** Where it begins and how long it is, of a ring whose length is 1. */
  readonly from: number;
  readonly length: number;
}

function slicesOf(points: readonly ChartPoint[]): readonly Slice[] {
  const drawn = points.filter(({ count }) => count > 0);
  const sum = drawn.reduce((total, { count }) => total + count, 0);
  const gap = drawn.length > 1 ? GAP : 0;
  let from = 0;
  return drawn.map((point) => {
    const share = point.count / sum;
    const slice = { point, from, length: Math.max(share - gap, SHORTEST) };
    from += share;
    return slice;
  });
}
