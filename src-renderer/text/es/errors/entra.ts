import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const numbered = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ` El soporte de Microsoft encuentra la solicitud con este número: ${requestId}.`;

/** Entra ID, and Microsoft Graph that reads from it. */
export const entraErrors = {
  'auth.browserOnly': () => ({
    what: 'Aquí no se acepta ninguna contraseña: se inicia sesión con Microsoft Entra ID.',
    next: 'Elija “Iniciar sesión con Microsoft Entra ID”.',
  }),
  'auth.grantEnded': () => ({
    what:
      'Su sesión en Entra ID ha terminado: se revocó, o cambió su contraseña o una regla de su ' +
      'organización.',
    next: 'Cierre la sesión de Keydesk e iníciela de nuevo.',
  }),
  'entra.signInNeeded': () => ({
    what: 'No ha iniciado sesión en Entra ID, o esa sesión ha terminado.',
    next:
      'Elija “Iniciar sesión en Entra ID…” y envíe de nuevo la solicitud. Lo que escribió ' +
      'sigue ahí.',
  }),
  'entra.signInCancelled': () => ({
    what: 'El inicio de sesión en Entra ID se canceló en el explorador.',
    next:
      'Inicie sesión de nuevo cuando necesite sus claves. Los demás orígenes se consultan ' +
      'sin ella.',
  }),
  'entra.signInTimedOut': () => ({
    what: 'El inicio de sesión en Entra ID no se terminó en el explorador en cinco minutos.',
    next: 'Elija de nuevo “Iniciar sesión en Entra ID…” y termínelo en el explorador.',
  }),
  'entra.signInRefused': ({ reason }) => ({
    what: `Entra ID rechazó el inicio de sesión${said(reason)}.`,
    next: 'Inténtelo de nuevo. Si sigue igual, muestre esto a su administrador.',
  }),
  'entra.noBrowser': ({ reason }) => ({
    what: `No se pudo abrir el explorador${said(reason)}.`,
    next: 'Elija un explorador predeterminado en la configuración de Windows e inténtelo de nuevo.',
  }),
  'entra.consentMissing': ({ reason }) => ({
    what: `Keydesk no tiene en Entra ID los permisos que necesita${said(reason)}.`,
    next:
      'Pida a su administrador que los conceda para la organización; la guía del ' +
      'administrador los enumera.',
  }),
  'entra.accountDisabled': () => ({
    what: 'Su cuenta está deshabilitada en Entra ID.',
    next: 'Consulte a su administrador. Los demás orígenes se consultan sin Entra ID.',
  }),
  'entra.notAllowed': ({ reason }) => ({
    what:
      'Una regla de su organización no le permite iniciar sesión aquí en Entra ID' +
      `${said(reason)}.`,
    next:
      'Pregunte a su administrador qué exige el acceso condicional para Keydesk, como un ' +
      'equipo conforme, o a quién está asignada la aplicación.',
  }),
  'entra.notRegistered': ({ reason }) => ({
    what:
      'Entra ID no conoce este inquilino o esta aplicación tal como están configurados' +
      `${said(reason)}.`,
    next: 'Pida a su administrador que compruebe tenant, clientId y el registro de Keydesk.',
  }),
  'entra.notSynced': ({ reason }) => ({
    what: `La cuenta${said(reason)} no procede de su directorio, así que no puede ser la suya.`,
    next:
      'Inicie sesión en Entra ID con la cuenta que corresponde a la de Keydesk. Una cuenta ' +
      'solo de la nube no sirve aquí.',
  }),
  'entra.otherAccount': ({ reason }) => ({
    what: `La cuenta${said(reason)} no es la que usó para iniciar sesión en Keydesk.`,
    next: 'Inicie sesión de nuevo en Entra ID y elija su propia cuenta. No se leyó nada.',
  }),
  'entra.wrongToken': ({ reason }) => ({
    what: `Entra ID respondió por otro inquilino, otra aplicación u otra cuenta${said(reason)}.`,
    next:
      'No se inició la sesión de nadie. Pida a su administrador que compare tenant y clientId de ' +
      'la configuración con el registro de Keydesk.',
  }),
  'entra.listIncomplete': ({ most = 0 }) => ({
    what: `La lista de claves de Entra ID aún se está leyendo (${most} claves hasta ahora).`,
    next:
      'Pida los 32 dígitos del id. de clave, busque el equipo por su nombre o envíe de ' +
      'nuevo la solicitud en un momento.',
  }),
  'entra.listNotProtected': () => ({
    what:
      'Este equipo no tiene ningún lugar protegido para la lista de claves, por lo que solo está ' +
      'en la memoria.',
    next:
      'Puede seguir trabajando; la lista se lee de nuevo después de cada inicio de sesión. En ' +
      'Linux, configure un depósito de claves como GNOME Keyring o KWallet.',
  }),
  'entra.listNotKept': () => ({
    what:
      'La lista de claves no se pudo conservar en este equipo, por lo que solo está en la ' +
      'memoria.',
    next:
      'Puede seguir trabajando. Libere espacio en el disco y después elija “Leer la lista de ' +
      'nuevo”. El archivo de registro de Keydesk indica la causa.',
  }),
  'entra.notPermitted': ({ reason, requestId }) => ({
    what: `Entra ID no permite esto a su cuenta o a Keydesk${said(reason)}.`,
    next:
      'Pida a su administrador un rol como Administrador del departamento de soporte ' +
      'técnico, y los consentimientos que enumera la guía. Con un rol limitado a una ' +
      'unidad administrativa, un equipo preparado de nuevo para otro propietario queda ' +
      `fuera de su alcance.${numbered(requestId)}`,
  }),
  'entra.notManaged': () => ({
    what: 'Intune no administra este equipo, o no se lo muestra a usted.',
    next:
      'Reemplace la clave en el equipo. Si Intune lo administra, pida a su ' +
      'administrador el rol que indica la guía.',
  }),
  'entra.throttled': ({ waitSeconds, requestId }) => ({
    what: 'Entra ID no acepta más solicitudes por el momento.',
    next: `Inténtelo de nuevo dentro de ${waitSeconds ?? 60} s.${numbered(requestId)}`,
  }),
  'entra.unavailable': ({ reason, requestId }) => ({
    what: `Entra ID no está disponible${said(reason)}.`,
    next: `Inténtelo de nuevo en unos minutos.${numbered(requestId)}`,
  }),
  'entra.refused': ({ reason, requestId }) => ({
    what: `Entra ID rechazó la solicitud${said(reason)}.`,
    next: `Si sigue igual, muestre esto a su administrador.${numbered(requestId)}`,
  }),
  'entra.unreadableAnswer': ({ reason, requestId }) => ({
    what:
      `Entra ID dio una respuesta que no puede ser correcta${said(reason)}. No se tomó ` +
      'nada de ella.',
    next:
      'Inténtelo de nuevo. Si sigue igual, quizá algo entre este equipo y Microsoft cambia ' +
      `las respuestas.${numbered(requestId)}`,
  }),
  'entra.unreachable': ({ server = 'Entra ID', reason }) => ({
    what: `No se puede acceder a ${server}${said(reason)}.`,
    next: 'Compruebe la red e inténtelo de nuevo. Los demás orígenes se consultan sin Entra ID.',
  }),
  'entra.timedOut': () => ({
    what: 'Entra ID no respondió a tiempo.',
    next: 'Inténtelo de nuevo en un momento. Si sigue igual, consulte a su administrador.',
  }),
  'entra.notTrusted': ({ server = 'Entra ID', reason }) => ({
    what: `El certificado de ${server} no es de confianza${said(reason)}. No se envió nada.`,
    next:
      'Consulte a su administrador: si la red abre las conexiones cifradas, este equipo ' +
      'debe confiar en su entidad de certificación, o caFile debe nombrarla.',
  }),
} satisfies ErrorTexts;
