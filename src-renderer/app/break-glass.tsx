import { Button } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { Role } from '#shared/sign-in/role.ts';
import type { AskError } from '../api.ts';
import { words } from '../text/words.ts';
import { LongTextField } from '../ui/fields.tsx';
import { focusField } from '../ui/focus-field.ts';
import styles from './break-glass.module.css';

/** The part of a pane's state that break glass needs. */
export interface BeyondLimitState {
  /** The reason, as typed so far. */
  readonly whyBeyondLimit: string;
  explainBeyondLimit(why: string): void;
  /** Repeats the refused request with that reason. */
  goBeyondLimit(): void;
}

interface BreakGlassProps {
  readonly state: BeyondLimitState & { readonly failure: AskError | undefined };
  readonly role: Role;
}

const text = words.app.breakGlass;
const NAME = 'breakGlass';

/** Shown only to an admin whose request was refused for a limit, or without a code. */
export function BreakGlass({ state, role }: BreakGlassProps) {
  const title = useId();
  const section = useRef<HTMLElement>(null);
  const [isMissing, setMissing] = useState(false);
  const refused = state.failure?.code;
  if (role !== 'admin' || (refused !== 'disclosure.limitReached' && refused !== 'code.required'))
    return null;
  const isWithoutCode = refused === 'code.required';
  const isEmpty = state.whyBeyondLimit.trim() === '';
  const go = () => {
    setMissing(isEmpty);
    if (isEmpty) focusField(section.current, NAME);
    else state.goBeyondLimit();
  };
  return (
    <section ref={section} className={styles['card']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>{isWithoutCode ? text.leadWithoutCode : text.lead}</p>
      <LongTextField
        name={NAME}
        label={text.why}
        value={state.whyBeyondLimit}
        problem={isMissing && isEmpty ? text.required : undefined}
        onEdit={state.explainBeyondLimit}
      />
      <Button className={styles['go']} onClick={go}>
        {isWithoutCode ? text.goWithoutCode : text.go}
      </Button>
    </section>
  );
}
