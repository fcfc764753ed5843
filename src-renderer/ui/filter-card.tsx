import { Button } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import styles from './filter-card.module.css';

interface FilterCardProps {
  readonly label: string;
  readonly more: { readonly label: string; readonly fields: ReactNode };
  readonly view: { readonly label: string; readonly isBusy: boolean; readonly run: () => void };
  /** Stands beside the buttons. */
  readonly beside?: ReactNode;
  /** The fields that are always in sight. */
  readonly children: ReactNode;
}

/** What a report shows: the fields most people want, the others behind a button. Enter or **View** asks for it. */
export function FilterCard({ label, more, view, beside, children }: FilterCardProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.run();
  };
  return (
    <form className={styles['filters']} aria-label={label} noValidate onSubmit={submit}>
      <div className={styles['fields']}>{children}</div>
      <div id={id} className={styles['fields']} hidden={!isOpen}>
        {more.fields}
      </div>
      <div className={styles['tools']}>
        <Button type="submit" appearance="primary" disabledFocusable={view.isBusy}>
          {view.label}
        </Button>
        <Button icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />} iconPosition="after" aria-expanded={isOpen} aria-controls={id} onClick={() => { setOpen(!isOpen); }}>
          {more.label}
        </Button>
        {beside}
      </div>
    </form>
  );
}
