import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const wrongGroups = (groups: string) => {
  if (groups === '') return '';
  return groups.includes(',')
    ? ` Sus grupos ${groups} no pueden ser correctos.`
    : ` Su grupo ${groups} no puede ser correcto.`;
};

const RESTORED =
  'Comuníqueselo a la persona responsable del registro de auditoría. Si se restauró una copia de ' +
  'seguridad a propósito, la guía para administradores explica qué hacer.';

const CONFIRMS = 'Una clave solo se entrega cuando este ha confirmado la entrada de auditoría.';

const witnessNamed = (name: string | undefined) =>
  name === undefined ? 'Un testigo del registro de auditoría' : `El testigo “${name}”`;

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);

/** Where a cloud has refused: why a role may not be enough, and what its support is told. */
const outOfReach = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ' Con un rol limitado a una unidad administrativa, un equipo preparado de nuevo para otro ' +
      'propietario queda fuera de su alcance. El soporte de Microsoft encuentra la solicitud por ' +
      'este número: ' +
      `${requestId}.`;

/** The store, sources of recovery data, and reports. */
export const sourceErrors = {
  'store.locked': () => ({
    what: 'Otro programa está usando el almacén.',
    next:
      'Cierre los otros programas que lo usan, por ejemplo, una copia de seguridad, e inténtelo ' +
      'de nuevo.',
  }),
  'store.damaged': () => ({
    what: 'El almacén está dañado y se dejó exactamente como está.',
    next:
      'Restáurelo de una copia de seguridad o mueva el archivo a otro lugar, e inténtelo de ' +
      'nuevo.',
  }),
  'store.replaced': () => ({
    what:
      'Mientras Keydesk lo usaba, se quitó, reemplazó o recortó el archivo del registro de ' +
      'auditoría o uno que lo acompaña. No se reveló nada.',
    next:
      'Comuníqueselo a quien responda del registro de auditoría; después, cierre Keydesk e ' +
      'inícielo de nuevo.',
  }),
  'store.altered': () => ({
    what: 'Algo distinto de Keydesk modificó el registro de auditoría. No se reveló nada.',
    next:
      'Abra Informes para ver dónde se rompe la cadena y comuníqueselo a quien responda del ' +
      'registro de auditoría. Restaure el almacén de una copia de seguridad antes de continuar.',
  }),
  'store.clockBehind': ({ newest = '' }) => ({
    what:
      'El reloj de este equipo está atrasado con respecto a la última entrada del registro de ' +
      `auditoría${newest === '' ? '' : ` (${newest})`}. No se reveló nada.`,
    next:
      'Ponga el reloj en hora e inténtelo de nuevo. Si es correcto, antes estaba adelantado: ' +
      'comuníqueselo a quien responda del registro de auditoría.',
  }),
  'store.behindWitness': ({ server, witnessed, fits = 0 }) => ({
    what:
      'Se cortó el final del registro de auditoría o se repuso una copia anterior: un testigo ' +
      'tiene entradas más recientes. No se reveló nada.',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)} tiene entradas hasta la ${witnessed}; el registro termina con ` +
          `la entrada ${fits}. `) + RESTORED,
  }),
  'store.unlikeWitness': ({ server, witnessed }) => ({
    what:
      'Se repuso y usó una copia anterior del registro de auditoría, o este se creó de nuevo: un ' +
      'testigo tiene otras entradas. No se reveló nada.',
    next:
      (witnessed === undefined ? '' : `${witnessNamed(server)} tiene otra entrada ${witnessed}. `) +
      RESTORED,
  }),
  'witness.unreachable': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} no está accesible${technical(reason)}. ${CONFIRMS}`,
    next:
      'No se reveló nada. Compruebe la red e inténtelo de nuevo, o comuníqueselo a su ' +
      'administrador.',
  }),
  'witness.timedOut': ({ server }) => ({
    what: `${witnessNamed(server)} no respondió a tiempo. ${CONFIRMS}`,
    next: 'No se reveló nada. Inténtelo de nuevo o comuníqueselo a su administrador.',
  }),
  'witness.notTrusted': ({ server, reason = '' }) => ({
    what:
      `${witnessNamed(server)} tiene un certificado que no es de ` +
      `confianza${technical(reason)}.`,
    next: 'No se reveló nada. Pida a su administrador que compruebe el certificado y caFile.',
  }),
  'witness.refused': ({ server, reason = '' }) => ({
    what:
      `${witnessNamed(server)} rechazó la entrada de auditoría${technical(reason)}. ` + CONFIRMS,
    next: 'No se reveló nada. Pida a su administrador que compruebe la configuración del testigo.',
  }),
  'witness.notConfigured': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} no se puede usar tal como está configurado${technical(reason)}.`,
    next:
      'No se reveló nada. Pida a su administrador que compruebe los archivos que indica la ' +
      'configuración del testigo.',
  }),
  'store.newer': () => ({
    what: 'El almacén se creó con una versión más reciente de Keydesk.',
    next: 'Actualice Keydesk en este equipo e inténtelo de nuevo.',
  }),
  'store.older': () => ({
    what: 'El almacén central se creó para una versión anterior de Keydesk.',
    next:
      'Pida al administrador de la base de datos que ejecute la actualización (keydesk store ' +
      'upgrade), o use la versión de Keydesk que le corresponde.',
  }),
  'store.disclosedUnseen': () => ({
    what:
      'La conexión se perdió mientras se enviaba la clave. El almacén registró la revelación, ' +
      'pero aquí no llegó nada.',
    next:
      'Envíe de nuevo la solicitud para verla: será una segunda entrada. La primera permanece en ' +
      'el registro de auditoría, sin que nadie haya visto la clave.',
  }),
  'store.full': () => ({
    what:
      'El disco está lleno, por lo que no se pudo escribir la entrada de auditoría. No se reveló ' +
      'nada.',
    next: 'Libere espacio e inténtelo de nuevo.',
  }),
  'store.readOnly': () => ({
    what: 'No se puede escribir en el almacén, por lo que no se puede registrar ni revelar nada.',
    next:
      'Pida a su administrador permiso de escritura en la carpeta del perfil e inténtelo de ' +
      'nuevo.',
  }),
  'store.wrongPurpose': () => ({
    what:
      'Este almacén se creó con otro fin: los datos de demostración y los reales nunca se ' +
      'mezclan.',
    next: 'Pida a su administrador que corrija la ruta de acceso del almacén.',
  }),
  'store.keyMissing': () => ({
    what:
      'Las claves de este almacén están cifradas y esta cuenta no tiene la clave para ' +
      'descifrarlas. No se reveló nada.',
    next:
      'Pida a su administrador que coloque el archivo de clave del almacén junto a él (keydesk ' +
      'store encrypt) e inténtelo de nuevo. Los informes y los demás orígenes funcionan como ' +
      'antes.',
  }),
  'store.keyNotProtected': () => ({
    what:
      'La clave del almacén está ahí, pero este equipo no ofrece ninguna protección para ella, ' +
      'por lo que no se guardó. No se reveló nada.',
    next:
      'En Linux, desbloquee un depósito de claves (GNOME Keyring o KWallet) y vuelva a iniciar ' +
      'Keydesk. Su administrador también puede indicar un archivo de clave en la configuración ' +
      '(keyFile).',
  }),
  'store.secretUnreadable': () => ({
    what:
      'Lo que el almacén contiene de esta clave no se puede descifrar: se modificó o pertenece a ' +
      'otra clave. No se reveló nada.',
    next:
      'Comuníqueselo a su administrador: hay que restaurar el almacén de una copia de seguridad ' +
      'o importar la clave en uno nuevo.',
  }),
  'store.unavailable': () => ({
    what: 'No se puede acceder al almacén.',
    next: 'Compruebe el disco o la red e inténtelo de nuevo.',
  }),

  'source.timedOut': () => ({
    what: 'El origen no respondió a tiempo.',
    next:
      'Inténtelo de nuevo dentro de un momento. Si continúa igual, consulte a su ' +
      'administrador.',
  }),
  'source.notTrusted': () => ({
    what: 'Este bosque no admite su cuenta.',
    next:
      'Pida a su administrador una relación de confianza con él, o que lo quite de la ' +
      'configuración.',
  }),

  'recovery.cannotRotate': () => ({
    what: 'Ninguno de los orígenes de esta clave puede hacer que se reemplace.',
    next: 'Reemplace la clave en el equipo, una vez desbloqueada la unidad.',
  }),
  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Ninguna clave de recuperación coincide con este identificador de clave, pero no todos los ' +
      `orígenes han respondido. Sin respuesta: ${sources}.`,
    next:
      'Quizá la clave esté allí. Compruebe el identificador de clave con la persona que llama y ' +
      'envíe de nuevo la solicitud.',
  }),
  'recovery.noMatch': () => ({
    what: 'Ninguna clave de recuperación coincide con este identificador de clave.',
    next:
      'Pida a la persona que llama que vuelva a leer el identificador de clave, los 32 dígitos ' +
      'si hace falta; un administrador también puede buscar el equipo por su nombre. Si el ' +
      'identificador es correcto, nunca se hizo aquí una copia de seguridad de la unidad, o su ' +
      'cuenta no puede ver su clave: pregunte a qué organización o cuenta pertenece el equipo.',
  }),
  'recovery.noneFound': () => ({
    what: 'No se encontró ninguna clave de recuperación para este equipo o usuario final.',
    next:
      'Compruebe el nombre con la persona que llama. Un equipo que cambió de nombre puede ' +
      'constar todavía con el antiguo; no todos los orígenes saben quién usa un equipo.',
  }),
  'recovery.notPermitted': ({ requestId }) => ({
    what: 'La clave de recuperación existe, pero su cuenta no puede leerla.',
    next:
      'Pida a su administrador permiso para leer las contraseñas de recuperación de BitLocker, o ' +
      'pase la llamada a alguien que lo tenga.' +
      outOfReach(requestId),
  }),
  'recovery.userNotAssociated': () => ({
    what: 'Se encontró una clave, pero este usuario no está asociado a su equipo.',
    next:
      'Pregunte a la persona que llama con qué dominio y nombre de usuario inicia sesión en ese ' +
      'equipo. Si nunca ha iniciado sesión allí, pase la llamada a un administrador de soporte ' +
      'técnico.',
  }),
  'recovery.noneForEndUser': () => ({
    what:
      'Ninguna clave de recuperación con este identificador de clave pertenece a un equipo de ' +
      'este usuario final.',
    next:
      'Pida a la persona que llama que vuelva a leer el identificador de clave y que diga con ' +
      'qué dominio y nombre de usuario inicia sesión en ese equipo. Si ambos son correctos, pase ' +
      'la llamada a un administrador de soporte técnico.',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'Esta clave ya no está disponible.',
    next:
      'Keydesk conserva una clave revelada solo durante un tiempo breve. Envíe de nuevo la ' +
      'solicitud.',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'No hay copia de seguridad de ningún paquete de claves de esta unidad.',
    next:
      'Pruebe repair-bde solo con la contraseña de recuperación: busca en la unidad lo que ' +
      'necesita.',
  }),
  'recovery.damagedPassword': ({ reason: groups = '' }) => ({
    what:
      'La contraseña de recuperación almacenada está dañada y no se mostró.' + wrongGroups(groups),
    next:
      'Pregunte a la persona que llama si la unidad muestra otro identificador de clave, o ' +
      'busque la clave en otro origen.',
  }),
  'recovery.keyClosed': ({ server }) => ({
    what:
      `La clave existe, pero la base de datos${server === undefined ? '' : ` de ${server}`} no ` +
      'pudo descifrarla y no devolvió nada.',
    next:
      'Busque la clave en otro origen. Pida a su administrador que abra la clave maestra de la ' +
      'base de datos en este servidor, como después de una conmutación (failover), y que ' +
      'compruebe el certificado BitLockerManagement_CERT (MBAM: MBAM Recovery Encryption ' +
      'Certificate).',
  }),
} satisfies ErrorTexts;
