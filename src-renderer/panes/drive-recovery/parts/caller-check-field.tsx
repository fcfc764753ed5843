import { Checkbox } from '@fluentui/react-components';
import { DiamondDismiss12Filled } from '@fluentui/react-icons';
import { useEffect, useId } from 'react';
import { words } from '#renderer/text/words.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CallerCode } from './caller-code.tsx';
import styles from './caller-check-field.module.css';

const text = words.driveRecovery.callerCheck;

/** What the organisation wants checked before a key is handed out. Not shown without anything. */
export function CallerCheckField({ state }: { readonly state: DriveRecoveryState }) {
  const { callerCheck, isCheckMissing, learnCallerCheck, tick, ticked } = state;
  const problem = useId();
  useEffect(() => void learnCallerCheck(), [learnCallerCheck]);

  if (callerCheck.steps.length === 0 && callerCheck.code === null) return null;
  return (
    <fieldset className={styles['check']} aria-describedby={isCheckMissing ? problem : undefined}>
      <legend className={styles['title']}>{text.title}</legend>
      {callerCheck.steps.map((step, index) => (
        <Checkbox
          key={step}
          name="callerCheck"
          label={step}
          checked={ticked.includes(index)}
          onChange={(_event, data) => {
            tick(index, data.checked === true);
          }}
        />
      ))}
      {isCheckMissing && (
        <p id={problem} className={styles['problem']} role="alert">
          <DiamondDismiss12Filled aria-hidden="true" />
          {text.missing}
        </p>
      )}
      {callerCheck.code && <CallerCode state={state} />}
    </fieldset>
  );
}
