import { CopyForTicket } from '#renderer/app/copy-for-ticket.tsx';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { shortcutOf } from '#renderer/app/shortcut.ts';
import { OpenTicket } from '#renderer/app/ticket-field.tsx';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { RequestSummary } from '#renderer/ui/request-summary.tsx';
import { type FormRules, endUserOf } from '#shared/request/request-fields.ts';
import type { ManageTpmState } from '../state.ts';
import { ticketText } from '../ticket-text.ts';

interface TpmSummaryProps extends Pick<PaneProps, 'api' | 'commands' | 'isInFront'> {
  readonly rules: FormRules;
  readonly state: ManageTpmState;
}

const shared = words.driveRecovery.call.summary;

/** Shown in the place of the form while an owner password is on screen: what was filled in. */
export function TpmSummary({ api, rules, state, ...front }: TpmSummaryProps) {
  const { form, result } = state;
  return (
    <RequestSummary
      title={words.manageTpm.title}
      heading={shared.title}
      facts={factsOf(state)}
      newRequest={{
        label: shared.newRequest,
        run: state.newRequest,
        keys: shortcutOf('new-request'),
      }}
    >
      {result && (
        <CopyForTicket
          {...front}
          text={() => ticketText(form, result)}
          copied={words.manageTpm.ticket.copied}
        />
      )}
      {rules.ticket.hasLink && form.ticket.trim() !== '' && (
        <OpenTicket {...{ api, rules }} typed={form.ticket} />
      )}
    </RequestSummary>
  );
}

function factsOf({ form, result }: ManageTpmState) {
  const { reason } = form;
  const computer = [form.computerName.trim(), form.computerDomain.trim()].filter(Boolean).join('.');
  return [
    [words.manageTpm.result.computer, computer],
    [shared.endUser, endUserOf(form) || shared.noEndUser],
    [shared.reason, reason === '' ? '' : words.manageTpm.reasons[reason]],
    [shared.note, form.note.trim()],
    [shared.ticket, form.ticket.trim()],
    [shared.answeredAt, result === undefined ? '' : formatMoment(result.answeredAt)],
  ] as const;
}
