import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { hostNameOf } from '../../../../src-shared/model/computer.ts';
import { TpmReason } from '../../../../src-shared/model/reason.ts';
import type { Role } from '../../../../src-shared/model/role.ts';
import type { SessionView } from '../../../../src-shared/model/session.ts';
import type { TpmForm as Form } from '../../../../src-shared/model/tpm-request.ts';
import { words } from '../../../text/words.ts';
import { ChoiceField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { focusField } from '../../../ui/focus-field.ts';
import { ignoreSecondClick } from '../../../ui/ignore-second-click.ts';
import styles from '../../../ui/request-pane.module.css';
import type { ManageTpmState } from '../store.ts';

interface TpmFormProps {
  readonly state: ManageTpmState;
  readonly role: Role;
  readonly session: SessionView;
}

const text = words.manageTpm.form;
const REASONS = TpmReason.options.map((reason) => [reason, words.manageTpm.reasons[reason]] as const);

/** The seed's form, in its order. Enter submits; the first field that is wrong gets the cursor. */
export function TpmForm({ state, role, session }: TpmFormProps) {
  const { completions, form, problems, edit, splitName } = state;
  const element = useRef<HTMLFormElement>(null);
  const [domains, dnsDomains, computers] = [useId(), useId(), useId()];
  useEffect(() => {
    focusField(element.current, 'computerName');
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [wrong] = state.submit();
    if (wrong !== undefined) focusField(element.current, wrong);
  };
  const startAnew = () => {
    state.newRequest();
    focusField(element.current, 'computerName');
  };

  // A help desk user names the end user; an admin may.
  const namesUser = role === 'admin' ? text.optional : '';
  const field = (name: keyof Form) => ({
    name,
    label: text[name],
    value: form[name],
    problem: problems[name] && words.manageTpm.problems[problems[name]],
    onEdit: (value: string) => {
      edit({ [name]: value });
    },
  });

  return (
    <form ref={element} className={styles['form']} aria-labelledby="manage-tpm-title" noValidate onSubmit={submit}>
      <h1 id="manage-tpm-title" className={styles['title']}>
        {words.manageTpm.title}
      </h1>
      <TextField {...field('computerName')} list={computers} hint={text.nameHint} onLeave={splitName} />
      <TextField {...field('computerDomain')} list={dnsDomains} />
      <div className={styles['pair']}>
        <TextField {...field('userDomain')} list={domains} placeholder={namesUser} />
        <TextField {...field('userName')} placeholder={namesUser} />
      </div>
      <Offers id={domains} values={session.domains} />
      <Offers id={dnsDomains} values={session.dnsDomains} />
      <Offers id={computers} values={completions.map(hostNameOf)} />
      <ChoiceField {...field('reason')} placeholder={text.chooseReason} options={REASONS} />
      <LongTextField {...field('note')} placeholder={form.reason === 'other' ? '' : text.optional} />
      <TextField {...field('ticket')} placeholder={text.optional} />
      <div className={styles['buttons']}>
        <Button appearance="primary" type="submit" disabledFocusable={state.task === 'submit'} onClick={ignoreSecondClick}>
          {text.submit}
        </Button>
        <Button onClick={startAnew}>{text.newRequest}</Button>
      </div>
      {session.profile.withoutTpm && <p className={styles['hint']}>{text.notAsked(session.profile.withoutTpm.join(', '))}</p>}
    </form>
  );
}

function Offers({ id, values }: { readonly id: string; readonly values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </datalist>
  );
}
