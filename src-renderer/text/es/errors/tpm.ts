import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { tpmFileProblems } from '../manage-tpm.ts';

/** TPM owner passwords and lockouts. */
export const tpmErrors = {
  'tpm.noneStored': () => ({
    what: 'No hay ninguna contraseña de propietario del TPM almacenada para este equipo.',
    next:
      'Windows 10, versión 1607 y posteriores, no la conservan. Un TPM 2.0 olvida por sí solo ' +
      'los intentos incorrectos, uno cada 10 minutos mientras está encendido, y su bloqueo se ' +
      'puede restablecer abajo sin archivo. Si el equipo no arranca, use Recuperación de unidad.',
  }),
  'tpm.unknownComputer': () => ({
    what: 'Este equipo no se encontró en ningún origen.',
    next:
      'Compruebe el nombre y el dominio con la persona que llama. Un equipo que cambió de nombre ' +
      'puede constar todavía con el antiguo.',
  }),
  'tpm.severalDomains': () => ({
    what:
      'Varios dominios tienen este nombre NetBIOS, y más de uno tiene un equipo con este ' +
      'nombre.',
    next:
      'Escriba el nombre DNS del dominio del equipo, como contoso.com, y envíe de nuevo la ' +
      'solicitud.',
  }),
  'tpm.sourcesMissing': ({ sources = '' }) => ({
    what:
      'No se encontró nada sobre este equipo, pero no todos los orígenes han respondido. Sin ' +
      `respuesta: ${sources}.`,
    next:
      'Quizá conste allí. Compruebe el nombre y el dominio con la persona que llama y envíe de ' +
      'nuevo la solicitud.',
  }),
  'tpm.notPermitted': () => ({
    what: 'Existe una contraseña de propietario del TPM, pero su cuenta no puede leerla.',
    next:
      'Pida a su administrador permiso para leer la información de propietario del TPM, o pase ' +
      'la llamada a alguien que lo tenga.',
  }),
  'tpm.userNotAssociated': () => ({
    what: 'Este usuario no está asociado a este equipo.',
    next:
      'Pregunte a la persona que llama con qué dominio y nombre de usuario inicia sesión en ese ' +
      'equipo. Si nunca ha iniciado sesión allí, pase la llamada a un administrador de soporte ' +
      'técnico.',
  }),
  'tpm.damagedPassword': () => ({
    what: 'La contraseña de propietario del TPM almacenada está dañada y no se mostró.',
    next:
      'Pruebe con una anterior de este equipo, o borre el TPM con la clave de recuperación de la ' +
      'unidad a mano.',
  }),
  'tpm.fileUnreadable': ({ reason = '' }) => ({
    what:
      'Este archivo no se puede usar como archivo de contraseña de propietario del TPM. ' +
      tpmFileProblems[TpmFileProblem.safeParse(reason).data ?? 'not-xml'],
    next: 'Elija el archivo .tpm que Windows o Keydesk guardaron para este equipo.',
  }),
  'tpm.otherMachine': ({ reason = '' }) => ({
    what: `La contraseña de propietario es de otro equipo: ${reason}. No se envió nada.`,
    next: 'Elija el archivo de este equipo, o confirme que quiere usar el otro.',
  }),
  'tpm.superseded': () => ({
    what:
      'Este equipo tiene almacenada una contraseña de propietario más reciente. No se envió ' +
      'nada.',
    next: 'Muestre la más reciente y úsela, o confirme que quiere usar esta.',
  }),
  'tpm.noPowerShell': () => ({
    what: 'Este equipo no tiene PowerShell, así que desde aquí no se puede acceder a ningún TPM.',
    next:
      'Ejecute el comando de abajo en un equipo con Windows, o instale PowerShell y reinicie ' +
      'Keydesk.',
  }),
  'tpm.unreachable': () => ({
    what: 'El equipo no responde. No se envió nada a su TPM.',
    next:
      'Tiene que estar encendido, conectado a la red y con el PIN ya introducido. Si no pasa del ' +
      'PIN, use antes Recuperación de unidad.',
  }),
  'tpm.accessDenied': () => ({
    what: 'El equipo rechazó su cuenta.',
    next:
      'Su TPM está abierto a sus administradores locales mediante la administración remota ' +
      '(WinRM). Pida ese permiso, o pase la llamada a alguien que lo tenga.',
  }),
  'tpm.notFound': () => ({
    what: 'Este equipo indica que no tiene ningún TPM.',
    next:
      'Quizá esté desactivado en la configuración del firmware. Elija Activar TPM para ver los ' +
      'pasos.',
  }),
  'tpm.timedOut': () => ({
    what: 'El equipo tardó demasiado en responder, por lo que no se sabe qué ocurrió allí.',
    next: 'Lea el estado de bloqueo antes de intentarlo de nuevo.',
  }),
  'tpm.unreadableAnswer': () => ({
    what:
      'PowerShell no dio ninguna respuesta fiable, por lo que no se sabe qué ocurrió en el ' +
      'equipo.',
    next:
      'Lea el estado de bloqueo antes de intentarlo de nuevo. Si sigue fallando, comuníqueselo a ' +
      'su administrador; el archivo de registro contiene los detalles.',
  }),
  'tpm.notLocked': () => ({
    what: 'Este TPM no está bloqueado. No se envió nada.',
    next:
      'Pregunte a la persona que llama qué dice la pantalla; un PIN incorrecto por sí solo no lo ' +
      'bloquea.',
  }),
  'tpm.wrongOwnerPassword': ({ reason = '' }) => ({
    what:
      'El TPM no aceptó la contraseña de propietario y ahora está bloqueado durante su tiempo de ' +
      `espera (${reason}).`,
    next:
      'Espere a que pase ese tiempo, con el equipo encendido. Después, pruebe el archivo ' +
      'más reciente de este equipo, o ninguno en Windows 10, versión 1703 y posteriores.',
  }),
  'tpm.defendLock': ({ reason = '' }) => ({
    what:
      'El TPM se está defendiendo de ataques por diccionario y no acepta ahora ninguna ' +
      `contraseña de propietario (${reason}).`,
    next:
      'Deje el equipo encendido e inténtelo más tarde; de momento, cualquier otro intento ' +
      'fallará. Mientras tanto, la contraseña de recuperación permite iniciar el equipo.',
  }),
  'tpm.alreadyOwned': ({ reason = '' }) => ({
    what: `El TPM ya tiene un propietario (${reason}).`,
    next: 'Use la contraseña de propietario almacenada para este equipo.',
  }),
  'tpm.installDisabled': ({ reason = '' }) => ({
    what: `El TPM no permite tomar posesión de él (${reason}).`,
    next: 'Active el TPM en la configuración del firmware e inténtelo de nuevo.',
  }),
  'tpm.noEndorsement': ({ reason = '' }) => ({
    what: `El TPM no tiene ninguna clave de aprobación (${reason}).`,
    next: 'Reinicie el equipo, o borre su TPM con la clave de recuperación de la unidad a mano.',
  }),
  'tpm.presenceFailure': ({ reason = '' }) => ({
    what: `El firmware del equipo no pudo transmitir la solicitud (${reason}).`,
    next: 'Haga el cambio en la configuración del firmware, con alguien delante del equipo.',
  }),
  'tpm.presenceUnsupported': ({ reason = '' }) => ({
    what: `El firmware del equipo no admite esto desde Windows (${reason}).`,
    next: 'Haga el cambio en la configuración del firmware, con alguien delante del equipo.',
  }),
  'tpm.badArgument': ({ reason = '' }) => ({
    what:
      `El equipo no conserva ninguna autorización de propietario (${reason}). No se cambió ` +
      'nada.',
    next:
      'Recupere la contraseña de propietario de este equipo, o elija su archivo, e inténtelo de ' +
      'nuevo.',
  }),
  'tpm.otherReturnCode': ({ reason = '' }) => ({
    what: `El TPM rechazó la operación con este código: ${reason}.`,
    next:
      'Busque el código en “TPM Services” en la documentación de Microsoft, o reinicie el equipo ' +
      'e inténtelo de nuevo.',
  }),
} satisfies ErrorTexts;
