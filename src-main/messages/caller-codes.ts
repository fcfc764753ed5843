import type { CallerCodes } from '#main/ports/messages/caller-codes.ts';
import type { MessageConfiguration } from './configuration.ts';
import { messengersOf } from './messengers.ts';
import { messageTexts } from './text/texts.ts';

/** The codes of an organisation; `undefined` where it sends none. */
export function callerCodesOf(
  configuration: MessageConfiguration | undefined,
): CallerCodes | undefined {
  if (configuration?.callerCodes === undefined) return undefined;
  const { by, requiredOf, minutes, tries } = configuration.callerCodes;
  const messenger = messengersOf(configuration).find(({ kind }) => kind === by);
  if (messenger === undefined) return undefined;
  const { callerCode } = messageTexts(configuration.language);
  return {
    rules: { by, requiredOf },
    minutes,
    tries,
    send: (to, code, options) =>
      messenger.send(
        {
          kind: 'caller-code',
          to,
          ...callerCode(code, minutes),
          facts: { code, minutes: String(minutes) },
        },
        options,
      ),
  };
}
