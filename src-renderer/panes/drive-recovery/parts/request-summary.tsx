import { Button } from '@fluentui/react-components';
import { CopyForTicket } from '#renderer/app/copy-for-ticket.tsx';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { OpenTicket } from '#renderer/app/ticket-field.tsx';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { RequestSummary } from '#renderer/ui/request-summary.tsx';
import { type FormRules, endUserOf } from '#shared/request/request-fields.ts';
import { type DriveRecoveryState, type Result, isEmptyForm } from '../state.ts';
import { ticketText } from '../ticket-text.ts';

interface DriveSummaryProps extends Pick<PaneProps, 'api' | 'commands' | 'isInFront'> {
  readonly rules: FormRules;
  readonly state: DriveRecoveryState;
  readonly result: Result;
}

const text = words.driveRecovery.call.summary;

/** Shown in the place of the form while a key is on screen: what was filled in for it. */
export function DriveSummary({ api, rules, state, result, ...front }: DriveSummaryProps) {
  return (
    <RequestSummary
      title={words.driveRecovery.title}
      heading={text.title}
      facts={factsOf(result)}
      newRequest={{
        label: text.newRequest,
        run: state.newRequest,
        keys: shortcutOf('new-request'),
      }}
    >
      <BackToForm state={state} />
      <CopyForTicket {...front} text={() => ticketText(result)} copied={text.copied} />
      {rules.ticket.hasLink && result.asked.ticket.trim() !== '' && (
        <OpenTicket {...{ api, rules }} typed={result.asked.ticket} />
      )}
      <Button onClick={state.sameCaller}>{text.sameCaller}</Button>
    </RequestSummary>
  );
}

function factsOf({ asked, reason, answeredAt }: Result) {
  return [
    [text.keyId, asked.keyId.trim()],
    [text.endUser, endUserOf(asked) || text.noEndUser],
    [text.reason, words.driveRecovery.reasons[reason]],
    [text.note, asked.note.trim()],
    [text.ticket, asked.ticket.trim()],
    [text.answeredAt, formatMoment(answeredAt)],
  ] as const;
}

/** While a request that was begun before waits in the form. */
function BackToForm({ state }: Pick<DriveSummaryProps, 'state'>) {
  const { form } = state;
  if (isEmptyForm(form)) return null;
  return <Button onClick={state.backToForm}>{text.backToForm(form.keyId.trim())}</Button>;
}
