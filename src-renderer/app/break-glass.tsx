import { Button } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { Settings } from '#shared/console/settings.ts';
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
  /** Whether the organisation lets an admin go beyond the limit. */
  readonly isAllowed: boolean;
}

const text = words.app.breakGlass;
const NAME = 'breakGlass';

/** Shown only to an admin whose request was refused for a limit, or without a code. */
export function BreakGlass({ state, role, isAllowed }: BreakGlassProps) {
  const title = useId();
  const section = useRef<HTMLElement>(null);
  const [isMissing, setMissing] = useState(false);
  const refused = state.failure?.code;
  const isWithoutCode = refused === 'code.required';
  const isInTheWay = isWithoutCode || refused === 'disclosure.limitReached';
  if (role !== 'admin' || !isAllowed || !isInTheWay) return null;
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

/** Whether an admin may go beyond the limit; main decides, so not yet known counts as yes. */
export function hasBreakGlass(settings: Settings | undefined): boolean {
  return settings?.disclosures.breakGlass ?? true;
}
