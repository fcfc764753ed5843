import type { MessageWords } from './message-words.ts';

/** See {@link MessageWords}. */
export const es: MessageWords = {
  labelled: (name: string, value: string) => `${name}: ${value}`,
  reasons: {
    'boot-order-changed': 'Orden de arranque del sistema operativo cambiado',
    'bios-changed': 'BIOS cambiado',
    'system-files-modified': 'Archivos del sistema operativo modificados',
    'lost-startup-key': 'Clave de inicio perdida',
    'lost-pin': 'PIN perdido',
    'tpm-reset': 'TPM restablecido',
    'lost-passphrase': 'Frase de contraseña perdida',
    'lost-smartcard': 'Tarjeta inteligente perdida',
    other: 'Otro',
    'reset-pin-lockout': 'Restablecer bloqueo de PIN',
    'turn-on-tpm': 'Activar TPM',
    'turn-off-tpm': 'Desactivar TPM',
    'change-tpm-password': 'Cambiar contraseña del TPM',
    'clear-tpm': 'Borrar TPM',
  },
  ownerNotice: {
    subject: (computer) => `Se reveló una clave de recuperación de BitLocker de ${computer}`,
    subjectOfTpm: (computer) => `Se reveló la contraseña de propietario del TPM de ${computer}`,
    lead:
      'El servicio de asistencia reveló una clave de recuperación o una contraseña de ' +
      'propietario de un equipo suyo.',
    labels: {
      computer: 'Equipo',
      at: 'Hora',
      operator: 'Operador',
      reason: 'Motivo',
      keyId: 'El id. de clave empieza por',
    },
    end:
      'La clave no está en este mensaje. Si no la pidió, avise de inmediato a su servicio de ' +
      'asistencia.',
  },
  callerCode: {
    subject: 'Su código para el servicio de asistencia',
    lead:
      'Alguien llama al servicio de asistencia y dice ser usted. Si es usted, lea este ' +
      'código al servicio de asistencia:',
    end: (minutes) =>
      `El código es válido durante ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}. Si no ` +
      'está llamando al servicio de asistencia, no dé el código a nadie y avise a su ' +
      'servicio de asistencia.',
  },
  anchor: {
    subject: (organisation, workstation) =>
      `Keydesk, ${organisation}: ancla del registro de auditoría en ${workstation}`,
    lead: 'Número, hash y hora de la entrada más reciente:',
    end:
      'Guarde este mensaje donde nadie que trabaje con Keydesk pueda eliminarlo. Con él, los ' +
      'informes o keydesk store verify --anchors muestran si el registro se cortó, se devolvió ' +
      'a un estado anterior o se creó de nuevo.',
  },
};
