import type { ErrorText } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);
const serverNamed = (name = '') =>
  name === '' ? 'El servidor de mensajes' : `El servidor ${name}`;

/** Messages to people, and the codes that are sent with them. */
export const messageErrors = {
  'message.unreachable': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} no está accesible${technical(reason)}.`,
    next: 'Compruebe la red e inténtelo de nuevo, o comuníqueselo a su administrador.',
  }),
  'message.timedOut': ({ server }) => ({
    what: `${serverNamed(server)} no respondió a tiempo.`,
    next: 'Inténtelo de nuevo o comuníqueselo a su administrador.',
  }),
  'message.notTrusted': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} tiene un certificado que no es de confianza${technical(reason)}.`,
    next: 'Pida a su administrador que compruebe el certificado y caFile.',
  }),
  'message.deferred': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} no acepta el mensaje por ahora${technical(reason)}.`,
    next: 'Inténtelo de nuevo en un momento o comuníqueselo a su administrador.',
  }),
  'message.refused': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} rechazó el mensaje${technical(reason)}.`,
    next:
      'Pida a su administrador que compruebe la dirección en el directorio y la configuración ' +
      'de mensajes.',
  }),
  'message.notConfigured': ({ reason = '' }) => ({
    what: `Los mensajes no se pueden enviar tal como están configurados${technical(reason)}.`,
    next:
      'Pida a su administrador que compruebe los archivos que indica la configuración de ' +
      'mensajes.',
  }),
  'message.noAddress': () => ({
    what: 'El directorio no tiene ninguna dirección de este usuario.',
    next: 'Compruebe de otra forma quién llama y pida que se agregue la dirección al directorio.',
  }),
  'code.wrong': ({ most: left = 0 }) => ({
    what:
      left === 0
        ? 'El código es incorrecto y no se puede volver a probar.'
        : 'El código es incorrecto. ' +
          (left === 1 ? 'Queda un intento.' : `Quedan ${left} intentos.`),
    next:
      left === 0
        ? 'Envíe un código nuevo o termine la llamada.'
        : 'Pida a la persona que llama que vuelva a leer el código.',
  }),
  'code.gone': () => ({ what: 'El código ya no es válido.', next: 'Envíe uno nuevo.' }),
  'code.required': () => ({
    what: 'No se entrega ninguna clave sin un código correcto del usuario final.',
    next: 'Envíe un código y pida a la persona que llama que se lo lea.',
  }),
  'approval.required': ({ computer = 'este equipo' }) => ({
    what: `Los secretos de ${computer} solo se revelan si los aprueba un segundo administrador.`,
    next: 'Pida a otro administrador que inicie sesión abajo, solo para este secreto.',
  }),
  'approval.gone': () => ({
    what: 'Ya no hay nada que aprobar, o se agotó el tiempo.',
    next: 'Envíe de nuevo la solicitud y haga que la aprueben.',
  }),
  'approval.ownRequest': () => ({
    what: 'Nadie aprueba su propia solicitud.',
    next: 'Pídaselo a otro administrador.',
  }),
  'approval.notAdmin': () => ({
    what: 'Esta cuenta no puede aprobar: no es la de un administrador de soporte técnico.',
    next: 'Pídaselo a un administrador.',
  }),
  'code.tooMany': () => ({
    what: 'Se enviaron demasiados códigos.',
    next: 'Espere unos minutos y envíe otro.',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
