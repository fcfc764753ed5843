import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Signing in, and the directory behind it. */
export const directoryErrors = {
  'auth.badCredentials': () => ({
    what: 'El nombre de usuario o la contraseña no son correctos.',
    next: 'Compruebe el nombre de usuario y escriba de nuevo la contraseña.',
  }),
  'auth.throttled': ({ reason }) => ({
    what: `Hubo demasiados intentos fallidos ${
      reason === 'workstation' ? 'en este equipo' : 'con esta cuenta'
    }.`,
    next: 'Espere a que termine la cuenta atrás e inténtelo de nuevo.',
  }),
  'auth.noRole': ({ groups }) => ({
    what: 'Su cuenta no pertenece a ninguno de los grupos que pueden usar Keydesk.',
    next:
      groups === undefined
        ? 'Pida a su administrador que agregue su cuenta a un grupo de soporte técnico o de ' +
          'informes de BitLocker.'
        : `Pida a su administrador que agregue su cuenta a uno de estos grupos: ${groups}.`,
  }),
  'auth.signedOut': () => ({ what: 'La sesión está cerrada.', next: 'Inicie sesión de nuevo.' }),
  'auth.forbidden': () => ({
    what: 'Su rol no permite esta acción.',
    next: 'El intento quedó registrado. Consulte a su administrador si necesita esta área.',
  }),
  'auth.locked': () => ({
    what: 'La consola está bloqueada.',
    next: 'Desbloquéela y vuelva a enviar la solicitud.',
  }),
  'auth.logonHours': () => ({
    what: 'Su cuenta no puede iniciar sesión a esta hora.',
    next:
      'Inténtelo de nuevo dentro de sus horas de inicio de sesión, o pida a su administrador que ' +
      'las cambie.',
  }),
  'auth.workstation': () => ({
    what: 'Su cuenta no puede iniciar sesión desde este equipo.',
    next:
      'Use un equipo en el que pueda iniciar sesión, o pida a su administrador que agregue ' +
      'este.',
  }),
  'auth.passwordExpired': () => ({
    what: 'Su contraseña ha expirado.',
    next: 'Cámbiela en Windows y después inicie sesión aquí con la nueva.',
  }),
  'auth.disabled': () => ({
    what: 'Su cuenta está deshabilitada.',
    next: 'Pida a su administrador que la habilite.',
  }),
  'auth.accountExpired': () => ({
    what: 'Su cuenta ha expirado.',
    next: 'Pida a su administrador que amplíe su validez.',
  }),
  'auth.mustChangePassword': () => ({
    what: 'Debe cambiar su contraseña antes de poder iniciar sesión.',
    next: 'Inicie sesión en Windows, cámbiela allí y después inicie sesión aquí con la nueva.',
  }),
  'auth.lockedOut': () => ({
    what: 'Su cuenta está bloqueada tras demasiadas contraseñas incorrectas.',
    next: 'Espere a que termine el bloqueo, o pida a su administrador que la desbloquee.',
  }),
  'auth.restricted': () => ({
    what: 'Una restricción de su cuenta no le permite iniciar sesión.',
    next:
      'Si hay un botón para ello, deje que Windows inicie la sesión por usted. Si no, pregunte a ' +
      'su administrador qué restricción es: Usuarios protegidos (Protected Users) o una ' +
      'directiva de autenticación, por ejemplo.',
  }),
  'auth.logonType': () => ({
    what:
      'Su cuenta no puede iniciar sesión así: por ejemplo, es miembro de Usuarios protegidos o ' +
      'no tiene derecho a iniciar sesión a través de la red.',
    next: 'Inicie sesión en Windows con esta cuenta y vuelva a abrir Keydesk, o use otra cuenta.',
  }),
  'auth.tooManyGroups': () => ({
    what: 'Su cuenta pertenece a más grupos de los que Windows admite para iniciar sesión.',
    next: 'Pida a su administrador que la quite de algunos.',
  }),
  'auth.refused': ({ reason = '' }) => ({
    what: `El controlador de dominio no le permite iniciar sesión; código de Windows: 0x${reason}.`,
    next: 'Comunique este número a su administrador: indica la causa.',
  }),

  'directory.unreachable': () => ({
    what: 'No se puede conectar con ningún controlador de dominio.',
    next:
      'Compruebe la conexión de red o de VPN e inténtelo de nuevo. Si continúa igual, consulte a ' +
      'su administrador.',
  }),
  'directory.timedOut': () => ({
    what: 'El controlador de dominio no respondió a tiempo.',
    next:
      'Inténtelo de nuevo dentro de un momento. Si continúa igual, consulte a su ' +
      'administrador.',
  }),
  'directory.refused': () => ({
    what: 'El controlador de dominio rechazó la solicitud.',
    next:
      'Inténtelo de nuevo. Si vuelve a ocurrir, comuníqueselo a su administrador; el archivo de ' +
      'registro contiene el código de resultado.',
  }),
  'directory.clearTextRefused': () => ({
    what:
      'El controlador de dominio no ofrece ninguna conexión cifrada, por lo que no se envió su ' +
      'contraseña.',
    next: 'Pida a su administrador que instale un certificado en los controladores de dominio.',
  }),
  'directory.certificateExpired': () => ({
    what: 'El certificado del controlador de dominio ha expirado o todavía no es válido.',
    next:
      'Compruebe el reloj de este equipo. Si es correcto, pida a su administrador que renueve el ' +
      'certificado.',
  }),
  'directory.certificateUnknown': () => ({
    what:
      'El certificado del controlador de dominio lo emitió una entidad en la que este equipo no ' +
      'confía.',
    next:
      'Pida a su administrador que agregue el certificado de la entidad a este equipo o a la ' +
      'configuración.',
  }),
  'directory.certificateName': () => ({
    what: 'El certificado del controlador de dominio corresponde a otro nombre.',
    next:
      'Pida a su administrador que corrija el nombre configurado o que emita un certificado para ' +
      'él. No se envió su contraseña.',
  }),
  'directory.certificateWeak': () => ({
    what:
      'El certificado del controlador de dominio tiene una clave o una firma demasiado débil. No ' +
      'se envió su contraseña.',
    next: 'Pida a su administrador un certificado nuevo, con una clave de al menos 2048 bits.',
  }),
  'directory.outdatedEncryption': () => ({
    what:
      'El controlador de dominio solo ofrece un cifrado obsoleto, que este equipo no usa. No se ' +
      'envió su contraseña.',
    next:
      'Pida a su administrador que active TLS 1.2 y sus cifrados en los controladores de ' +
      'dominio.',
  }),
  'directory.noLogonServer': () => ({
    what:
      'Los controladores de dominio no pudieron comprobar su contraseña: no llegan al dominio de ' +
      'su cuenta.',
    next:
      'Inténtelo de nuevo dentro de un momento. Si continúa igual, pida a su administrador que ' +
      'compruebe la conexión y la relación de confianza entre los dominios.',
  }),
  'directory.outsideDomain': ({ reason = '' }) => ({
    what:
      `DNS indica controladores de dominio que no están en su dominio: ${reason}. No se envió su ` +
      'contraseña.',
    next:
      'Consulte a su administrador. Si son correctos, deben figurar en la configuración como ' +
      '“controllers”.',
  }),
  'directory.groupsNotFound': () => ({
    what: 'Ninguno de los grupos configurados está en el directorio.',
    next: 'Corrija sus nombres en la configuración o conecte de nuevo con su organización.',
  }),
} satisfies ErrorTexts;
