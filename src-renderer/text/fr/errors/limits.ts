import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { pluralIn } from '#renderer/text/plural.ts';
import { regionInUse } from '#renderer/text/region.ts';
import type { LimitWindow } from '#shared/recovery/disclosure-limits.ts';

const plural = pluralIn('fr');

const WINDOWS: Readonly<Record<LimitWindow, string>> = {
  minute: 'minute',
  hour: 'heure',
  day: 'jour',
};

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
  nextAt === undefined ? 'plus tard' : `à partir de ${timeOf(nextAt)}`;

/** How much one operator may ask for, and how fast. */
export const limitErrors = {
  'disclosure.limitReached': ({ most, window, nextAt }) => ({
    what:
      most === undefined || window === undefined
        ? 'Vous avez atteint la limite de divulgations. Rien n’a été divulgué.'
        : `Vous avez atteint la limite de ${most} ` +
          `${plural(most, 'divulgation', 'divulgations')} par ${WINDOWS[window]}. Rien n’a été ` +
          'divulgué.',
    next:
      `La prochaine sera possible ${from(nextAt)} ; votre saisie est conservée. Si cela ne peut ` +
      'pas attendre, un administrateur du support peut dépasser la limite.',
  }),
  'disclosure.tooManyGuesses': ({ nextAt }) => ({
    what:
      'Dans trop de vos demandes, l’ID de clé, l’ordinateur ou l’utilisateur final ne ' +
      'correspondait pas. Aucune recherche n’a été faite pour celle-ci.',
    next:
      `Renvoyez-la ${from(nextAt)} ; votre saisie est conservée. Entre-temps, vérifiez l’ID de ` +
      'clé et l’utilisateur final avec l’appelant. Ces demandes sont signalées dans le journal ' +
      'd’audit.',
  }),
} satisfies ErrorTexts;
