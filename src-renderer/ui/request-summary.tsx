import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { offerFocus } from './focus-field.ts';
import styles from './request-pane.module.css';
import own from './request-summary.module.css';

interface RequestSummaryProps {
  /** Of the pane. */
  readonly title: string;
  /** Of what stands below it. */
  readonly heading: string;
  /** What was filled in, by name; what is empty is left out. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What is done next, mostly. */
  readonly newRequest: {
    readonly label: string;
    readonly run: () => void;
    /** Tells of the keys for it. */
    readonly keys: { readonly title?: string; readonly 'aria-keyshortcuts'?: string };
  };
  /** Stands below that. */
  readonly children?: ReactNode;
}

/**
 * Stands in the place of a form while what it asked for is on screen: what was filled in. It cannot
 * be edited, so nothing of it gets into the next caller's record.
 */
export function RequestSummary({
  title,
  heading,
  facts,
  newRequest,
  children,
}: RequestSummaryProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window the secret stands below: it is what must be in sight.
    offerFocus(section.current, 'new-request', { preventScroll: true });
  }, []);
  return (
    <section ref={section} className={styles['form']} aria-labelledby={id}>
      <h1 className={styles['title']}>{title}</h1>
      <h2 id={id} className={own['title']}>
        {heading}
      </h2>
      <dl className={own['facts']}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Button
        name="new-request"
        {...newRequest.keys}
        appearance="primary"
        onClick={newRequest.run}
        onKeyDown={ignoreHeldKey}
      >
        {newRequest.label}
      </Button>
      {children}
    </section>
  );
}

/** The Enter that submitted the form may still be held down. */
function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
