import type { ChartPoint } from './chart-point.ts';
import lines from './chart-lines.module.css';
import cardStyles from './charts.module.css';
import styles from './split-bars.module.css';

export interface SplitBar {
  readonly name: string;
  /** Parts of one whole, in order. */
  readonly parts: readonly ChartPoint[];
}

interface SplitBarsProps {
  readonly title: string;
  readonly bars: readonly SplitBar[];
  readonly onChoose: (point: ChartPoint) => void;
}

/**
 * A bar for each group, split into its parts. Every part is a button below its bar: nothing is told
 * by colour or length alone.
 */
export function SplitBars({ title, bars, onChoose }: SplitBarsProps) {
  return (
    <figure className={cardStyles['card']}>
      <figcaption className={cardStyles['caption']}>{title}</figcaption>
      {bars.map(({ name, parts }) => {
        const total = Math.max(
          parts.reduce((sum, { count }) => sum + count, 0),
          1,
        );
        return (
          <div key={name} className={styles['group']}>
            <div className={styles['name']}>{name}</div>
            <div className={styles['bar']} aria-hidden="true">
              {parts.map(
                ({ id, count, color }) =>
                  count > 0 && (
                    <span
                      key={id}
                      style={{ width: `${(100 * count) / total}%`, background: color }}
                    />
                  ),
              )}
            </div>
            <ul className={styles['parts']} aria-label={`${title}, ${name}`}>
              {parts.map((part) => (
                <li key={part.id}>
                  <button
                    type="button"
                    className={`${lines['line']} ${styles['part']}`}
                    onClick={() => {
                      onChoose(part);
                    }}
                  >
                    <span className={lines['patch']} style={{ background: part.color }} />
                    {part.name}
                    <span className={lines['number']}>{part.number}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </figure>
  );
}
