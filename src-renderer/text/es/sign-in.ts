export const signIn = {
  title: 'Iniciar sesión',
  userName: 'Nombre de usuario',
  userNameHint: 'DOMINIO\\nombre o nombre@dominio',
  password: 'Contraseña',
  profile: 'Perfil',
  submit: 'Iniciar sesión',
  signingIn: 'Iniciando sesión',
  /** Windows can sign the person in: nothing has to be typed. */
  ticket: {
    signIn: (account: string) => `Iniciar sesión como ${account}`,
    intro: 'Windows inicia la sesión por usted. No se necesita contraseña.',
    other: 'Usar otra cuenta',
    unlock: 'Desbloquear con Windows',
    typePassword: 'Usar la contraseña',
    retry: 'Consultar de nuevo a Windows',
    /** Where passwords are not accepted. */
    only:
      'Aquí no se aceptan contraseñas. Inicie sesión en Windows con su cuenta y elija Consultar ' +
      'de nuevo a Windows. Si no da resultado, comuníqueselo a su administrador.',
  },
  /** Entra ID is what people sign in to: the browser asks for everything. */
  inBrowser: {
    signIn: 'Iniciar sesión con Microsoft Entra ID',
    intro: 'Se abre su explorador, y allí inicia sesión. Aquí no se escribe nada.',
    unlock: 'Desbloquear con Microsoft Entra ID',
    unlockIntro: 'Se abre su explorador, y Entra ID vuelve a comprobar quién es usted.',
  },
  empty: {
    both: 'Escriba su nombre de usuario y su contraseña.',
    userName: 'Escriba su nombre de usuario.',
    password: 'Escriba su contraseña.',
    invalid: 'Esto no es un nombre de usuario. Escríbalo como DOMINIO\\nombre o nombre@dominio.',
  },
  connect: 'Conectar con su organización…',
  wait: (time: string) => `Reintentar en ${time}`,
  demo: {
    title: 'Pruebe con una cuenta de demostración',
    password: 'Contraseña de las tres:',
    roles: {
      'CONTOSO\\helpdesk-admin':
        'Administrador de soporte técnico: bastan el id. de clave y el motivo',
      'CONTOSO\\helpdesk-user': 'Usuario de soporte técnico: rellena todos los campos',
      'CONTOSO\\report-user': 'Usuario de informes: solo lee informes',
    },
  },
  lockedTitle: 'Bloqueado',
  lockedText: (name: string) =>
    `Sesión iniciada como ${name}. Solicite de nuevo las claves que aún necesite.`,
  /** There is no user name to check. */
  wrongPassword: { what: 'La contraseña no es correcta.', next: 'Escríbala de nuevo.' },
  unlock: 'Desbloquear',
  unlocking: 'Desbloqueando',
  signOut: 'Cerrar sesión',
} as const;
