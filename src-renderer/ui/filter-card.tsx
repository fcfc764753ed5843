import { Button } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import styles from './filter-card.module.css';

interface FilterCardProps {
  readonly label: string;
  readonly more: { readonly label: string; readonly fields: ReactNode };
  readonly view: { readonly label: string; readonly isBusy: boolean; readonly run: () => void };
  /** Stands beside the button. */
  readonly beside?: ReactNode;
  /** The fields that are always in sight. */
  readonly children: ReactNode;
}

/** What a report shows: the fields most people want, the others behind a word. Enter or the button asks for it. */
export function FilterCard({ label, more, view, beside, children }: FilterCardProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.run();
  };
  return (
    <form className={styles['filters']} aria-label={label} noValidate onSubmit={submit}>
      <div className={styles['fields']}>{children}</div>
      <details className={styles['more']}>
        <summary>{more.label}</summary>
        <div className={styles['fields']}>{more.fields}</div>
      </details>
      <div className={styles['tools']}>
        <Button type="submit" appearance="primary" disabledFocusable={view.isBusy}>
          {view.label}
        </Button>
        {beside}
      </div>
    </form>
  );
}
