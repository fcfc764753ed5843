/** The drawing of what a locked computer shows. Its own words are those of a Spanish Windows. */
export const recoveryScreen = {
  title: 'Lo que ve quien llama',
  toggle: 'Lo que ve quien llama',
  alt:
    'Dibujo de la pantalla azul de recuperación de BitLocker. De arriba abajo: el título ' +
    '“Recuperación de BitLocker”, un campo de entrada, después “Id. de clave de recuperación ' +
    '(para identificar la clave)” con el identificador de clave y, por último, indicaciones ' +
    'para encontrar la clave.',
  drawn: {
    title: 'Recuperación de BitLocker',
    enter: 'Escriba la clave de recuperación de esta unidad',
    keys: 'Use las teclas de número o las teclas de función F1-F10 (use F10 para 0).',
    keyId: 'Id. de clave de recuperación (para identificar la clave):',
    find: 'Para encontrar su clave:',
    signIn: '- Inicia sesión en otro dispositivo y ve a: aka.ms/myrecoverykey',
    account: 'Iniciar sesión con esta cuenta: m*****n@outlook.com',
    more: '- Para obtener más información, ve a: aka.ms/recoverykeyfaq',
    continue: 'Presione Entrar para continuar',
    options: 'Presione Esc para ver más opciones de recuperación',
  },
  legend: [
    [
      'Id. de clave de recuperación',
      'debajo del campo de entrada. Para empezar, bastan los ocho primeros caracteres.',
    ],
    ['Campo de entrada', 'aquí escribe la persona que llama los 48 dígitos que usted le lee.'],
    [
      'Indicaciones',
      'varían de un equipo a otro. Desde Windows 11, versión 24H2, pueden mostrar parte de una ' +
        'cuenta de Microsoft: en ese caso, la clave se guarda allí y quizá no aquí.',
    ],
  ],
} as const;
