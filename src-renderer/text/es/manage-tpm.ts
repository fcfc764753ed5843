import type { TpmReason } from '#shared/request/reason.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import type { TpmFieldProblem } from '#shared/tpm/tpm-request.ts';
import type { TpmProcedure } from '../en/manage-tpm.ts';
import { fieldProblems } from './fields.ts';

const REASONS: Readonly<Record<TpmReason, string>> = {
  'reset-pin-lockout': 'Restablecer bloqueo de PIN',
  'turn-on-tpm': 'Activar TPM',
  'turn-off-tpm': 'Desactivar TPM',
  'change-tpm-password': 'Cambiar contraseña del TPM',
  'clear-tpm': 'Borrar TPM',
  other: 'Otro',
};

const PROBLEMS: Readonly<Record<TpmFieldProblem, string>> = {
  ...fieldProblems,
  'not-a-computer': 'Un nombre de equipo solo contiene letras, dígitos y guiones.',
  'not-a-domain': 'Escriba el nombre completo del dominio, por ejemplo, contoso.com.',
};

/** Why a file is no TPM owner password file, as the end of a sentence. */
export const tpmFileProblems: Readonly<Record<TpmFileProblem, string>> = {
  'too-large': 'Es mucho más grande de lo que puede ser un archivo así.',
  'not-text': 'No es un archivo de texto.',
  'not-xml': 'Está dañado o no es XML.',
  entities:
    'Contiene una declaración de tipo de documento, que un archivo de contraseña de propietario ' +
    'nunca tiene.',
  'wrong-root': 'Es XML, pero no un archivo de contraseña de propietario del TPM.',
  'no-owner-auth': 'No contiene ninguna contraseña de propietario.',
  'several-owner-auths': 'Contiene más de una contraseña de propietario.',
  'wrong-length': 'Su contraseña de propietario está dañada.',
};

const PROCEDURES: Readonly<Partial<Record<TpmReason, TpmProcedure>>> = {
  'turn-on-tpm': {
    title: 'Activar el TPM',
    destroys: undefined,
    steps: [
      'En el equipo, ejecute `tpm.msc` como administrador y elija Activar TPM. Si pide la ' +
        'contraseña de propietario, elija el archivo guardado.',
      'Reinicie el equipo. El firmware pide que se confirme el cambio: alguien tiene que estar ' +
        'delante para presionar la tecla que indica.',
      'En Windows 10 y versiones posteriores, el TPM se activa solo; si sigue desactivado, ' +
        'actívelo en la configuración del firmware.',
    ],
  },
  'turn-off-tpm': {
    title: 'Desactivar el TPM',
    destroys:
      'A partir de ese momento, las unidades que protege el TPM piden su clave de recuperación. ' +
      'Tenga esa clave a mano antes de empezar.',
    steps: [
      'Suspenda primero la protección para que el equipo siga arrancando: `manage-bde ' +
        '-protectors -disable C:`',
      'En el equipo, ejecute `tpm.msc` como administrador, elija Desactivar TPM y, para la ' +
        'contraseña de propietario, el archivo guardado.',
      'Reinicie el equipo y confirme el cambio en el firmware si se lo pide.',
    ],
  },
  'change-tpm-password': {
    title: 'Cambiar la contraseña de propietario del TPM',
    destroys:
      'La contraseña de propietario almacenada y todos los archivos guardados con ella dejan de ' +
      'funcionar.',
    steps: [
      'En el equipo, ejecute `tpm.msc` como administrador y elija Cambiar contraseña de ' +
        'propietario. Use el archivo guardado como contraseña anterior.',
      'Deje que Windows cree la contraseña nueva y que la directiva haga una copia de seguridad ' +
        'en el directorio.',
      'Windows 10, versión 1607 y posteriores, ya no conservan la contraseña de propietario; en ' +
        'ese caso, borre el TPM.',
    ],
  },
  'clear-tpm': {
    title: 'Borrar el TPM',
    destroys:
      'Se pierden todas las claves del TPM: protectores de TPM y de PIN, tarjetas inteligentes ' +
      'virtuales, Windows Hello. Las unidades piden su clave de recuperación. No se puede ' +
      'deshacer.',
    steps: [
      'Asegúrese de tener a mano la clave de recuperación de cada unidad de este equipo: ' +
        'búsquela en Recuperación de unidad.',
      'Suspenda la protección: `manage-bde -protectors -disable C:`',
      'En el equipo, ejecute `tpm.msc` como administrador y elija Borrar TPM. En Windows 10 y ' +
        'versiones posteriores no hace falta la contraseña de propietario.',
      'Reinicie, confirme en el firmware y deje que Windows vuelva a tomar posesión del TPM. ' +
        'Después, reanude la protección: `manage-bde -protectors -enable C:`',
    ],
  },
};

export const manageTpm = {
  title: 'Administrar TPM',
  form: {
    notAsked: (sources: string) =>
      `${sources} no ofrece aquí contraseñas de propietario del TPM; quizá las tenga el portal ` +
      'de soporte técnico de ese producto.',
    computerDomain: 'Dominio del equipo',
    computerName: 'Nombre del equipo',
    userDomain: 'Dominio del usuario',
    userName: 'Nombre de usuario',
    reason: 'Motivo de la solicitud del archivo de contraseña de propietario del TPM',
    chooseReason: 'Elija un motivo',
    note: 'Nota',
    ticket: 'Número de ticket',
    optional: 'Opcional',
    nameHint: 'Un nombre completo, como ws-0042.contoso.com, rellena también el dominio',
    submit: 'Enviar',
    submitting: 'Buscando la contraseña de propietario',
    newRequest: 'Nueva solicitud',
  },
  reasons: REASONS,
  problems: PROBLEMS,
  procedures: PROCEDURES,
  empty: {
    title: 'Antes de empezar',
    steps: [
      [
        '¿Se ha iniciado Windows en el equipo?',
        'Quien no pasa del PIN antes de que se inicie Windows necesita primero la contraseña de ' +
          'recuperación: use Recuperación de unidad.',
      ],
      [
        '¿Qué versión de Windows tiene?',
        'Windows 10, versión 1607 y posteriores, no conservan ninguna contraseña de propietario. ' +
          'Su TPM olvida por sí solo los intentos incorrectos, y su bloqueo se puede restablecer ' +
          'abajo sin archivo.',
      ],
      [
        '¿Para qué se necesita la contraseña de propietario?',
        'Elija el motivo; aquí aparecen los pasos correspondientes.',
      ],
    ],
  },
  history: {
    title: 'Contraseñas de propietario almacenadas',
    hint:
      'Este equipo tiene varias almacenadas, primero las más recientes. Cada vez que se borra su ' +
      'TPM, recibe una nueva; solo funciona la más reciente, a menos que nunca se hiciera una ' +
      'copia de seguridad de ella.',
    recorded: 'Almacenada el',
    state: 'Estado',
    source: 'Origen',
    states: { current: 'Más reciente', superseded: 'Reemplazada' },
    show: 'Mostrar contraseña de propietario',
  },
  result: {
    title: 'Contraseña de propietario del TPM',
    hidden: 'La contraseña de propietario está oculta.',
    hidesIn: (time: string) => `Se oculta en ${time}`,
    shownFor: (seconds: number) =>
      `La contraseña de propietario del TPM se muestra durante ${seconds} segundos.`,
    copy: 'Copiar',
    save: 'Guardar…',
    hide: 'Ocultar',
    showAgain: 'Volver a mostrar',
    copied: (time: string) => `Copiada. Se borra del Portapapeles en ${time}.`,
    copiedDone: 'La contraseña de propietario ya no está en el Portapapeles.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Guardado y comprobado: ${fileName} en ` +
      `${folder}${isRemovable ? '. La unidad se puede extraer con seguridad.' : ''}`,
    computer: 'Equipo',
    unknownUsers: 'Este origen no los conoce',
    recorded: 'Almacenada el',
    source: 'Origen',
    superseded:
      'Este equipo tiene almacenada una contraseña de propietario más reciente. Esta solo ' +
      'funciona si el TPM no se ha borrado desde entonces.',
    warning:
      'Nunca dé al usuario final esta contraseña ni su archivo. No cambia después de usarse: ' +
      'quien la tiene controla el TPM de forma permanente.',
  },
  ticket: {
    title: 'Contraseña de propietario del TPM',
    answeredAt: 'Contraseña entregada el',
    copied: 'Copiado, sin la contraseña de propietario.',
  },
  reset: {
    title: 'Restablecer bloqueo del TPM',
    intro: (computer: string) =>
      `Pide a ${computer}, a través de la red, que olvide los PIN incorrectos. El equipo tiene ` +
      'que estar encendido y haber iniciado Windows.',
    introNoComputer: 'Rellene primero el formulario: indica de qué equipo se trata y por qué.',
    file: 'Archivo de contraseña de propietario del TPM',
    kept: 'Ninguno: el equipo conserva su contraseña (Windows 10, versión 1703 y posteriores)',
    retrieved: 'La contraseña que se acaba de recuperar',
    fromFile: 'De un archivo',
    choose: 'Elegir archivo…',
    drop: 'o arrastre aquí un archivo .tpm',
    chosen: (fileName: string) => `Archivo: ${fileName}`,
    chosenFor: (fileName: string, machine: string) => `Archivo: ${fileName}, para ${machine}`,
    read: 'Leer estado de bloqueo',
    reset: 'Restablecer bloqueo del TPM',
    reading: 'Consultando el equipo',
    done: (hostName: string) => `El TPM de ${hostName} vuelve a aceptar el PIN.`,
    lockedOut: (hostName: string) => `El TPM de ${hostName} está bloqueado.`,
    cannotTell: (hostName: string) =>
      `${hostName} no puede indicar si su TPM está bloqueado; las versiones anteriores a Windows ` +
      '8 no lo saben.',
    notLocked: (hostName: string) =>
      `El TPM de ${hostName} no está bloqueado. No hay nada que restablecer.`,
    unknownAfter: (hostName: string) =>
      `Se restableció el bloqueo de ${hostName}. El equipo no respondió cuando se volvió a leer ` +
      'su estado.',
    tries: (count: number, limit: number) => `${count} de ${limit} intentos incorrectos contados.`,
    heals: (time: string) => `Se perdona uno cada ${time} mientras el equipo está encendido.`,
    command: {
      title: 'Ejecutarlo en otro equipo',
      intro:
        'Este equipo no tiene PowerShell. Ejecute esto en PowerShell en un equipo con Windows. ' +
        'Pide su cuenta y no contiene ningún secreto.',
    },
  },
  confirm: {
    title: '¿Restablecer el bloqueo de este TPM?',
    computer: 'Equipo',
    sends: 'Se envía',
    kept: 'Ninguna contraseña de propietario: el equipo usa la autorización que conserva',
    retrieved: (storedOn: string) =>
      `La contraseña de propietario que se acaba de recuperar, almacenada el ${storedOn}`,
    file: (fileName: string) => `La contraseña de propietario de ${fileName}`,
    warning:
      'Una contraseña de propietario incorrecta bloquea el TPM durante todo su tiempo de espera. ' +
      'Se prueba una sola vez.',
    otherMachine: (machine: string, computer: string) =>
      `Este archivo es de ${machine}, no de ${computer}.`,
    otherComputer: (machine: string, computer: string) =>
      `Esta contraseña de propietario es de ${machine}, no de ${computer}.`,
    superseded: (storedOn: string, newest: string) =>
      `Esta no es la contraseña de propietario más reciente: se almacenó el ${storedOn}` +
      `${newest === '' ? '' : `; la más reciente, el ${newest}`}. ` +
      'Si el TPM se ha borrado desde entonces, se bloqueará.',
    accept: 'Enviar de todos modos',
    cancel: 'Cancelar',
  },
} as const;
