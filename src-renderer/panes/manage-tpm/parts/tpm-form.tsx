import { useId } from 'react';
import type { Api } from '#renderer/api.ts';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { TicketField } from '#renderer/app/ticket-field.tsx';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, LongTextField, Offers, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { RequestForm } from '#renderer/ui/request-form.tsx';
import { hostNameOf } from '#shared/request/computer.ts';
import { TpmReason } from '#shared/request/reason.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { ManageTpmState } from '../state.ts';
import styles from '#renderer/ui/request-pane.module.css';

interface TpmFormProps {
  readonly state: ManageTpmState;
  readonly api: Api;
  readonly rules: FormRules;
  readonly session: SessionView;
}

const text = words.manageTpm.form;
const reasons = () =>
  TpmReason.options.map((reason) => [reason, words.manageTpm.reasons[reason]] as const);

/** The seed's form, in its order. */
export function TpmForm({ state, api, rules, session }: TpmFormProps) {
  const { domains, dnsDomains, profile } = session;
  const { role } = rules;
  const [domainList, dnsDomainList, computerList] = [useId(), useId(), useId()];
  // A help desk user names the end user; an admin may.
  const namesUser = role === 'admin' ? text.optional : '';
  const field = fieldsOf(state, text, words.manageTpm.problems);
  return (
    <RequestForm
      title={words.manageTpm.title}
      buttons={text}
      newRequestKeys={shortcutOf('new-request')}
      first="computerName"
      isBusy={state.task === 'submit'}
      onSubmit={state.submit}
      onNew={state.newRequest}
      below={
        profile.withoutTpm && (
          <p className={styles['hint']}>{text.notAsked(profile.withoutTpm.join(', '))}</p>
        )
      }
    >
      <TextField
        {...field('computerName')}
        list={computerList}
        hint={text.nameHint}
        onLeave={state.splitName}
      />
      <TextField {...field('computerDomain')} list={dnsDomainList} />
      <div className={styles['pair']}>
        <TextField
          {...field('userDomain')}
          list={domainList}
          placeholder={namesUser}
          onLeave={state.splitDomain}
        />
        <TextField {...field('userName')} placeholder={namesUser} />
      </div>
      <Offers id={domainList} values={domains} />
      <Offers id={dnsDomainList} values={dnsDomains} />
      <Offers id={computerList} values={state.completions.map(hostNameOf)} />
      <ChoiceField {...field('reason')} placeholder={text.chooseReason} options={reasons()} />
      <LongTextField
        {...field('note')}
        placeholder={state.form.reason === 'other' ? '' : text.optional}
      />
      <TicketField {...{ api, rules }} field={field('ticket')} />
    </RequestForm>
  );
}
