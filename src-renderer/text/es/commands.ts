import type { Command, CommandGroup } from '#shared/console/commands.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

/** `&` stands before the letter that chooses it in a menu. */
const NAMES: Readonly<Record<Command, string>> = {
  'new-request': '&Nueva solicitud',
  'open-report': '&Abrir informe guardado…',
  lock: '&Bloquear',
  'sign-out': '&Cerrar sesión',
  settings: 'C&onfiguración…',
  palette: '&Buscar comandos…',
  'drive-recovery': '&Recuperación de unidad',
  'manage-tpm': 'Administrar &TPM',
  reports: '&Informes',
  'recovery-audit': 'Informe de &auditoría de recuperación',
  'computer-compliance': '&Cumplimiento de equipos',
  'enterprise-compliance': 'Cumplimiento de la &empresa',
  'recovery-key-backup': 'Claves &guardadas',
  'read-aloud': 'Leer en voz alta',
  'copy-key': 'Copiar clave',
  'show-or-hide': 'Ocultar o mostrar la clave',
  'show-longer': 'Mostrar la clave un minuto más',
  'copy-for-ticket': 'Copiar para el ticket',
  'recovery-screen': 'Lo que &ve quien llama',
  help: 'Ay&uda de esta pantalla',
  shortcuts: '&Métodos abreviados de teclado',
  'save-diagnostics': '&Guardar datos de diagnóstico…',
  about: 'Acerca de &Keydesk',
};

const GROUPS: Readonly<Record<CommandGroup, string>> = {
  file: '&Archivo',
  go: '&Ir',
  key: '&Clave',
  help: 'Ay&uda',
};

export const commands = {
  names: NAMES,
  groups: GROUPS,
  /** As they are labelled on a keyboard. */
  keyNames: { Ctrl: 'Ctrl', Shift: 'Mayús' },
  shortcuts: {
    title: 'Métodos abreviados de teclado',
    lead: 'Funcionan dondequiera que esté el cursor.',
    others: {
      title: 'Otras teclas',
      keys: [
        ['0–9, A–F', 'Fuera de un campo, inician una solicitud con ese identificador de clave'],
        ['Entrar', 'Envía la solicitud o elige lo que tiene el foco'],
        ['Esc', 'Un paso atrás: oculta la clave, quita una lista o vuelve a la última solicitud'],
        ['↑ ↓ ← →', 'Pasan de un grupo a otro mientras lee una clave en voz alta'],
      ],
    },
  },
  palette: {
    title: 'Buscar comandos',
    field: 'Comando, informe, guía, equipo o id. de clave',
    results: 'Resultados',
    nothing:
      'No se encontró nada. Escriba parte del nombre de un comando o de un equipo de esta ' +
      'sesión, o bien un identificador de clave.',
    count: (results: number) => plural(results, '1 resultado', `${results} resultados`),
    guide: 'Guía',
    recent: 'Solicitud reciente',
    begin: (keyId: string) => `Nueva solicitud para ${keyId}`,
  },
} as const;
