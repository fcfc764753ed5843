import { Button } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { isDialogOpen } from './dialogs.ts';
import { focusField } from './focus-field.ts';
import { useKeys } from './use-keys.ts';
import styles from './filter-card.module.css';

interface FilterCardProps {
  readonly label: string;
  readonly more: { readonly label: string; readonly fields: ReactNode };
  /** Returns the name of the first field that is wrong. */
  readonly view: { readonly label: string; readonly run: () => string | undefined | void };
  /** Enter in a field does not wait for whoever types to pause. Returns as `view.run`. */
  readonly onEnter: () => string | undefined | void;
  /** Absent while nothing is filtered. */
  readonly clear: { readonly label: string; readonly run: () => void } | undefined;
  /** Stands beside the buttons. */
  readonly beside?: ReactNode;
  /** The fields that are always in sight. */
  readonly children: ReactNode;
}

/**
 * What a report shows: the fields most people want, the others behind a button. What is set in them
 * applies by itself; **View** reads the whole report anew. The first field that is wrong gets the
 * cursor.
 */
export function FilterCard({
  label,
  more,
  view,
  onEnter,
  clear,
  beside,
  children,
}: FilterCardProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const { submit, clearAll } = useFilterForm(element, { view, onEnter, clear });
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
        <Button type="submit" appearance="primary">
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

/** Where the cursor begins, and goes to; and what Enter does. */
function useFilterForm(
  element: RefObject<HTMLFormElement | null>,
  { view, onEnter, clear }: Pick<FilterCardProps, 'view' | 'onEnter' | 'clear'>,
) {
  // For somebody who may only read reports, this is the first field; with other areas the cursor is
  // already in another one.
  useEffect(() => {
    if (document.activeElement === document.body && !isDialogOpen())
      element.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [element]);
  const orFocus = (wrong: string | undefined | void) => {
    if (typeof wrong === 'string') focusField(element.current, wrong);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    orFocus(view.run());
  };
  useKeys(element, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    orFocus(onEnter());
  });
  const clearAll = () => {
    clear?.run();
    // The button disappears when the filters are cleared.
    element.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  };
  return { submit, clearAll };
}
