import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { DriveForm } from '../../../../src-shared/model/drive-request.ts';
import { DriveReason } from '../../../../src-shared/model/reason.ts';
import { readKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import type { Role } from '../../../../src-shared/model/role.ts';
import { words } from '../../../text/words.ts';
import { focusField } from '../../../ui/focus-field.ts';
import styles from '../drive-recovery.module.css';
import { type DriveRecoveryState, LONGEST_INPUT } from '../store.ts';

interface RecoveryFormProps {
  readonly state: DriveRecoveryState;
  readonly role: Role;
  readonly domains: readonly string[];
}

const text = words.driveRecovery.form;

/** The seed's form, in its order. Enter submits; the first field that is wrong gets the cursor. */
export function RecoveryForm({ state, role, domains }: RecoveryFormProps) {
  const { form, problems, edit } = state;
  const element = useRef<HTMLFormElement>(null);
  const domainList = useId();

  const first: keyof DriveForm = role === 'admin' ? 'keyId' : 'userDomain';
  useEffect(() => {
    focusField(element.current, first);
  }, [first]);

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
  const field = (name: keyof DriveForm, control: ReactNode, hint?: string) => {
    const problem = problems[name];
    return (
      <Field
        label={text[name]}
        {...(problem !== undefined && { validationMessage: words.driveRecovery.problems[problem], validationState: 'error' })}
        {...(problem === undefined && hint !== undefined && { hint })}
      >
        {control}
      </Field>
    );
  };
  const input = (name: 'userDomain' | 'userName' | 'keyId' | 'ticket', more: { list?: string; placeholder?: string; className?: string | undefined } = {}) => (
    <Input name={name} value={form[name]} autoComplete="off" spellCheck={false} onChange={(_event, { value }) => { edit({ [name]: value }); }} input={{ ...more, maxLength: LONGEST_INPUT }} />
  );

  return (
    <form ref={element} className={styles['form']} aria-labelledby="drive-recovery-title" noValidate onSubmit={submit}>
      <h1 id="drive-recovery-title" className={styles['title']}>
        {words.driveRecovery.title}
      </h1>
      <div className={styles['pair']}>
        {field('userDomain', input('userDomain', { list: domainList, placeholder: namesUser }))}
        {field('userName', input('userName', { placeholder: namesUser }))}
      </div>
      <datalist id={domainList}>
        {domains.map((domain) => (
          <option key={domain}>{domain}</option>
        ))}
      </datalist>
      {field('keyId', input('keyId', { className: styles['keyIdInput'] }), keyIdHint(form.keyId))}
      {field(
        'reason',
        <Select name="reason" value={form.reason} onChange={(_event, { value }) => { edit({ reason: DriveReason.safeParse(value).data ?? '' }); }}>
          <option value="">{text.chooseReason}</option>
          {DriveReason.options.map((reason) => (
            <option key={reason} value={reason}>
              {words.driveRecovery.reasons[reason]}
            </option>
          ))}
        </Select>,
      )}
      {field(
        'note',
        <Textarea name="note" rows={2} placeholder={form.reason === 'other' ? '' : text.optional} value={form.note} maxLength={LONGEST_INPUT} onChange={(_event, { value }) => { edit({ note: value }); }} />,
      )}
      {field('ticket', input('ticket', { placeholder: text.optional }))}
      <div className={styles['buttons']}>
        <Button appearance="primary" type="submit" disabledFocusable={state.task === 'submit'} onClick={ignoreSecondClick}>
          {text.submit}
        </Button>
        <Button onClick={startAnew}>{text.newRequest}</Button>
      </div>
    </form>
  );
}

// The second click of a double click comes when the first may already be answered: it would be a second disclosure.
function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

function keyIdHint(typed: string): string {
  const hint = words.driveRecovery.keyIdHint;
  const reading = readKeyId(typed);
  const digits = typed.replace(/[^0-9a-f]/gi, '').length;
  if (reading.ok) return reading.query.kind === 'whole' ? hint.whole : hint.prefix(digits);
  if (reading.problem === 'too-short') return hint.tooShort(digits);
  return reading.problem === 'empty' ? hint.nothing : hint.unreadable;
}
