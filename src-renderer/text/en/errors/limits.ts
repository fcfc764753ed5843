import { regionInUse } from '#renderer/text/region.ts';
import type { ErrorTexts } from './error-text.ts';

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
  nextAt === undefined ? 'later' : `from ${timeOf(nextAt)} on`;

/** How much one operator may ask for, and how fast. */
export const limitErrors = {
  'disclosure.limitReached': ({ most, window, nextAt }) => ({
    what:
      most === undefined || window === undefined
        ? 'You have reached the limit on disclosures. Nothing was disclosed.'
        : `You have reached the limit of ${most} ${most === 1 ? 'disclosure' : 'disclosures'} in ` +
          `${window === 'hour' ? 'an hour' : `a ${window}`}. Nothing was disclosed.`,
    next:
      `The next one is possible ${from(nextAt)}; what you typed stays. If it cannot wait, a ` +
      'help desk admin can go beyond the limit.',
  }),
  'disclosure.tooManyGuesses': ({ nextAt }) => ({
    what:
      'In too many of your requests, the key ID, the computer or the end user did not fit. This ' +
      'one was not looked up.',
    next:
      `Submit again ${from(nextAt)}; what you typed stays. Meanwhile check the key ID and the ` +
      'end user with the caller. Such requests are flagged in the audit log.',
  }),
} satisfies ErrorTexts;
