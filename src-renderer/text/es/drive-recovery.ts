import type { DriveFieldProblem } from '#shared/recovery/drive-request.ts';
import type { ProtectorMark, ProtectorState, VolumeKind } from '#shared/recovery/protector.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { pluralIn } from '../plural.ts';
import { call } from './call.ts';
import { fieldProblems } from './fields.ts';
import { guides } from './guides.ts';
import { keyId } from './key-id.ts';
import { link } from './link.ts';
import { procedures } from './procedures.ts';
import { readAloud } from './read-aloud.ts';
import { recoveryScreen } from './recovery-screen.ts';

const plural = pluralIn('es');

const REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'Orden de arranque del sistema operativo cambiado',
  'bios-changed': 'BIOS cambiado',
  'system-files-modified': 'Archivos del sistema operativo modificados',
  'lost-startup-key': 'Clave de inicio perdida',
  'lost-pin': 'PIN perdido',
  'tpm-reset': 'TPM restablecido',
  'lost-passphrase': 'Frase de contraseña perdida',
  'lost-smartcard': 'Tarjeta inteligente perdida',
  other: 'Otro',
};

const PROBLEMS: Readonly<Record<DriveFieldProblem, string>> = {
  ...fieldProblems,
  empty: 'Escriba el identificador de clave que lee la persona que llama.',
  'too-short': 'Escriba al menos los 8 primeros dígitos.',
  'not-hexadecimal':
    'Un identificador de clave solo contiene dígitos del 0 al 9 y letras de la A a la F.',
  unclear:
    'Aquí hay algo más que un identificador de clave. Conserve sus 8 o 32 dígitos y elimine el ' +
    'resto.',
  'recovery-password':
    'Esto son 48 dígitos: una contraseña de recuperación, no un identificador de clave. La ' +
    'pantalla de recuperación muestra el identificador de clave debajo del campo de entrada.',
};

const VOLUMES: Readonly<Record<VolumeKind, string>> = {
  'operating-system': 'Unidad del sistema operativo',
  fixed: 'Unidad de datos fija',
  removable: 'Unidad extraíble',
  unknown: 'Unidad',
};

const STATES: Readonly<Record<ProtectorState, string>> = {
  current: 'Actual',
  superseded: 'Reemplazada',
  disclosed: 'Revelada, pendiente de rotación',
  damaged: 'Dañada, no se puede usar',
};

const MARKS: Readonly<Record<ProtectorMark, string>> = {
  deleted: 'Eliminada en el directorio',
  conflict: 'Objeto en conflicto: otro equipo tiene ahora este nombre',
};

export const driveRecovery = {
  title: 'Recuperar el acceso a una unidad cifrada',
  form: {
    userDomain: 'Dominio del usuario',
    userName: 'Nombre de usuario',
    keyId: 'Id. de clave de recuperación',
    reason: 'Motivo del desbloqueo de la unidad',
    chooseReason: 'Elija un motivo',
    note: 'Nota',
    ticket: 'Número de ticket',
    optional: 'Opcional',
    submit: 'Enviar',
    submitting: 'Buscando',
    newRequest: 'Nueva solicitud',
  },
  link,
  keyId,
  call,
  recoveryScreen,
  callerCheck: {
    title: 'Verificación de identidad',
    missing: 'Marque todos los pasos antes de que se entregue la clave.',
    send: 'Enviar código',
    sendAgain: 'Enviar otro código',
    sentTo: (to: string, minutes: number) =>
      `Enviado a ${to}. Válido durante ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`,
    code: 'Código que lee la persona que llama',
    check: 'Comprobar código',
    right: (endUser: string) => `El código de ${endUser} es correcto.`,
  },
  reasons: REASONS,
  problems: PROBLEMS,
  volumes: VOLUMES,
  states: STATES,
  marks: MARKS,
  volume: (id: string) => `Volumen ${id.slice(0, 8)}`,
  empty: {
    title: 'Pregunte a quien llama',
    steps: [
      [
        '¿Qué identificador de clave muestra la pantalla de recuperación?',
        'Para empezar, bastan los ocho primeros dígitos.',
      ],
      [
        '¿Quién es usted y de qué equipo se trata?',
        'Compare la respuesta con lo que muestra Keydesk.',
      ],
      [
        '¿Qué ocurrió antes de que el equipo pidiera la clave?',
        'Una actualización del BIOS, un PIN perdido, una unidad movida: ese es el motivo que ' +
          'debe elegir.',
      ],
    ],
  },
  finder: {
    open: 'Buscar por equipo o usuario final',
    computer: 'Equipo',
    computerHint: 'El nombre se completa a partir de la tercera letra',
    endUser: 'Usuario final',
    endUserHint: 'DOMINIO\\nombre, o solo el nombre',
    nothingTyped: 'Escriba un equipo o un usuario final.',
    find: 'Buscar claves',
    title: (wanted: string) => `Claves de ${wanted}`,
    count: (shown: number, hasMore: boolean) =>
      hasMore
        ? `Las ${shown} claves más recientes; hay más.`
        : plural(shown, 'Una clave.', `${shown} claves, primero las más recientes.`),
    near:
      'La posición marcada no coincide con el identificador de clave que se escribió: pida a la ' +
      'persona que llama que vuelva a leerlo.',
    lead:
      'Compare el identificador de clave con lo que ve la persona que llama, elija “Usar este ' +
      'identificador” y envíe la solicitud. Todavía no se ha revelado nada.',
  },
  sources: {
    label: 'Orígenes',
    states: {
      waiting: 'se está consultando.',
      answered: 'ha respondido.',
      failed: 'no ha respondido.',
    },
    list: (time: string, keys: string) => `(lista de las ${time}, ${keys} claves)`,
    olderList: (moment: string, keys: string) => `(lista del ${moment}, ${keys} claves)`,
  },
  matches: {
    title: 'Coincidencias posibles',
    count: (shown: number, total: number) =>
      total > shown
        ? `${shown} de ${total} coincidencias posibles, primero las más recientes.`
        : plural(
            shown,
            '1 coincidencia posible.',
            `${shown} coincidencias posibles, primero las más recientes.`,
          ),
    missing: 'No todos los orígenes han respondido, así que puede haber más:',
    nextOfOne:
      'Compárela con lo que dice la persona que llama y, después, muéstrela; o bien envíe de ' +
      'nuevo la solicitud para consultar los demás orígenes.',
    next:
      'Pida a la persona que llama los siguientes dígitos del identificador de clave y, después, ' +
      'muestre solo esa clave.',
    keyId: 'Id. de clave',
    computer: 'Equipo',
    drive: 'Unidad',
    escrowed: 'Guardada el',
    state: 'Estado',
    show: 'Mostrar contraseña de recuperación',
  },
  rotation: {
    request: 'Rotar ahora…',
    title: '¿Pedir que se reemplace esta clave?',
    about:
      'Intune reemplaza la clave de la unidad del sistema operativo, y ninguna otra, la próxima ' +
      'vez que el equipo se ponga en contacto. Hasta entonces, la clave entregada abre la unidad.',
    signIn:
      'Se abre el explorador para un inicio de sesión aparte: reemplazar una clave requiere ' +
      'más permisos que buscarla.',
    confirm: 'Rotar',
    cancel: 'Cancelar',
    stop: 'Dejar de esperar al explorador',
    onRequest:
      'Esta clave se entregó y todavía abre la unidad. Intune puede reemplazarla: la clave de la ' +
      'unidad del sistema operativo, y ninguna otra.',
    otherDrive:
      'Esta clave se entregó. Intune solo reemplaza claves de unidades del sistema operativo: ' +
      'una vez desbloqueada la unidad, reemplace allí la clave.',
    asked:
      'Intune aceptó la solicitud. La clave solo está reemplazada cuando haya aquí una más ' +
      'nueva.',
    titleOnComputer: '¿Reemplazar esta clave en el equipo?',
    onComputer:
      'Esta clave se entregó y todavía abre la unidad. Puede reemplazarse en el equipo en ' +
      'cuanto esté encendido y accesible.',
    planning: 'Preguntando al equipo qué se haría…',
    plan: (computer: string, drive: string, kept: number) =>
      `En ${computer}, ${drive === '' ? 'la unidad' : `la unidad ${drive}`} recibe una nueva ` +
      'contraseña de recuperación. El equipo hace copia de ella en Active Directory; después se ' +
      'elimina la que se entregó. Lo demás que desbloquea la unidad se conserva (TPM, PIN, etc.: ' +
      `${kept}). Si la copia falla, todo queda como está.`,
    working: 'Reemplazando la clave en el equipo…',
    replaced:
      'El equipo tiene una nueva clave y ha hecho copia de ella; la entregada ya no abre ' +
      'la unidad. Cuenta como reemplazada en cuanto la nueva esté aquí.',
    look: 'Buscar la nueva clave',
    notYet: 'Todavía no hay aquí una clave más nueva de esta unidad.',
    seen: (newId: string, at: string, source: string) =>
      `Esta clave se reemplazó. La nueva es ${newId}, guardada el ${at} (${source}).`,
  },
  result: {
    title: 'Contraseña de recuperación',
    hidden: 'La contraseña de recuperación está oculta.',
    hidesIn: (time: string) => `Se oculta en ${time}`,
    shownFor: (seconds: number) =>
      `La contraseña de recuperación se muestra durante ${seconds} segundos.`,
    longer: '+1 min',
    longerName: '+1 min: mostrar la contraseña de recuperación un minuto más',
    copy: 'Copiar clave',
    save: 'Guardar…',
    savePackage: 'Guardar paquete de claves…',
    saveKit: 'Guardar kit…',
    kit:
      'Un kit es una carpeta con la clave, el paquete de claves, instrucciones y sumas de ' +
      'comprobación.',
    kitWithoutPackage:
      'No hay copia de seguridad de ningún paquete de claves de esta unidad. Un kit es una ' +
      'carpeta con la clave, instrucciones y sumas de comprobación.',
    hide: 'Ocultar',
    showAgain: 'Volver a mostrar',
    packageNotOffered: (sources: string) =>
      `Es posible que ${sources} tenga un paquete de claves, pero no lo ofrece aquí. Quizá lo ` +
      'ofrezca su propio portal de soporte técnico. Un kit es una carpeta con la clave, ' +
      'instrucciones y sumas de comprobación.',
    copied: (time: string) => `Copiada. Se borra del Portapapeles en ${time}.`,
    copiedDone: 'La clave ya no está en el Portapapeles.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Guardado y comprobado: ${fileName} en ` +
      `${folder}${isRemovable ? '. La unidad se puede extraer con seguridad.' : ''}`,
    removable: 'Unidades extraíbles',
    removableDrive: (name: string, free: string, fileSystem: string) =>
      `${name} · ${free} disponibles · ${fileSystem}`,
    keyId: 'Id. de clave',
    unknownUsers: 'Sus usuarios no se conocen aquí',
    usersNotOffered: (sources: string) => `Sus usuarios no están disponibles en ${sources}`,
    repeated: (times: number, days: number) => `${times} recuperaciones en ${days} días`,
    drive: 'Unidad',
    escrowed: 'Guardada el',
    state: 'Estado',
    source: 'Origen',
    singleUse:
      'Esta clave es de un solo uso. Ahora está marcada como revelada y el equipo la reemplaza ' +
      'en cuanto vuelve a estar en la red. La clave de una unidad extraíble se reemplaza cuando ' +
      'la unidad se vuelve a insertar.',
    notMarked:
      'Esta clave se entregó, pero su origen no puede indicar al equipo que la reemplace. Una ' +
      'vez desbloqueada la unidad, reemplace allí la clave o deje que lo haga la directiva.',
    wasDisclosed: 'Esta clave ya se había entregado antes y no se ha reemplazado desde entonces.',
    wasSuperseded:
      'Existe una copia de seguridad de una clave más reciente de esta unidad. Esta solo sirve ' +
      'si la unidad ha estado sin conexión desde entonces.',
    groupLabel: (number: number) => `Grupo ${number}`,
  },
  readAloud,
  procedures,
  guides,
} as const;
