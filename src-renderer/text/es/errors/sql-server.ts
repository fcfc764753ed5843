import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const named = (server: string | undefined) =>
  server === undefined
    ? 'El servidor de bases de datos'
    : `El servidor de bases de datos ${server}`;
/** After “de”, with which an article grows together. */
const ofServer = (server: string | undefined) =>
  server === undefined ? 'del servidor de bases de datos' : `de ${server}`;
const onServer = (server: string | undefined) => (server === undefined ? '' : ` en ${server}`);
const numbered = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (número ${reason})`;

/** Reaching a SQL Server, and what it answers. */
export const sqlServerErrors = {
  'sql.hostUnknown': ({ server }) => ({
    what: `${named(server)} no se conoce en esta red.`,
    next:
      'Compruebe la red o la VPN. Si otros conectan con él, pida a su administrador que corrija ' +
      'el host en la configuración.',
  }),
  'sql.instanceUnknown': ({ server }) => ({
    what:
      `${named(server)} no conoce ninguna instancia con este nombre, o su SQL Server Browser no ` +
      'responde.',
    next:
      'Pida a su administrador que corrija la instancia en la configuración o que indique el ' +
      'puerto en su lugar.',
  }),
  'sql.unreachable': ({ server }) => ({
    what: `${named(server)} no acepta conexiones en esta dirección.`,
    next:
      'Compruebe la red o la VPN. Si otros conectan con él, pida a su administrador que ' +
      'compruebe el host y el puerto en la configuración, y que SQL Server esté en ejecución.',
  }),
  'sql.timedOut': ({ server }) => ({
    what: `${named(server)} no respondió a tiempo.`,
    next:
      'Inténtelo de nuevo dentro de un momento. Si continúa igual, compruebe la red o la VPN, o ' +
      'consulte a su administrador.',
  }),
  'sql.connectionLost': ({ server }) => ({
    what:
      `La conexión con ${server ?? 'el servidor de bases de datos'} se perdió antes de que ` +
      'respondiera.',
    next: 'No se reveló nada. Inténtelo de nuevo.',
  }),
  'sql.unreadableAnswer': ({ server }) => ({
    what: `${named(server)} respondió, pero no como un SQL Server.`,
    next: 'Pida a su administrador que compruebe el host y el puerto en la configuración.',
  }),
  'sql.encryptionRefused': ({ server }) => ({
    what:
      `${named(server)} no ofrece ninguna conexión cifrada, por lo que no se enviaron las ` +
      'credenciales.',
    next:
      'Pida a su administrador que instale un certificado en él. Si ocurre de repente, ' +
      'comuníquelo: es posible que alguien esté interceptando la conexión.',
  }),
  'sql.certificateExpired': ({ server }) => ({
    what:
      `El certificado ${ofServer(server)} ha expirado o todavía no es válido. No se enviaron las ` +
      'credenciales.',
    next:
      'Compruebe el reloj de este equipo. Si es correcto, pida a su administrador que renueve el ' +
      'certificado.',
  }),
  'sql.certificateUnknown': ({ server }) => ({
    what:
      `El certificado ${ofServer(server)} lo emitió una entidad en la que este equipo no confía. ` +
      'No se enviaron las credenciales.',
    next:
      'Pida a su administrador que agregue el certificado de la entidad a este equipo o a la ' +
      'configuración (caFile).',
  }),
  'sql.certificateName': ({ server }) => ({
    what:
      `El certificado ${ofServer(server)} corresponde a otro nombre. No se enviaron las ` +
      'credenciales.',
    next:
      'Pida a su administrador que corrija el host configurado, que configure el nombre del ' +
      'certificado (serverName) o que emita un certificado para el host.',
  }),
  'sql.certificateWeak': ({ server }) => ({
    what:
      `El certificado ${ofServer(server)} tiene una clave o una firma demasiado débil. No se ` +
      'enviaron las credenciales.',
    next: 'Pida a su administrador un certificado nuevo, con una clave de al menos 2048 bits.',
  }),
  'sql.outdatedEncryption': ({ server }) => ({
    what:
      `${named(server)} solo ofrece un cifrado obsoleto, que este equipo no usa. No se enviaron ` +
      'las credenciales.',
    next:
      'Pida a su administrador que active TLS 1.2 y sus cifrados en el servidor de bases de ' +
      'datos.',
  }),
  'sql.loginRefused': ({ server }) => ({
    what: `${named(server)} no admite esta cuenta.`,
    next:
      'Pida a su administrador acceso a la base de datos. Si es un inicio de sesión de SQL ' +
      'Server, compruebe su nombre y su contraseña en Configuración.',
  }),
  'sql.loginUntrusted': ({ server }) => ({
    what:
      `${named(server)} no acepta desde aquí su cuenta de Windows: es de un dominio en el que no ` +
      'confía, o exige Protección ampliada.',
    next: 'Pida a su administrador que use un inicio de sesión de SQL Server para este origen.',
  }),
  'sql.needsPassword': ({ sources }) => ({
    what:
      `${sources ?? 'Una base de datos'} solo acepta su contraseña, así que Windows no puede ` +
      'iniciar sin ella la sesión por usted.',
    next:
      'Escriba su contraseña o pida a su administrador un inicio de sesión de SQL Server para ' +
      'ese origen.',
  }),
  'sql.accountDisabled': ({ server }) => ({
    what: `Esta cuenta está deshabilitada${onServer(server)}.`,
    next: 'Pida a su administrador que la habilite.',
  }),
  'sql.accountLocked': ({ server }) => ({
    what: `Esta cuenta está bloqueada${onServer(server)}.`,
    next:
      'Pida a su administrador que la desbloquee e inténtelo de nuevo. Cada intento adicional ' +
      'puede alargar el bloqueo.',
  }),
  'sql.passwordExpired': ({ server }) => ({
    what:
      `La contraseña de este inicio de sesión ha expirado${onServer(server)}, o antes hay que ` +
      'cambiarla.',
    next: 'Pida a su administrador que establezca una nueva y escríbala en Configuración.',
  }),
  'sql.databaseUnknown': ({ server }) => ({
    what: `${named(server)} no tiene esa base de datos, o no la abre para esta cuenta.`,
    next:
      'Pida a su administrador que compruebe el nombre de la base de datos en la configuración y ' +
      'el acceso de la cuenta a ella.',
  }),
  'sql.databaseUnavailable': ({ server }) => ({
    what:
      `La base de datos no está disponible ahora${onServer(server)}; quizá se esté trasladando a ` +
      'otro servidor.',
    next:
      'Inténtelo de nuevo dentro de un minuto. Si continúa igual, pregunte a su administrador si ' +
      'la configuración indica el agente de escucha del grupo de disponibilidad.',
  }),
  'sql.databaseReadOnly': ({ server }) => ({
    what:
      `No se puede escribir en la base de datos${onServer(server)}, por lo que no se puede ` +
      'registrar ni revelar nada.',
    next:
      'Pregunte a su administrador si la configuración indica el agente de escucha del grupo de ' +
      'disponibilidad, sin intención de solo lectura.',
  }),
  'sql.notPermitted': ({ server }) => ({
    what: `Su cuenta no tiene permiso para hacer esto en la base de datos${onServer(server)}.`,
    next:
      'Pida el permiso a su administrador, o pase la llamada a alguien que lo tenga. Las guías ' +
      'para administradores y para administradores de bases de datos del menú Ayuda enumeran los ' +
      'permisos.',
  }),
  'sql.objectMissing': ({ server }) => ({
    what:
      `La base de datos${onServer(server)} no tiene una tabla o un procedimiento necesario, o lo ` +
      'oculta a esta cuenta.',
    next:
      'Pregunte a su administrador si la configuración indica la base de datos correcta y pídale ' +
      'los permisos que enumeran las guías para administradores y para administradores de bases ' +
      'de datos del menú Ayuda.',
  }),
  'sql.full': ({ server }) => ({
    what:
      `La base de datos${onServer(server)} está llena, por lo que no se puede registrar ni ` +
      'revelar nada.',
    next: 'Pida a su administrador que libere espacio e inténtelo de nuevo.',
  }),
  'sql.busy': ({ server }) => ({
    what: `${named(server)} está demasiado ocupado para responder.`,
    next: 'No se reveló nada. Inténtelo de nuevo dentro de un momento.',
  }),
  'sql.refused': ({ server, reason }) => ({
    what: `${named(server)} rechazó la solicitud${numbered(reason)}.`,
    next: 'Inténtelo de nuevo. Si vuelve a ocurrir, comunique el número a su administrador.',
  }),
  'login.missing': () => ({
    what: 'No hay credenciales guardadas para este origen.',
    next:
      'Escriba las que le dio su administrador en Configuración, en Credenciales de bases de ' +
      'datos.',
  }),
  'login.unreadable': () => ({
    what: 'Las credenciales guardadas para este origen ya no se pueden leer.',
    next: 'Escríbalas de nuevo en Configuración, en Credenciales de bases de datos.',
  }),
  'login.noProtection': () => ({
    what:
      'Este equipo no ofrece ninguna protección para las credenciales, por lo que no se ' +
      'guardaron.',
    next:
      'En Linux, desbloquee un depósito de claves (GNOME Keyring o KWallet) e inténtelo de ' +
      'nuevo. Su administrador también puede hacer que el origen use su cuenta de Windows.',
  }),
  'sql.outcomeUnknown': ({ server }) => ({
    what:
      `La conexión con ${server ?? 'el servidor de bases de datos'} se interrumpió después de ` +
      'enviar la solicitud. No se sabe si se llevó a cabo.',
    next:
      'La solicitud no se repitió y consta con resultado desconocido. Es posible que la clave ' +
      'cuente ahora como revelada y se reemplace. Si la envía de nuevo, será otra solicitud y ' +
      'así se registrará.',
  }),
} satisfies ErrorTexts;
