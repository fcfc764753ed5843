import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { DriveRecoveryState } from '../state.ts';
import styles from './caller-check-field.module.css';

const text = words.driveRecovery.callerCheck;

/** A one-time code for the end user, which the caller reads back. */
export function CallerCode({ state }: { readonly state: DriveRecoveryState }) {
  const { code, codeFailure, isCodeBusy, sendCode } = state;
  return (
    <div className={styles['code']}>
      {code?.isRight === true ? (
        <output className={styles['right']}>
          <CheckmarkCircle16Regular aria-hidden="true" />
          {text.right(code.sent.endUser)}
        </output>
      ) : (
        <Button size="small" disabled={isCodeBusy} onClick={() => void sendCode()}>
          {code === undefined ? text.send : text.sendAgain}
        </Button>
      )}
      {code?.isRight === false && <ReadBack state={state} />}
      {codeFailure && <ProblemAlert {...problemText(codeFailure)} />}
    </div>
  );
}

function ReadBack({
  state: { code, checkCode, isCodeBusy, typeCode },
}: {
  readonly state: DriveRecoveryState;
}) {
  if (code === undefined) return null;
  return (
    <>
      <TextField
        name="callerCode"
        label={text.code}
        hint={text.sentTo(code.sent.sentTo, code.sent.minutes)}
        value={code.typed}
        onEdit={typeCode}
      />
      <Button size="small" disabled={isCodeBusy} onClick={() => void checkCode()}>
        {text.check}
      </Button>
    </>
  );
}
