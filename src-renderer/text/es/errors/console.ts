import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The console itself, its configuration and its clipboard. */
export const consoleErrors = {
  internal: () => ({
    what: 'Keydesk encontró un problema inesperado.',
    next:
      'Inténtelo de nuevo. Si vuelve a ocurrir, comunique a su administrador el número de ' +
      'incidente; el archivo de registro contiene los detalles.',
  }),

  'input.invalid': () => ({
    what: 'Hay algo incorrecto en el formulario.',
    next: 'Compruebe los campos y envíelo de nuevo.',
  }),

  'request.cancelled': () => ({
    what: 'Se canceló la solicitud.',
    next: 'No se reveló nada. Vuelva a enviarla cuando quiera.',
  }),
  'request.inProgress': () => ({
    what: 'Hay otra solicitud en curso.',
    next: 'Espere a que termine o cancélela.',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: 'No se puede usar el archivo de configuración.',
    next: `Corríjalo e inicie Keydesk de nuevo. ${reason}`,
  }),

  'profile.unknown': () => ({
    what: 'Este perfil no está configurado.',
    next: 'Elija otro perfil.',
  }),

  'link.invalid': () => ({
    what: 'No se usó el vínculo, porque Keydesk no lo conoce.',
    next: 'Rellene el formulario a mano y avise a quien crea los vínculos de sus tickets.',
  }),
  'link.notPermitted': () => ({
    what: 'No se usó el vínculo: lleva a Recuperación de unidad, que su cuenta no puede usar.',
    next: 'Pase el ticket al soporte técnico.',
  }),

  'settings.managed': () => ({
    what:
      'Este valor está fijado por la directiva de este equipo o por la ' +
      'configuración de la organización.',
    next:
      'En Configuración se indica de dónde procede. Consulte a su ' +
      'administrador si debe cambiarse.',
  }),

  'ticket.notOpened': () => ({
    what: 'No se abrió el ticket en el explorador.',
    next: 'Ábralo a mano y avise a su administrador si vuelve a ocurrir.',
  }),

  'setup.managed': () => ({
    what: 'Su administrador ha configurado esta consola.',
    next: 'Consulte a su administrador si hay que cambiar algo.',
  }),
  'setup.signOutFirst': () => ({
    what: 'Hay una sesión iniciada.',
    next: 'Cierre sesión y conecte después con su organización.',
  }),
  'setup.ended': () => ({
    what: 'La conexión de esta configuración ha terminado.',
    next: 'Escriba de nuevo su contraseña y continúe.',
  }),
  'setup.noCertificate': () => ({
    what: 'Este archivo no contiene ningún certificado.',
    next: 'Elija el certificado de su entidad de certificación: un archivo .cer, .crt o .pem.',
  }),

  'clipboard.unavailable': () => ({
    what: 'No se pudo copiar la clave en el Portapapeles.',
    next: 'Quizá lo esté usando otro programa. Inténtelo de nuevo o lea la clave en voz alta.',
  }),
} satisfies ErrorTexts;
