import { useArrowNavigationGroup } from '@fluentui/react-components';
import type { DrawnChartProps } from './chart-point.ts';
import styles from './column-chart.module.css';

/** More names than this do not fit side by side below the columns. */
const MOST_NAMES = 8;

/**
 * Columns side by side, in the order of their points. Each is a button; they are one stop of the
 * Tab key, and the arrow keys lead from one to the next.
 */
export function ColumnChart({ title, points, onChoose, labelled }: DrawnChartProps) {
  const arrowKeys = useArrowNavigationGroup({ axis: 'horizontal', memorizeCurrent: true });
  const highest = points.reduce<DrawnChartProps['points'][number] | undefined>(
    (best, point) => (best === undefined || point.count > best.count ? point : best),
    undefined,
  );
  const every = Math.ceil(points.length / MOST_NAMES);
  return (
    <div className={styles['chart']}>
      <div className={styles['highest']} aria-hidden="true">
        {highest?.number}
      </div>
      <ul className={styles['columns']} aria-label={title} {...arrowKeys}>
        {points.map((point, index) => (
          <li key={point.id} className={styles['place']}>
            <button
              type="button"
              className={styles['column']}
              aria-label={labelled(point.name, point.number)}
              title={labelled(point.name, point.number)}
              onClick={() => {
                onChoose(point);
              }}
            >
              <span
                className={styles['fill']}
                style={{ height: `${(100 * point.count) / Math.max(highest?.count ?? 0, 1)}%` }}
              />
            </button>
            {index % every === 0 && (
              <span className={styles['name']} aria-hidden="true">
                {point.label ?? point.name}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
