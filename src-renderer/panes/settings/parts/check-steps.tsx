import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  SubtractCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import { words } from '#renderer/text/words.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { stepText } from '../check-text.ts';
import styles from '../settings.module.css';

const ICONS = {
  passed: CheckmarkCircleFilled,
  warning: WarningFilled,
  failed: ErrorCircleFilled,
  skipped: SubtractCircleRegular,
};

const text = words.settings.check;

// A step that failed may be below the edge of the dialog.
const intoView = (item: HTMLLIElement | null) => {
  item?.scrollIntoView({ block: 'nearest' });
};

/**
 * Every step with an icon, a word and a sentence; a failed one with what to do about it. The steps
 * after it only say that they were not tried.
 */
export function CheckSteps({ steps }: { readonly steps: readonly CheckStep[] }) {
  return (
    <ol className={styles['steps']} aria-label={text.title} aria-live="polite">
      {steps.map((step) => {
        const { seen, next } = stepText(step);
        const Icon = ICONS[step.state];
        const isUntried = step.state === 'skipped' && step.because === 'failed-before';
        return (
          <li
            // There may be several of a kind of source.
            key={`${step.name} ${step.state === 'skipped' ? '' : (step.facts['source'] ?? '')}`}
            ref={step.state === 'failed' ? intoView : undefined}
            className={styles['step']}
          >
            <span className={`${styles['icon']} ${styles[step.state]}`}>
              <Icon title={text.states[step.state]} />
            </span>
            {isUntried ? (
              <div className={styles['seen']}>
                <span className={styles['stepName']}>
                  {words.app.labelled(text.steps[step.name], '')}
                </span>
                {text.untried}
              </div>
            ) : (
              <div>
                <strong className={styles['stepName']}>{text.steps[step.name]}</strong>
                <div className={styles['seen']}>{seen}</div>
                {next !== undefined && <div className={styles['next']}>{next}</div>}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
