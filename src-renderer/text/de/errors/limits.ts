import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { regionInUse } from '#renderer/text/region.ts';
import type { LimitWindow } from '#shared/recovery/disclosure-limits.ts';

const timeOf = (iso: string) => {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(regionInUse(), {
    ...(!isToday && { weekday: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
};
const from = (nextAt: string | undefined) =>
  nextAt === undefined ? 'später' : `ab ${timeOf(nextAt)}`;

const WINDOWS: Readonly<Record<LimitWindow, string>> = {
  minute: 'in einer Minute',
  hour: 'in einer Stunde',
  day: 'an einem Tag',
};

/** How much one operator may ask for, and how fast. */
export const limitErrors = {
  'disclosure.limitReached': ({ most, window, nextAt }) => ({
    what:
      most === undefined || window === undefined
        ? 'Sie haben das Limit für Offenlegungen erreicht. Nichts wurde offengelegt.'
        : `Sie haben das Limit von ${most} ${most === 1 ? 'Offenlegung' : 'Offenlegungen'} ` +
          `${WINDOWS[window]} erreicht. Nichts wurde offengelegt.`,
    next:
      `Die nächste ist ${from(nextAt)} möglich; was Sie eingegeben haben, bleibt erhalten. Wenn ` +
      'es nicht warten kann, kann ein Helpdeskadministrator über das Limit hinausgehen.',
  }),
  'disclosure.tooManyGuesses': ({ nextAt }) => ({
    what:
      'In zu vielen Ihrer Anforderungen passten Schlüssel-ID, Computer oder Endbenutzer nicht. ' +
      'Diese wurde nicht nachgeschlagen.',
    next:
      `Senden Sie ${from(nextAt)} erneut ab; was Sie eingegeben haben, bleibt erhalten. Prüfen ` +
      'Sie bis dahin die Schlüssel-ID und den Endbenutzer mit dem Anrufer. Solche Anforderungen ' +
      'werden im Überwachungsprotokoll gekennzeichnet.',
  }),
} satisfies ErrorTexts;
