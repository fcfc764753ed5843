import type { SettingTexts } from '#renderer/text/setting-texts.ts';

const SETTINGS: SettingTexts['settings'] = {
  'appearance.language': { title: 'Idioma', about: 'El idioma de la consola.' },
  'appearance.theme': { title: 'Tema', about: 'Claro u oscuro.' },
  'appearance.textSize': {
    title: 'Tamaño del texto',
    about: 'El tamaño de los textos de la ventana.',
  },
  'appearance.firstTab': {
    title: 'Primera pestaña',
    about: 'La pestaña que aparece tras iniciar sesión, para quien la tenga.',
  },
  'recovery.hideAfterSeconds': {
    title: 'Ocultar tras (segundos)',
    about: 'Una contraseña de recuperación mostrada se oculta tras este tiempo.',
  },
  'recovery.hideAfterAtMostSeconds': {
    title: 'Ocultar: tiempo máximo (segundos)',
    about: 'El tiempo máximo hasta ocultar que una persona puede elegir.',
  },
  'recovery.clearClipboardAfterSeconds': {
    title: 'Borrar el Portapapeles tras (segundos)',
    about: 'Una clave copiada se borra del Portapapeles tras este tiempo.',
  },
  'recovery.clearClipboardAfterAtMostSeconds': {
    title: 'Portapapeles: tiempo máximo (segundos)',
    about: 'El tiempo máximo hasta borrar el Portapapeles que una persona puede elegir.',
  },
  'recovery.defaultUserDomain': {
    title: 'Dominio de usuario predeterminado',
    about: 'El dominio de un usuario final del que solo se escribe el nombre.',
  },
  'recovery.keepForSeconds': {
    title: 'Conservar una clave revelada (segundos)',
    about: 'Durante este tiempo una clave revelada se puede mostrar, copiar y guardar de nuevo.',
  },
  'recovery.sourceTimeoutSeconds': {
    title: 'Esperar a un origen (segundos)',
    about: 'Un origen que no haya respondido a tiempo se omite y se indica.',
  },
  'recovery.rotateOnComputer': {
    title: 'Rotar en el equipo',
    about:
      'Si una clave de Active Directory que se entregó puede reemplazarse en su equipo, ' +
      'por WinRM.',
  },
  'recovery.maxMatches': {
    title: 'Máximo de coincidencias',
    about: 'Una búsqueda muestra como máximo este número de claves.',
  },
  'recovery.callerCheck.steps': {
    title: 'Verificación de identidad: pasos',
    about: 'Pasos que se marcan antes de entregar una clave, uno por línea. Se registran con ella.',
  },
  'recovery.callerCheck.requiredOfUsers': {
    title: 'Verificación de identidad: obligatoria',
    about: 'Un usuario de soporte técnico debe marcar todos los pasos; un administrador, no.',
  },
  'disclosures.perMinute': {
    title: 'Límite por minuto',
    about: 'Secretos que un operador recibe como máximo en un minuto.',
  },
  'disclosures.perHour': {
    title: 'Límite por hora',
    about: 'Secretos que un operador recibe como máximo en una hora.',
  },
  'disclosures.perDay': {
    title: 'Límite por 24 horas',
    about: 'Secretos que un operador recibe como máximo en 24 horas.',
  },
  'disclosures.admin.perMinute': {
    title: 'Administradores: límite por minuto',
    about: 'El límite por minuto de los administradores de soporte, si es distinto.',
  },
  'disclosures.admin.perHour': {
    title: 'Administradores: límite por hora',
    about: 'El límite por hora de los administradores de soporte, si es distinto.',
  },
  'disclosures.admin.perDay': {
    title: 'Administradores: límite por 24 horas',
    about: 'El límite por 24 horas de los administradores de soporte, si es distinto.',
  },
  'disclosures.user.perMinute': {
    title: 'Usuarios: límite por minuto',
    about: 'El límite por minuto de los usuarios de soporte, si es distinto.',
  },
  'disclosures.user.perHour': {
    title: 'Usuarios: límite por hora',
    about: 'El límite por hora de los usuarios de soporte, si es distinto.',
  },
  'disclosures.user.perDay': {
    title: 'Usuarios: límite por 24 horas',
    about: 'El límite por 24 horas de los usuarios de soporte, si es distinto.',
  },
  'disclosures.breakGlass': {
    title: 'Acceso de emergencia',
    about: 'Un administrador puede superar el límite para un secreto, con un motivo.',
  },
  'entra.keepList': {
    title: 'Conservar la lista de Entra ID',
    about:
      'La lista de claves de Entra ID, sin las claves, se conserva cifrada en este equipo para ' +
      'el próximo inicio.',
  },
  'tpm.remoteTimeoutSeconds': {
    title: 'Esperar a un TPM (segundos)',
    about: 'Tiempo de respuesta de un equipo cuyo TPM se consulta.',
  },
  'reports.keepForOffline': {
    title: 'Conservar informes',
    about:
      'Los últimos informes vistos se conservan en este equipo, cifrados, para leerlos sin ' +
      'red.',
  },
  'reports.keepAtMost': {
    title: 'Conservar como máximo',
    about: 'Número de informes que se conservan; los más antiguos se eliminan.',
  },
  'reports.importantComputers': {
    title: 'Equipos importantes',
    about: 'Nombres de equipos cuyas revelaciones siempre deben revisarse; * es cualquier parte.',
  },
  'secondPerson.computers': {
    title: 'Segunda persona: equipos',
    about: 'Equipos cuyos secretos requieren un segundo administrador; * es cualquier parte.',
  },
  'secondPerson.organisationalUnits': {
    title: 'Segunda persona: unidades organizativas',
    about: 'Lo mismo para los equipos de estas unidades, como OU=Servidores,DC=contoso,DC=com.',
  },
  'tickets.pattern': {
    title: 'Número de ticket: patrón',
    about: 'Cómo es un número de ticket, por ejemplo (INC|REQ)[0-9]{7}. Vacío: cualquier texto.',
  },
  'tickets.example': {
    title: 'Número de ticket: ejemplo',
    about: 'Se muestra a quien escribe uno incorrecto.',
  },
  'tickets.link': {
    title: 'Número de ticket: vínculo',
    about: 'Dónde se lee un ticket en el explorador: una dirección https que contiene {ticket}.',
  },
  'tickets.requiredOf': {
    title: 'Número de ticket: obligatorio para',
    about: 'Roles que no reciben ninguna clave sin número de ticket: admin, user.',
  },
  'tickets.requiredOfGroups': {
    title: 'Número de ticket: obligatorio para grupos',
    about:
      'Los miembros de estos grupos no reciben ninguna clave sin número de ticket, sea cual ' +
      'sea su rol: DOMINIO\\nombre, SID o id. de objeto, * para todos.',
  },
  'session.recheckEverySeconds': {
    title: 'Comprobar los grupos cada (segundos)',
    about: 'Cada cuánto se pregunta al directorio si el operador sigue en los grupos.',
  },
  'session.lockAfterIdleSeconds': {
    title: 'Bloquear tras (segundos)',
    about: 'La consola se bloquea tras este tiempo sin teclado ni mouse.',
  },
  'session.endPageAfterSeconds': {
    title: 'Cerrar la página tras (segundos)',
    about:
      'Si la página no ha soltado sus secretos en este tiempo tras ' +
      'un bloqueo, se cierra con lo que se escribió.',
  },
  'session.signIn': {
    title: 'Forma de iniciar sesión',
    about: 'Cómo se inicia sesión en todas las organizaciones, diga lo que diga su configuración.',
  },
  'updates.mode': {
    title: 'Actualizaciones',
    about:
      'Indica si Keydesk busca versiones más recientes en una carpeta de la organización ' +
      'y avisa de ellas.',
  },
  'updates.folder': {
    title: 'Actualizaciones: carpeta',
    about: 'La dirección https de esa carpeta.',
  },
  'updates.publicKey': {
    title: 'Actualizaciones: clave',
    about: 'La clave pública, en Base64, con la que se firma su lista de versiones.',
  },
  'updates.ring': {
    title: 'Actualizaciones: anillo',
    about: 'El anillo de este equipo: decide qué versión recibe.',
  },
};

const ORIGINS: SettingTexts['origins'] = {
  default: 'Valor predeterminado',
  person: 'Elegido por usted',
  configuration: 'Establecido por la configuración',
  policy: 'Establecido por la directiva',
  safe: 'Valor seguro: lo que dice la directiva no se puede usar',
};

const FAULTS: SettingTexts['faults'] = {
  unknown: 'Esta opción no existe.',
  wrong: 'Su valor no se puede usar.',
  'too-high': 'Es mayor de lo que una persona puede elegir.',
  'not-personal': 'Una persona no puede elegirlo.',
};

const POLICY_FAULTS: SettingTexts['policyFaults'] = {
  'not-json': 'No es JSON.',
  'not-a-policy': 'No tiene la forma de una directiva.',
  'too-large': 'Supera 1 MB.',
  link: 'Es un vínculo y no un archivo.',
  'not-a-file': 'No es un archivo.',
  'open-to-others': 'Pueden cambiarla personas que no son administradores.',
  newer: 'Es de una versión más reciente.',
  unreadable: 'No se puede leer.',
};

const PLACES: SettingTexts['places'] = { policy: 'Directiva', person: 'Su elección' };

/** Settings → what a person may choose, and what is set by whom. */
export const settingList = {
  title: 'Opciones y directiva',
  search: 'Buscar configuración',
  none: 'Ninguna opción contiene ese texto.',
  others: 'Establecidas por la organización',
  on: 'Activado',
  off: 'Desactivado',
  notSet: 'Sin establecer',
  reset: 'Usar el valor predeterminado',
  wrong: 'Este valor no es posible.',
  settings: SETTINGS,
  options: {
    'appearance.theme': { system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
    'appearance.textSize': {
      normal: 'Normal',
      large: 'Grande (125 %)',
      larger: 'Más grande (150 %)',
      largest: 'El más grande (200 %)',
    },
    'session.signIn': {
      either: 'Windows o contraseña',
      windows: 'Solo Windows',
      password: 'Solo contraseña',
    },
    'updates.mode': { off: 'Desactivado', notify: 'Notificar' },
  },
  origins: ORIGINS,
  faults: FAULTS,
  policyFaults: POLICY_FAULTS,
  places: PLACES,
  unusable:
    'La directiva de este equipo no se puede usar. Mientras tanto rigen valores seguros. ' +
    'Avise a su administrador.',
  range: (least: number, most: number) => `De ${least} a ${most}`,
  setIn: (origin: string, place: string) => `${origin}: ${place}`,
  problem: (place: string, name: string, fault: string) => `${place}, ${name}: ${fault}`,
};
