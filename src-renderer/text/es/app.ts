import type { Area } from '#shared/sign-in/role.ts';
import { ticketField } from './fields.ts';

const AREAS: Readonly<Record<Area, string>> = {
  'drive-recovery': 'Recuperación de unidad',
  'manage-tpm': 'Administrar TPM',
  reports: 'Informes',
};

export const app = {
  product: 'Keydesk',
  tagline: 'Consola de soporte técnico para la recuperación de BitLocker',
  areas: AREAS,
  areasLabel: 'Áreas',
  accountMenu: (name: string) => `Cuenta: ${name}`,
  aboutText: (version: string) => `Keydesk ${version}. ${app.tagline}.`,
  close: 'Cerrar',
  cancel: 'Cancelar',
  sentenceGap: ' ',
  labelled: (name: string, value: string) => `${name}: ${value}`,
  /** Of a day or a moment; both are feminine. */
  unknownTime: 'Desconocida',
  retry: 'Reintentar',
  demoLabel: 'Perfil de demostración',
  demoBanner: 'Perfil de demostración: todos los equipos, personas y claves son ficticios.',
  incident: (number: string) => `Incidente ${number}.`,
  tabFailed: 'Esta área dejó de funcionar.',
  tabFailedNext: 'Ábrala de nuevo. Lo que se reveló consta en el registro de auditoría.',
  openAgain: 'Abrir de nuevo',
  making: 'Creando el perfil de demostración',
  opening: 'Abriendo el perfil',
  breakGlass: {
    title: 'Acceso de emergencia',
    lead:
      'Como administrador, puede obtener este secreto, y solo este, aunque haya alcanzado su ' +
      'límite. Su motivo y la revelación quedan marcados en el registro de auditoría.',
    why: 'Por qué no puede esperar',
    required: 'Indique por qué no puede esperar.',
    go: 'Revelar por encima del límite',
    leadWithoutCode:
      'Como administrador, puede obtener este secreto, y solo este, aunque nadie haya leído un ' +
      'código. Su motivo y la revelación quedan marcados en el registro de auditoría.',
    goWithoutCode: 'Revelar sin código',
    banner: (computer: string) =>
      `Acceso de emergencia: se reveló el secreto de ${computer} por encima de un límite o sin ` +
      'código. Queda marcado en el registro de auditoría.',
  },
  secondPerson: {
    title: 'Segunda persona',
    lead:
      'Otro administrador aprueba aquí, a su lado, este secreto y solo este. Ambos constan en el ' +
      'registro de auditoría. La aprobación vale dos minutos.',
    userName: 'Administrador que aprueba',
    password: 'Contraseña de ese administrador',
    required: 'Rellene este campo.',
    approve: 'Aprobar y revelar',
    leadInBrowser:
      'Otro administrador inicia sesión aquí con el explorador, a su lado, y aprueba este ' +
      'secreto y solo este. Ambos constan en el registro de auditoría. La aprobación vale dos ' +
      'minutos.',
    approveInBrowser: 'Aprobar en el explorador y revelar',
  },
  cloud: {
    label: 'Orígenes con inicio de sesión propio',
    signIn: (source: string) => `Iniciar sesión en ${source}…`,
    signOut: (source: string) => `Cerrar sesión en ${source}`,
    signingIn: 'Continúe en el explorador y después vuelva',
    readList: 'Leer la lista de nuevo',
    nobody: (source: string) => `${source}: no ha iniciado sesión, así que no se consulta.`,
    account: (account: string) => `Sesión iniciada como ${account}.`,
    list: (source: string, time: string, keys: string) =>
      `${source}, lista de las ${time}, ${keys} claves`,
    olderList: (source: string, moment: string, keys: string) =>
      `${source}, lista del ${moment}, ${keys} claves`,
    reading: (source: string, keys: string) =>
      `${source}: se está leyendo la lista de claves, ${keys} hasta ahora. Hasta que esté ` +
      `completa, busque con los 32 dígitos de un id. de clave o por equipo.`,
    readingAgain: (keys: string) => `Se está leyendo de nuevo, ${keys} claves hasta ahora.`,
    none: (source: string) => `${source}: aún no hay lista de claves.`,
    failed: (what: string) => `No se pudo leer de nuevo: ${what}`,
  },
  ticket: ticketField,
  idle: {
    title: '¿Sigue ahí?',
    text:
      'Nadie ha usado este equipo desde hace un rato. Keydesk está a punto de bloquearse. Lo ' +
      'que escribió se conserva; las claves deberán solicitarse de nuevo.',
    locksIn: (time: string) => `Se bloquea en ${time}`,
    stay: 'Mantener la sesión',
  },
} as const;
