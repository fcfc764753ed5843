import type { EscrowCodeColumn, EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type {
  ComputerAccount,
  EscrowFilter,
  EscrowSource,
  EscrowState,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

const STATES: Readonly<Record<EscrowState, string>> = {
  present: 'Clave presente',
  none: 'Sin clave',
  damaged: 'Solo claves dañadas',
  unknown: 'No se sabe',
  'no-computer': 'Claves sin equipo',
};

const AGES: Readonly<Record<KeyAge, string>> = {
  newer: 'Más reciente que la contraseña de la cuenta',
  older: 'Más antigua que la contraseña de la cuenta',
  unknown: 'No se sabe',
  'not-applicable': 'Ninguna clave utilizable',
};

const SPREADS: Readonly<Record<KeySpread, string>> = {
  all: 'En todos los orígenes',
  some: 'En algunos orígenes',
  none: 'En ningún origen',
  unknown: 'No se sabe',
};

const ACCOUNTS: Readonly<Record<ComputerAccount, string>> = {
  enabled: 'Habilitada',
  disabled: 'Deshabilitada',
  unknown: 'No se sabe',
};

const COLUMNS: Readonly<Record<EscrowColumn, string>> = {
  name: 'Nombre del equipo',
  domain: 'Nombre de dominio',
  state: 'Clave de recuperación',
  age: 'Antigüedad de la clave',
  newestKeyAt: 'Clave más reciente',
  passwordSetAt: 'Contraseña cambiada',
  lastSignInAt: 'Último inicio de sesión',
  inSources: 'Clave en',
  notInSources: 'Sin clave en',
  spread: 'Orígenes con clave',
  keys: 'Claves',
  damaged: 'Claves dañadas',
  account: 'Cuenta de equipo',
  operatingSystem: 'Sistema operativo',
};

const FILTERS: Readonly<Record<keyof EscrowFilter, string>> = {
  state: COLUMNS.state,
  age: COLUMNS.age,
  spread: COLUMNS.spread,
  missingIn: COLUMNS.notInSources,
  account: COLUMNS.account,
  computer: COLUMNS.name,
  operatingSystem: COLUMNS.operatingSystem,
  silentSince: 'Sin iniciar sesión desde el',
};

/** Recovery Key Backup. */
export const escrow = {
  title: 'Claves guardadas',
  columns: COLUMNS,
  codes: { state: STATES, age: AGES, spread: SPREADS, account: ACCOUNTS } satisfies Readonly<
    Record<EscrowCodeColumn, Readonly<Record<string, string>>>
  >,
  filterNames: FILTERS,
  silent: 'Sin iniciar sesión durante',
  silentDays: { '30': '30 días', '90': '90 días', '180': '180 días' },
  readAt: 'Orígenes leídos el',
  asOf: (moment: string) => `Leído el ${moment}`,
  reading: (computers: string, keys: string) => `Leyendo: equipos ${computers}, claves ${keys}`,
  withoutKey: (count: number, number: string) =>
    count === 0
      ? 'No se conoce ningún equipo sin clave de recuperación.'
      : plural(
          count,
          '1 equipo no tiene clave de recuperación.',
          `${number} equipos no tienen clave de recuperación.`,
        ),
  notKnownOf: (count: number, number: string) =>
    plural(
      count,
      'De 1 equipo no se sabe si tiene una.',
      `De ${number} equipos no se sabe si tienen una.`,
    ),
  noneListed:
    'Ningún origen de este perfil puede enumerar sus claves, así que no se sabe nada de ningún ' +
    'equipo.',
  drives:
    'Se cuentan equipos, no unidades: ningún origen indica qué unidades no tienen clave. Un ' +
    'equipo con clave puede tener otra unidad sin ella.',
  charts: {
    state: 'Equipos por clave de recuperación',
    age: 'Antigüedad de la clave más reciente',
    spread: 'Equipos por orígenes con clave',
  },
  computers: 'Equipos',
  details: 'Equipos y sus claves',
  count: (count: number, number: string) => plural(count, '1 fila', `${number} filas`),
  nothing: 'Ningún equipo cumple estos filtros.',
  notKnown: 'No se sabe',
  ageHint:
    'Windows cambia la contraseña de una cuenta de equipo cada 30 días aproximadamente. Una ' +
    'clave más antigua es normal; conviene revisarla si el equipo se reinstaló o se reemplazó.',
  sources: {
    title: 'Orígenes',
    columns: { source: 'Origen', state: 'Estado', computers: 'Equipos', keys: 'Claves' },
    states: {
      reading: 'Leyendo',
      read: 'Leído',
      failed: 'No leído',
      'not-listed': 'No puede enumerar sus claves',
    } satisfies Record<EscrowSource['state'], string>,
    hidden: (count: number, number: string) =>
      plural(
        count,
        'No puede ver las claves de 1 equipo',
        `No puede ver las claves de ${number} equipos`,
      ),
    incomplete:
      'No todos los orígenes indicaron todas sus claves. Los equipos sin clave en otro origen ' +
      'cuentan como desconocidos.',
  },
  paper: {
    read: (source: string, computers: string, keys: string) =>
      `${source}: equipos ${computers}, claves ${keys}.`,
    failed: (source: string) => `No se pudo leer ${source}.`,
    'not-listed': (source: string) => `${source} no puede enumerar sus claves.`,
  },
  first: {
    title: '¿Qué equipos tienen una clave de recuperación?',
    steps: [
      [
        '¿Dónde se buscan las claves?',
        'En cada origen de este perfil que puede enumerar sus claves. Los dígitos nunca se leen.',
      ],
      [
        '¿Cuánto tarda?',
        'Se leen todos los equipos: segundos para miles, minutos para cientos de miles. ' +
          'Mientras tanto puede seguir trabajando.',
      ],
      [
        '¿Y si un origen no responde?',
        'Lo que habría indicado cuenta como desconocido, nunca como sin clave.',
      ],
    ],
  },
} as const;
