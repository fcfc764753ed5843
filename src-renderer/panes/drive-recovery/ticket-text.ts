import type { AnsweredRequest } from '#renderer/app/answered-request.ts';
import { ticketLines, whomOf } from '#renderer/app/ticket-lines.ts';
import { formatZonedMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { PREFIX_DIGITS } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';

const text = words.driveRecovery.call.ticket;

/** The text about a request for the help desk's ticket. Its input has no digit of the key. */
export function ticketText({
  protector,
  asked,
  reason,
  answeredAt,
  reading,
}: AnsweredRequest): string {
  return ticketLines(text.title, [
    [text.computer, computerOf(protector)],
    [text.endUser, whomOf(endUserOf(asked), protector.users)],
    [text.keyId, protector.keyId.slice(0, PREFIX_DIGITS)],
    [text.reason, words.driveRecovery.reasons[reason]],
    [text.ticket, asked.ticket.trim()],
    [text.answeredAt, formatZonedMoment(answeredAt)],
    [text.readBack, text.groupsReadBack(reading.confirmed.length)],
  ]);
}
