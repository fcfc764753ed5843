import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import styles from './problem-alert.module.css';

interface ProblemAlertProps {
  readonly what: string;
  readonly next: string;
  /** Shown behind the sentences, such as an incident number. */
  readonly reference?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Says in the place that caused it what happened and what to do next. Read out at once. */
export function ProblemAlert({ what, next, reference, action }: ProblemAlertProps) {
  return (
    <div role="alert" className={styles['alert']}>
      <span className={styles['icon']}>
        <ErrorCircleRegular fontSize={20} aria-hidden="true" />
      </span>
      <div className={styles['text']}>
        <strong className={styles['what']}>{what}</strong>
        <span>
          {next} {reference}
        </span>
      </div>
      {action && (
        <Button size="small" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
