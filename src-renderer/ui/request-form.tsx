import { Button } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useEnterSubmits } from './enter-submits.ts';
import { focusField, offerFocus } from './focus-field.ts';
import { ignoreSecondClick } from './ignore-second-click.ts';
import styles from './request-pane.module.css';

interface RequestFormProps {
  readonly title: string;
  readonly buttons: { readonly submit: string; readonly newRequest: string };
  /** Tells of the keys that begin a new request. */
  readonly newRequestKeys: { readonly title?: string; readonly 'aria-keyshortcuts'?: string };
  /** Name of the field a request begins with. */
  readonly first: string;
  readonly isBusy: boolean;
  /** Returns the names of the fields that are wrong, in their order. */
  readonly onSubmit: () => readonly string[];
  readonly onNew: () => void;
  /** Stands below the buttons: in nobody's way from the first field to the last. */
  readonly below?: ReactNode;
  readonly ref?: RefObject<HTMLFormElement | null>;
  readonly children: ReactNode;
}

/** The form a pane begins with. Enter submits; the first field that is wrong gets the cursor. */
export function RequestForm({ first, onSubmit, onNew, ref, ...props }: RequestFormProps) {
  const own = useRef<HTMLFormElement>(null);
  const element = ref ?? own;
  const id = useId();
  useEffect(() => {
    offerFocus(element.current, first);
  }, [element, first]);

  useEnterSubmits(element);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [wrong] = onSubmit();
    if (wrong !== undefined) focusField(element.current, wrong);
  };
  return (
    <form
      ref={element}
      className={styles['form']}
      aria-labelledby={id}
      noValidate
      onSubmit={submit}
    >
      <h1 id={id} className={styles['title']}>
        {props.title}
      </h1>
      {props.children}
      <div className={styles['buttons']}>
        <Button
          appearance="primary"
          type="submit"
          disabledFocusable={props.isBusy}
          onClick={ignoreSecondClick}
        >
          {props.buttons.submit}
        </Button>
        <Button
          {...props.newRequestKeys}
          onClick={() => {
            onNew();
            focusField(element.current, first);
          }}
        >
          {props.buttons.newRequest}
        </Button>
      </div>
      {props.below}
    </form>
  );
}
