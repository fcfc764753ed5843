import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import type { Guide } from '../en/guides.ts';

/** The TPM then seals the drive to the computer as it is now. */
const RESEAL =
  'suspenda y reanude la protección una vez (`manage-bde -protectors -disable C:` y, después, ' +
  '`-enable C:`)';

const BY_REASON: Readonly<Record<DriveReason, Guide>> = {
  'boot-order-changed': {
    cause:
      'Una unidad USB, una base de acoplamiento o un arranque desde la red tuvo prioridad sobre ' +
      'el disco duro, o una actualización reescribió las entradas de arranque.',
    now:
      'Desconecte lo que no haga falta, ponga el disco duro en primer lugar en el firmware y, ' +
      `después, ${RESEAL}.`,
    prevent:
      'Proteja el orden de arranque con una contraseña de firmware y desactive el arranque desde ' +
      'USB donde nadie lo necesite.',
  },
  'bios-changed': {
    cause:
      'Con la protección activada, se actualizó el firmware o se cambió una opción, por ejemplo ' +
      'Arranque seguro.',
    now:
      'Compruebe que Arranque seguro esté activado si la directiva lo exige y, después, ' +
      `${RESEAL}.`,
    prevent:
      'Haga que las actualizaciones de firmware suspendan la protección durante un reinicio: ' +
      '`manage-bde -protectors -disable C: -rebootcount 1`.',
  },
  'system-files-modified': {
    cause:
      'Se reemplazó un archivo de arranque: por una actualización interrumpida, un segundo ' +
      'sistema operativo, una reparación o malware.',
    now:
      'Si nadie sabe explicar el cambio, haga que se analice el equipo sin conexión en busca de ' +
      `malware antes de usarlo. Después, ${RESEAL}.`,
    prevent:
      'Deje que Windows termine sus actualizaciones y no instale un segundo sistema operativo ni ' +
      'otro cargador de arranque.',
  },
  'lost-startup-key': {
    cause: 'La unidad USB con la clave de inicio se perdió, está dañada o no estaba conectada.',
    now:
      'Dé por hecho que alguien encontró la clave perdida: quite su protector y cree una clave ' +
      'de inicio nueva.',
    prevent:
      'Guarde la clave de inicio separada del equipo, o cambie a TPM + PIN, que no necesita ' +
      'unidad USB.',
  },
  'lost-pin': {
    cause:
      'El PIN se olvidó, o se escribió mal hasta que el TPM se bloqueó. Antes de que se inicie ' +
      'Windows, el teclado puede tener otra distribución.',
    now:
      'Establezca un PIN nuevo en Windows: `manage-bde -changepin C:`. Si el TPM está bloqueado, ' +
      'restablezca el bloqueo en Administrar TPM.',
    prevent:
      'Es preferible un PIN de dígitos que se escriba con la fila situada sobre las letras: en ' +
      'casi todas las distribuciones son iguales.',
  },
  'tpm-reset': {
    cause: 'El TPM se borró, se desactivó o se actualizó, o se reemplazó junto con la placa base.',
    now: `Compruebe en \`tpm.msc\` que el TPM esté listo para su uso y, después, ${RESEAL}.`,
    prevent:
      'Suspenda la protección antes de que alguien borre o actualice un TPM, o reemplace una ' +
      'placa base.',
  },
  'lost-passphrase': {
    cause:
      'Se olvidó la frase de contraseña de una unidad de datos, o Bloq Mayús u otra distribución ' +
      'del teclado alteró lo que se escribió.',
    now:
      'Establezca una frase de contraseña nueva cuando la unidad esté desbloqueada: `manage-bde ' +
      '-changepassword` y la letra de la unidad.',
    prevent:
      'Haga que una unidad de datos fija se desbloquee sola: `manage-bde -autounlock -enable` y ' +
      'su letra.',
  },
  'lost-smartcard': {
    cause:
      'La tarjeta inteligente se perdió o está bloqueada, o su certificado expiró o se renovó en ' +
      'una tarjeta nueva.',
    now:
      'Solicite la revocación del certificado de la tarjeta perdida, quite su protector de la ' +
      'unidad y agregue el de la tarjeta nueva.',
    prevent:
      'Agregue el certificado nuevo a todas las unidades antes de devolver la tarjeta antigua.',
  },
  other: {
    cause:
      'A menudo, un cambio de hardware: una unidad en otro equipo, una base de acoplamiento ' +
      'nueva, un fallo de memoria o de disco, una batería agotada.',
    now:
      'Pregunte qué fue distinto en este arranque y anótelo en la nota. Si la unidad procede de ' +
      'otro equipo, siga los pasos de “Unidad movida”.',
    prevent: `Si nada va a cambiar de nuevo, ${RESEAL}.`,
  },
};

export const guides = {
  byReason: BY_REASON,
  title: (reason: string) => `${reason}: causa y pasos siguientes`,
  cause: 'Causa habitual',
  now: 'Después de desbloquear',
  prevent: 'Para evitarlo',
  repeated: (times: number) =>
    `Este equipo se recuperó ${times} veces en ${REPEATED_WITHIN_DAYS} días. Averigüe por qué ` +
    'antes de terminar la llamada, o pase el caso a quienes administran el equipo.',
};
