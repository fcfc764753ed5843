import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { regionInUse } from '#renderer/text/region.ts';

const timeOf = (iso: string) => {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? '' : `del ${at.toLocaleString(regionInUse(), { weekday: 'long' })} a `;
  const time = at.toLocaleString(regionInUse(), {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
  return `${day}${/^1\D/.test(time) ? 'la' : 'las'} ${time}`;
};
/** From when on; a day begins with its own article. */
const from = (nextAt: string | undefined) => {
  if (nextAt === undefined) return 'más tarde';
  const time = timeOf(nextAt);
  return time.startsWith('del ') ? `a partir ${time}` : `a partir de ${time}`;
};
const WINDOWS = { minute: 'por minuto', hour: 'por hora', day: 'por día' };

/** How much one operator may ask for, and how fast. */
export const limitErrors = {
  'disclosure.limitReached': ({ most, window, nextAt }) => ({
    what:
      most === undefined || window === undefined
        ? 'Ha alcanzado el límite de revelaciones. No se reveló nada.'
        : `Ha alcanzado el límite de ${most} ${most === 1 ? 'revelación' : 'revelaciones'} ` +
          `${WINDOWS[window]}. No se reveló nada.`,
    next:
      `La siguiente será posible ${from(nextAt)}; lo que escribió se conserva. Si no puede ` +
      'esperar, un administrador de soporte técnico puede superar el límite.',
  }),
  'disclosure.tooManyGuesses': ({ nextAt }) => ({
    what:
      'En demasiadas de sus solicitudes no coincidieron el identificador de clave, el equipo o ' +
      'el usuario final. Esta no se buscó.',
    next:
      `Vuelva a enviarla ${from(nextAt)}; lo que escribió se conserva. Mientras tanto, compruebe ` +
      'el identificador de clave y el usuario final con la persona que llama. Estas solicitudes ' +
      'quedan marcadas en el registro de auditoría.',
  }),
} satisfies ErrorTexts;
