import { Button } from '@fluentui/react-components';
import { useId, useRef } from 'react';
import type { Api } from '#renderer/api.ts';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { TicketField } from '#renderer/app/ticket-field.tsx';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, LongTextField, Offers, TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { RequestForm } from '#renderer/ui/request-form.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { DriveReason } from '#shared/request/reason.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CallerCheckField } from './caller-check-field.tsx';
import { KeyFinder } from './key-finder.tsx';
import { KeyIdField } from './key-id-field.tsx';
import styles from '#renderer/ui/request-pane.module.css';

interface RecoveryFormProps {
  readonly state: DriveRecoveryState;
  readonly api: Api;
  readonly rules: FormRules;
  readonly domains: readonly string[];
  /** The drawing of what the caller sees. */
  readonly screen: { readonly isShown: boolean; readonly toggle: () => void };
}

const text = words.driveRecovery.form;
const reasons = () =>
  DriveReason.options.map((reason) => [reason, words.driveRecovery.reasons[reason]] as const);

/** What a request for a recovery password needs, in the order in which the caller is asked. */
export function RecoveryForm({ state, api, rules, domains, screen }: RecoveryFormProps) {
  const { form } = state;
  const { role } = rules;
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
      newRequestKeys={shortcutOf('new-request')}
      first={first}
      isBusy={state.task === 'submit'}
      onSubmit={state.submit}
      onNew={state.newRequest}
      below={
        <>
          <ScreenButton {...screen} />
          {role === 'admin' && <KeyFinder state={state} />}
        </>
      }
    >
      {state.isFromLink && <WarningLine>{words.driveRecovery.link.filledIn}</WarningLine>}
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
      <KeyIdField state={state} formElement={element} />
      <ChoiceField {...field('reason')} placeholder={text.chooseReason} options={reasons()} />
      <LongTextField
        {...field('note')}
        placeholder={form.reason === 'other' ? '' : text.optional}
      />
      <TicketField {...{ api, rules }} field={field('ticket')} />
      <CallerCheckField state={state} />
    </RequestForm>
  );
}

// Below the buttons: between the key ID and the reason it would cost every call one key more.
function ScreenButton({ isShown, toggle }: RecoveryFormProps['screen']) {
  return (
    <Button
      size="small"
      className={styles['narrow']}
      aria-pressed={isShown}
      {...shortcutOf('recovery-screen')}
      onClick={toggle}
    >
      {words.driveRecovery.recoveryScreen.toggle}
    </Button>
  );
}
