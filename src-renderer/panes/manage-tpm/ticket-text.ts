import { ticketLines, whomOf } from '#renderer/app/ticket-lines.ts';
import { formatZonedMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import type { Result } from './state.ts';

const shared = words.driveRecovery.call.ticket;
const text = words.manageTpm.ticket;

/** The text about a request for the help desk's ticket. Its input has no owner password. */
export function ticketText(
  form: TpmForm,
  { owner, answeredAt }: Pick<Result, 'owner' | 'answeredAt'>,
): string {
  return ticketLines(text.title, [
    [shared.computer, computerOf(owner)],
    [shared.endUser, whomOf(endUserOf(form), owner.computer.users)],
    [shared.reason, form.reason === '' ? '' : words.manageTpm.reasons[form.reason]],
    [shared.ticket, form.ticket.trim()],
    [text.answeredAt, formatZonedMoment(answeredAt)],
  ]);
}
