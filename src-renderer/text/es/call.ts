import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

/** The request in front, recent requests, and the text for the help desk's ticket. */
export const call = {
  summary: {
    title: 'Esta solicitud',
    keyId: 'Id. de clave de recuperación',
    endUser: 'Usuario final',
    noEndUser: 'No indicado',
    reason: 'Motivo',
    note: 'Nota',
    ticket: 'Número de ticket',
    answeredAt: 'Respondida el',
    newRequest: 'Nueva solicitud',
    copyForTicket: 'Copiar para el ticket',
    copied: 'Copiado, sin la clave.',
    notCopied: 'No se pudo copiar en el Portapapeles. Inténtelo de nuevo.',
    sameCaller: 'Otra clave para quien llama',
    backToForm: (keyId: string) =>
      keyId === '' ? 'Volver al formulario' : `Volver a la solicitud de ${keyId}`,
  },
  recent: {
    title: 'Solicitudes recientes',
    lead: 'Elija una para volver a ella.',
    shown: (time: string) => `Clave visible; se oculta en ${time}`,
    hidden: 'Clave oculta; se puede volver a mostrar',
    over: 'Clave ya no disponible',
    readBack: 'Repetida',
  },
  over: {
    text:
      'Esta clave ya no se conserva en la memoria. Si se necesita otra vez, solicítela de ' +
      'nuevo: quedará registrado igual que la primera vez.',
    askAgain: 'Solicitar de nuevo',
  },
  ticket: {
    title: 'Recuperación de BitLocker',
    computer: 'Equipo',
    endUser: 'Usuario final',
    keyId: 'El id. de clave empieza por',
    reason: 'Motivo',
    ticket: 'Ticket',
    answeredAt: 'Clave entregada el',
    readBack: 'Repetida por quien llama',
    groupsReadBack: (groups: number) =>
      groups === GROUP_COUNT
        ? `los ${GROUP_COUNT} grupos son correctos`
        : groups === 0
          ? 'no'
          : `${groups} de ${GROUP_COUNT} grupos correctos`,
    unknown: 'desconocido',
  },
} as const;
