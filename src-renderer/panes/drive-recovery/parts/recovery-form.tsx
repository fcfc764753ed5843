import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import type { DriveForm } from '../../../../src-shared/model/drive-request.ts';
import { offerKeyId } from '../../../../src-shared/model/key-id-offer.ts';
import { DriveReason } from '../../../../src-shared/model/reason.ts';
import { readKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import type { Role } from '../../../../src-shared/model/role.ts';
import { words } from '../../../text/words.ts';
import { ChoiceField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { focusField } from '../../../ui/focus-field.ts';
import { ignoreSecondClick } from '../../../ui/ignore-second-click.ts';
import styles from '../../../ui/request-pane.module.css';
import { useKeys } from '../../../ui/use-keys.ts';
import type { DriveRecoveryState } from '../store.ts';
import { CallerCheckField } from './caller-check-field.tsx';
import { KeyFinder } from './key-finder.tsx';
import { OfferedKeyId } from './offered-key-id.tsx';
import own from './recovery-form.module.css';

interface RecoveryFormProps {
  readonly state: DriveRecoveryState;
  readonly role: Role;
  readonly domains: readonly string[];
}

const text = words.driveRecovery.form;
const { hint } = words.driveRecovery.keyId;
const REASONS = DriveReason.options.map((reason) => [reason, words.driveRecovery.reasons[reason]] as const);

/** The seed's form, in its order. Enter submits; the first field that is wrong gets the cursor. */
export function RecoveryForm({ state, role, domains }: RecoveryFormProps) {
  const { form, problems, edit } = state;
  const element = useRef<HTMLFormElement>(null);
  const domainList = useId();

  const first: keyof DriveForm = role === 'admin' ? 'keyId' : 'userDomain';
  useEffect(() => {
    focusField(element.current, first);
  }, [first]);

  const offer = offerKeyId(form.keyId);
  const acceptOffer = (keyId: string) => {
    edit({ keyId });
    focusField(element.current, 'keyId');
  };
  // The first Enter takes it over, for everyone to see; the second one asks for it.
  useKeys(element, (event) => {
    if (offer === undefined || event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.name !== 'keyId') return;
    event.preventDefault();
    acceptOffer(offer.text);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [wrong] = state.submit();
    if (wrong !== undefined) focusField(element.current, wrong);
  };
  const startAnew = () => {
    state.newRequest();
    focusField(element.current, first);
  };

  // A help desk user names the end user; an admin may.
  const namesUser = role === 'admin' ? text.optional : '';
  const field = (name: keyof DriveForm) => ({
    name,
    label: text[name],
    value: form[name],
    problem: problems[name] && words.driveRecovery.problems[problems[name]],
    onEdit: (value: string) => {
      edit({ [name]: value });
    },
  });

  return (
    <form ref={element} className={styles['form']} aria-labelledby="drive-recovery-title" noValidate onSubmit={submit}>
      <h1 id="drive-recovery-title" className={styles['title']}>
        {words.driveRecovery.title}
      </h1>
      <div className={styles['pair']}>
        <TextField {...field('userDomain')} list={domainList} placeholder={namesUser} />
        <TextField {...field('userName')} placeholder={namesUser} />
      </div>
      <datalist id={domainList}>
        {domains.map((domain) => (
          <option key={domain}>{domain}</option>
        ))}
      </datalist>
      <TextField {...field('keyId')} className={own['keyIdInput']} hint={offer ? hint.offered : keyIdHint(form.keyId)} />
      {offer && <OfferedKeyId offer={offer} onAccept={() => { acceptOffer(offer.text); }} />}
      <ChoiceField {...field('reason')} placeholder={text.chooseReason} options={REASONS} />
      <LongTextField {...field('note')} placeholder={form.reason === 'other' ? '' : text.optional} />
      <TextField {...field('ticket')} placeholder={text.optional} />
      <CallerCheckField state={state} />
      <div className={styles['buttons']}>
        <Button appearance="primary" type="submit" disabledFocusable={state.task === 'submit'} onClick={ignoreSecondClick}>
          {text.submit}
        </Button>
        <Button onClick={startAnew}>{text.newRequest}</Button>
      </div>
      {/* Last, so that it is in nobody's way from the key ID to Submit. */}
      {role === 'admin' && <KeyFinder state={state} />}
    </form>
  );
}

function keyIdHint(typed: string): string {
  const reading = readKeyId(typed);
  const digits = typed.replace(/[^0-9a-f]/gi, '').length;
  if (reading.ok) return reading.query.kind === 'whole' ? hint.whole : hint.prefix(digits);
  if (reading.problem === 'too-short') return hint.tooShort(digits);
  return reading.problem === 'empty' ? hint.nothing : hint.unreadable;
}
