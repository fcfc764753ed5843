import type { CheckFacts, CheckName, CheckStep } from '#shared/connection/connection-check.ts';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';

const ROLES: Readonly<Record<Role, string>> = {
  admin: 'Administradores de soporte técnico',
  user: 'Usuarios de soporte técnico',
  reports: 'Usuarios de informes',
};

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  admin:
    'Recuperación de unidad, Administrar TPM e Informes; bastan el identificador de clave y el ' +
    'motivo.',
  user: 'Recuperación de unidad y Administrar TPM; deben rellenarse todos los campos.',
  reports: 'Solo Informes.',
};

const ORIGINS: Readonly<Record<ConfigurationOrigin, string>> = {
  none: 'Todavía no hay ninguna organización configurada. Lo que ve es el perfil de demostración.',
  user: 'Su propia configuración.',
  environment:
    'Establecida por su administrador mediante KEYDESK_CONFIG. Solo su administrador puede ' +
    'cambiarla.',
  machine:
    'Establecida por su administrador para este equipo. Solo su administrador puede ' +
    'cambiarla.',
};

const STEPS: Readonly<Record<CheckName, string>> = {
  tenant: 'Llegar a Entra ID',
  find: 'Buscar controladores de dominio',
  reach: 'Conectar con un controlador de dominio',
  certificate: 'Cifrar la conexión',
  clock: 'Comparar los relojes',
  ticket: 'Buscar un vale de Windows',
  bind: 'Iniciar sesión',
  groups: 'Buscar los grupos',
  keys: 'Leer claves de recuperación',
  sources: 'Consultar las bases de datos',
  secrets: 'Examinar los secretos del almacén',
  'admin-service': 'Consultar AdminService',
  cloud: 'Consultar Entra ID',
  witnesses: 'Enviar un mensaje de prueba a los testigos',
  messages: 'Probar el servidor de mensajes',
  'audit-log': 'Escribir en el registro de auditoría',
};

const list = (text = ''): string => (text === '' ? 'ninguno' : text);
const day = (iso = ''): string => iso.slice(0, 10);

/** A step of the check as a line of text. */
interface ReportLine {
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

const TICKET_PROBLEMS: Readonly<Record<string, string>> = {
  'kerberos.expired': 'El vale ha expirado.',
  'kerberos.clock':
    'Los relojes de este equipo y del dominio difieren demasiado para que haya un vale.',
  'kerberos.noSpn': 'El dominio no tiene ningún nombre de servicio (SPN) para este controlador.',
  'kerberos.kdcSilent': 'Ningún controlador de dominio entregó un vale a tiempo.',
  'kerberos.encryption': 'Este equipo y el dominio no permiten ningún cifrado común para un vale.',
};

/** What a step saw, in a sentence. */
const SEEN: Readonly<Record<CheckName, (facts: CheckFacts) => string>> = {
  tenant: ({ server = '', tenant = '' }) => `${server} responde por el inquilino ${tenant}.`,
  find: ({ domain = '', how, servers }) =>
    how === 'listed'
      ? `Configurados para ${domain}: ${list(servers)}`
      : `DNS indica para ${domain}: ${list(servers)}`,
  reach: ({ answering, notAnswering }) =>
    [answering && `Responden: ${answering}.`, notAnswering && `No responden: ${notAnswering}.`]
      .filter(Boolean)
      .join(' '),
  certificate: ({ server = '', issuer, names, validTo, days, encryption }) =>
    issuer === undefined
      ? server
      : `${encryption === 'starttls' ? 'StartTLS' : 'LDAPS'} con ${server}. Certificado para ` +
        `${list(names)}, emitido por ${issuer}, válido hasta el ` +
        `${day(validTo)}${days === undefined ? '' : ` (${days} días)`}.`,
  clock: ({ seconds = '0' }) =>
    Math.abs(Number(seconds)) <= 1
      ? 'Los relojes coinciden.'
      : `El reloj de este equipo está ${Math.abs(Number(seconds))} segundos ` +
        `${Number(seconds) > 0 ? 'adelantado' : 'atrasado'} con respecto al del controlador.`,
  ticket: ({ holder = '', service = '', problem = '' }) =>
    problem === ''
      ? `El vale de ${holder} es válido para ${service}.`
      : (TICKET_PROBLEMS[problem] ?? 'Windows no entregó ningún vale para este controlador.'),
  bind: ({ account = '', server = '' }) =>
    `Sesión iniciada como ${account}${server === '' ? '' : ` en ${server}`}.`,
  groups: ({ missing, roles = '', admin, user, reports }) => {
    const found = list([admin, user, reports].filter(Boolean).join(', '));
    const own = Role.options
      .filter((role) => roles.split(' ').includes(role))
      .map((role) => ROLES[role].toLowerCase());
    const memberships =
      own.length === 0
        ? 'Su cuenta no pertenece a ninguno de ellos.'
        : `Su cuenta pertenece a: ${own.join(', ')}.`;
    return `Encontrados: ${found}. ${missing ? `No encontrados: ${missing}. ` : ''}${memberships}`;
  },
  keys: ({ seen }) =>
    ({
      readable: 'Su cuenta puede leer las contraseñas de recuperación de BitLocker.',
      hidden: 'Hay claves de recuperación, pero su cuenta no puede leer sus contraseñas.',
      none:
        'Su cuenta no ve ninguna clave de recuperación: no hay copia de seguridad de ninguna en ' +
        'este dominio, o su cuenta no tiene permiso para verlas.',
    })[seen ?? 'none'] ?? '',
  sources: ({ answered, failed }) =>
    [answered && `Respondieron: ${answered}.`, failed && `No se pudo consultar: ${failed}.`]
      .filter(Boolean)
      .join(' '),
  secrets: ({ secrets = 'none' }) =>
    ({
      none: 'El almacén de este equipo no contiene secretos.',
      clear: 'Los secretos del almacén de este equipo no están cifrados.',
      encrypted: 'Los secretos del almacén de este equipo están cifrados y usted tiene la clave.',
    })[secrets] ?? '',
  'admin-service': ({ server = '', reached, account, computers }) =>
    [
      reached && `Se llega a ${server}, y su certificado es de confianza.`,
      account && `Sesión iniciada como ${account}.`,
      computers === 'none' && 'Su cuenta no ve ningún equipo.',
      computers === 'visible' &&
        'Se ven un equipo y la lista de sus claves. Si su cuenta puede leer una clave se ve al ' +
          'leerla.',
    ]
      .filter(Boolean)
      .join(' '),
  cloud: ({ account = '', granted = '', keys = '0' }) =>
    account === ''
      ? ''
      : `Sesión iniciada como ${account}. Concedido: ${list(granted)}. ` +
        (keys === '0'
          ? 'Su cuenta no ve ninguna clave de recuperación.'
          : `Hay claves de recuperación visibles (${keys} en la primera página). Si su cuenta ` +
            'puede leer una se ve al leerla.'),
  witnesses: ({ answered, failed }) =>
    [
      answered && `Confirmaron un mensaje de prueba: ${answered}.`,
      failed && `No confirmaron un mensaje de prueba: ${failed}.`,
    ]
      .filter(Boolean)
      .join(' '),
  messages: ({ answered, failed, waiting = '0', lost = '0' }) =>
    [
      answered && `Se puede usar: ${answered}.`,
      failed && `No se puede usar: ${failed}.`,
      waiting !== '0' && `Avisos en espera: ${waiting}.`,
      lost !== '0' && `Avisos no entregados: ${lost}.`,
    ]
      .filter(Boolean)
      .join(' '),
  'audit-log': ({ sequence = '' }) => `Se escribió la entrada ${sequence}.`,
};

/** What to do about a warning. */
const ADVICE: Readonly<Partial<Record<CheckName, string>>> = {
  secrets: 'Pida a su administrador que los cifre (keydesk store encrypt).',
  messages:
    'Busque en el registro de auditoría los avisos no entregados y corrija las direcciones del ' +
    'directorio.',
  reach: 'Keydesk usa enseguida el siguiente. Compruebe los que no responden o quítelos de DNS.',
  certificate: 'Pida a su administrador que renueve pronto el certificado.',
  clock: 'Ponga en hora este equipo: las entradas de auditoría llevan su hora.',
  'admin-service':
    'Pida a su administrador un rol de seguridad sobre una recopilación con los equipos que ' +
    'atiende.',
  cloud:
    'Si hay dispositivos que guardan sus claves en Entra ID, pida a su administrador un ' +
    'rol que pueda verlas, como Administrador del departamento de soporte técnico.',
  ticket: 'Mientras esto no funcione, inicie sesión con su contraseña.',
  groups: 'Corrija los grupos en la configuración o pida que agreguen su cuenta a uno de ellos.',
  keys: 'Si recupera unidades del directorio, pida a su administrador el permiso para leerlas.',
};

const SKIPPED: Readonly<Record<Extract<CheckStep, { state: 'skipped' }>['because'], string>> = {
  'failed-before': 'No se intentó: el paso anterior falló.',
  'not-signed-in': 'No se intentó: inicie sesión primero.',
  'nothing-configured': 'No se intentó: no hay nada configurado.',
  'no-ticket': 'No hay ninguno: no ha iniciado sesión en el dominio en este equipo.',
  'no-kerberos': 'No es posible: falta la biblioteca Kerberos en este equipo.',
  'no-cloud-sign-in': 'No se intentó: inicie sesión primero en Entra ID.',
};

export const settings = {
  title: 'Configuración',
  close: 'Cerrar',
  language: {
    title: 'Idioma',
    /** The language of the operating system, where there are words for it. */
    system: 'Sistema',
  },
  organisation: {
    title: 'Organización',
    origins: ORIGINS,
    signOutFirst: 'Cierre sesión para conectar con otra organización.',
  },
  check: {
    title: 'Comprobar conexión',
    intro: 'Comprueba paso a paso la conexión con el directorio. No se lee ningún secreto.',
    run: 'Comprobar conexión',
    running: 'Comprobando la conexión',
    copy: 'Copiar como texto',
    copied: 'Copiado.',
    steps: STEPS,
    seen: SEEN,
    advice: ADVICE,
    skipped: SKIPPED,
    untried: 'sin intentar',
    states: {
      passed: 'Superado',
      warning: 'Advertencia',
      failed: 'Con errores',
      skipped: 'Sin intentar',
    },
    heading: (profile: string, time: string, version: string) =>
      `Keydesk ${version}, comprobación de ${profile}, ${time}`,
    line: ({ number, name, state, text }: ReportLine) => `${number}. ${name}: ${state}. ${text}`,
    failedWith: (code: ErrorCode) => `(${code})`,
  },
  logins: {
    title: 'Credenciales de bases de datos',
    intro:
      'Estos orígenes se consultan con un inicio de sesión propio del servidor de bases de ' +
      'datos. Sus credenciales se guardan en este equipo, solo para usted, con la protección del ' +
      'sistema operativo.',
    states: {
      kept: 'Hay credenciales guardadas.',
      missing: 'Todavía no hay credenciales guardadas.',
    },
    enter: 'Escribir credenciales…',
    replace: 'Reemplazar credenciales…',
    forget: 'Quitar credenciales',
    form: (source: string) => `Credenciales de ${source}`,
    userName: 'Nombre de inicio de sesión',
    password: 'Contraseña',
    keep: 'Guardar credenciales',
  },
  cloud: {
    title: 'Inicio de sesión en la nube',
    intro:
      'Estos orígenes piden un inicio de sesión aparte, en el explorador, con su propia ' +
      'cuenta. Termina cuando bloquea Keydesk o cierra sesión.',
  },
  connect: {
    open: 'Conectar con su organización…',
    title: 'Conectar con su organización',
    stages: { directory: '1. Directorio', account: '2. Inicio de sesión', groups: '3. Grupos' },
    domain: 'Dominio',
    domainHint: 'Nombre DNS, como contoso.com',
    domainInvalid: 'Esto no es el nombre DNS de un dominio. Escríbalo como contoso.com.',
    more: 'Más',
    encryption: 'Cifrado',
    encryptions: { ldaps: 'LDAPS (puerto 636)', starttls: 'StartTLS (puerto 389)' },
    dnsServer: 'Servidor DNS',
    dnsServerHint: 'Su dirección IP. Solo hace falta si el DNS de este equipo no conoce el dominio',
    dnsServerInvalid: 'Esto no es una dirección IP.',
    authorities: 'Entidad de certificación',
    authoritiesHint:
      'Solo hace falta si este equipo no confía en la entidad que emitió los certificados de los ' +
      'controladores',
    chooseAuthorities: 'Elegir archivo…',
    noAuthorities: 'Las del sistema operativo',
    find: 'Buscar controladores',
    finding: 'Buscando controladores de dominio',
    accountIntro: 'Basta con su propia cuenta. Se usa para buscar los grupos y no se guarda.',
    userName: 'Nombre de usuario',
    userNameHint: 'DOMINIO\\nombre o nombre@dominio',
    password: 'Contraseña',
    signIn: 'Iniciar sesión',
    signingIn: 'Iniciando sesión en el directorio',
    required: 'Rellene este campo.',
    groupsIntro:
      'Los miembros de estos grupos, anidados a cualquier nivel, pueden iniciar sesión. Se ' +
      'necesita al menos uno. Quien pertenece a los grupos de administradores y de usuarios es ' +
      'administrador.',
    roles: ROLES,
    roleHints: ROLE_HINTS,
    groupSearch: 'Escriba parte del nombre del grupo',
    noGroups: 'Ningún grupo de seguridad tiene esto en su nombre.',
    groupsRequired: 'Elija al menos un grupo.',
    name: 'Nombre de la organización',
    nameHint: 'Tal como se ve al iniciar sesión',
    back: 'Atrás',
    cancel: 'Cancelar',
    finish: 'Guardar y usar',
    finishing: 'Guardando la configuración',
  },
} as const;
