import type { AnsweredRequest } from '#renderer/app/answered-request.ts';
import { formatZonedMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
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
  const lines = [
    [text.computer, computerOf(protector)],
    [text.endUser, endUserOf(asked) || usersOf(protector)],
    [text.keyId, protector.keyId.slice(0, PREFIX_DIGITS)],
    [text.reason, words.driveRecovery.reasons[reason]],
    [text.ticket, asked.ticket.trim()],
    [text.answeredAt, formatZonedMoment(answeredAt)],
    [text.readBack, text.groupsReadBack(reading.confirmed.length)],
  ] as const;
  const told = lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => words.app.labelled(name, value));
  return [text.title, ...told].join('\n');
}

function usersOf({ users }: Protector): string {
  return users.length > 0 ? users.join(', ') : text.unknown;
}
