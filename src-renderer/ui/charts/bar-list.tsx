import type { ChartProps } from './chart-point.ts';
import styles from './bar-list.module.css';
import lines from './chart-lines.module.css';

interface BarListProps extends ChartProps {
  /** Instead of a bar, each has a patch of the colour it has in the chart beside the list. */
  readonly isLegend?: boolean;
}

/**
 * Names and numbers, longest bar for the highest number. Each line is a button: it is heard and
 * reached like any other.
 */
export function BarList({ title, points, none = '', onChoose, isLegend = false }: BarListProps) {
  if (points.length === 0 && none !== '') return <p className={lines['none']}>{none}</p>;
  const highest = Math.max(...points.map(({ count }) => count), 1);
  return (
    <ul className={lines['lines']} aria-label={title}>
      {points.map((point) => (
        <li key={point.id}>
          <button
            type="button"
            className={`${lines['line']} ${styles[isLegend ? 'legend' : 'bar']}`}
            onClick={() => {
              onChoose(point);
            }}
          >
            {isLegend && <span className={lines['patch']} style={{ background: point.color }} />}
            <span className={lines['name']} title={point.name}>
              {point.name}
            </span>
            <span className={lines['number']}>{point.number}</span>
            {!isLegend && (
              <span className={styles['track']}>
                <span
                  className={styles['fill']}
                  style={{ width: `${(100 * point.count) / highest}%` }}
                />
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
