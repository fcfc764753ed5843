import { words } from '#renderer/text/words.ts';

/** A title, and below it one line for each fact that is there. */
export function ticketLines(
  title: string,
  facts: readonly (readonly [name: string, value: string])[],
): string {
  const told = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => words.app.labelled(name, value));
  return [title, ...told].join('\n');
}

/** Whom a request was for: the end user who was named, or the users of the computer. */
export function whomOf(endUser: string, users: readonly string[]): string {
  return endUser || users.join(', ') || words.driveRecovery.call.ticket.unknown;
}
