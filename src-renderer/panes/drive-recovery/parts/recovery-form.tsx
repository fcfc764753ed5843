import { type RefObject, useId, useRef } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, LongTextField, Offers, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { RequestForm } from '#renderer/ui/request-form.tsx';
import { useKeys } from '#renderer/ui/use-keys.ts';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { offerKeyId } from '#shared/recovery/key-id-offer.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { DriveReason } from '#shared/request/reason.ts';
import type { Role } from '#shared/sign-in/role.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CallerCheckField } from './caller-check-field.tsx';
import { KeyFinder } from './key-finder.tsx';
import { OfferedKeyId } from './offered-key-id.tsx';
import styles from '#renderer/ui/request-pane.module.css';
import own from './recovery-form.module.css';

interface RecoveryFormProps {
  readonly state: DriveRecoveryState;
  readonly role: Role;
  readonly domains: readonly string[];
}

const text = words.driveRecovery.form;
const { hint, tooLong } = words.driveRecovery.keyId;
const REASONS = DriveReason.options.map(
  (reason) => [reason, words.driveRecovery.reasons[reason]] as const,
);

/** What a request for a recovery password needs, in the order in which the caller is asked. */
export function RecoveryForm({ state, role, domains }: RecoveryFormProps) {
  const { form } = state;
  const element = useRef<HTMLFormElement>(null);
  const domainList = useId();
  const first: keyof DriveForm = role === 'admin' ? 'keyId' : 'userDomain';
  // A help desk user names the end user; an admin may.
  const namesUser = role === 'admin' ? text.optional : '';
  const field = fieldsOf(state, text, words.driveRecovery.problems);
  return (
    <RequestForm
      ref={element}
      title={words.driveRecovery.title}
      buttons={text}
      first={first}
      isBusy={state.task === 'submit'}
      onSubmit={state.submit}
      onNew={state.newRequest}
      below={role === 'admin' && <KeyFinder state={state} />}
    >
      <div className={styles['pair']}>
        <TextField {...field('userDomain')} list={domainList} placeholder={namesUser} />
        <TextField {...field('userName')} placeholder={namesUser} />
      </div>
      <Offers id={domainList} values={domains} />
      <KeyIdField state={state} formElement={element} />
      <ChoiceField {...field('reason')} placeholder={text.chooseReason} options={REASONS} />
      <LongTextField
        {...field('note')}
        placeholder={form.reason === 'other' ? '' : text.optional}
      />
      <TextField {...field('ticket')} placeholder={text.optional} />
      <CallerCheckField state={state} />
    </RequestForm>
  );
}

interface KeyIdFieldProps {
  readonly state: DriveRecoveryState;
  readonly formElement: RefObject<HTMLFormElement | null>;
}

/** The key ID, with the one that may have been meant below it. */
function KeyIdField({ state, formElement }: KeyIdFieldProps) {
  const { form, edit } = state;
  const offer = offerKeyId(form.keyId);
  const accept = (keyId: string) => {
    edit({ keyId });
    focusField(formElement.current, 'keyId');
  };
  // The first Enter puts it into the field, where it can be seen; the second one submits it.
  useKeys(formElement, (event) => {
    if (
      offer === undefined ||
      event.key !== 'Enter' ||
      !(event.target instanceof HTMLInputElement) ||
      event.target.name !== 'keyId'
    )
      return;
    event.preventDefault();
    accept(offer.text);
  });
  const problems = { ...words.driveRecovery.problems, 'too-long': tooLong };
  return (
    <>
      <TextField
        {...fieldsOf(state, text, problems)('keyId')}
        className={own['keyIdInput']}
        hint={offer ? hint.offered : keyIdHint(form.keyId)}
      />
      {offer && (
        <OfferedKeyId
          offer={offer}
          onAccept={() => {
            accept(offer.text);
          }}
        />
      )}
    </>
  );
}

function keyIdHint(typed: string): string {
  const reading = readKeyId(typed);
  const digits = typed.replace(/[^0-9a-f]/gi, '').length;
  if (reading.ok) return reading.query.kind === 'whole' ? hint.whole : hint.prefix(digits);
  if (reading.problem === 'too-short') return hint.tooShort(digits);
  return reading.problem === 'empty' ? hint.nothing : hint.unreadable;
}
