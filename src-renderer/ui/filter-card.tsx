import { Button } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isDialogOpen } from './dialogs.ts';
import { focusField } from './focus-field.ts';
import styles from './filter-card.module.css';

interface FilterCardProps {
  readonly label: string;
  readonly more: { readonly label: string; readonly fields: ReactNode };
  /** Returns the name of the first field that is wrong. */
  readonly view: {
    readonly label: string;
    readonly isBusy: boolean;
    readonly run: () => string | undefined;
  };
  /** Absent while nothing is filtered. */
  readonly clear: { readonly label: string; readonly run: () => void } | undefined;
  /** Stands beside the buttons. */
  readonly beside?: ReactNode;
  /** The fields that are always in sight. */
  readonly children: ReactNode;
}

/**
 * What a report shows: the fields most people want, the others behind a button. Enter or **View**
 * asks for it; the first field that is wrong gets the cursor.
 */
export function FilterCard({ label, more, view, clear, beside, children }: FilterCardProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  // For somebody who may only read reports, this is the first field; with other areas the cursor is
  // already in another one.
  useEffect(() => {
    if (document.activeElement === document.body && !isDialogOpen())
      element.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = view.run();
    if (wrong !== undefined) focusField(element.current, wrong);
  };
  const clearAll = () => {
    clear?.run();
    // The button disappears when the filters are cleared.
    element.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  };
  return (
    <form
      ref={element}
      className={styles['filters']}
      aria-label={label}
      noValidate
      onSubmit={submit}
    >
      <div className={styles['fields']}>{children}</div>
      <div id={id} className={styles['fields']} hidden={!isOpen}>
        {more.fields}
      </div>
      <div className={styles['tools']}>
        <Button type="submit" appearance="primary" disabledFocusable={view.isBusy}>
          {view.label}
        </Button>
        <Button
          icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
          iconPosition="after"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {more.label}
        </Button>
        {beside}
        {clear && <Button onClick={clearAll}>{clear.label}</Button>}
      </div>
    </form>
  );
}
