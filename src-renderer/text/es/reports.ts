import type { AuditAction, AuditFlag, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { pluralIn } from '../plural.ts';
import { unusual } from './unusual.ts';

const plural = pluralIn('es');

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Inicio de sesión',
  'sign-out': 'Cierre de sesión',
  lock: 'Bloqueo',
  unlock: 'Desbloqueo',
  search: 'Búsqueda',
  disclose: 'Revelación',
  'show-again': 'Mostrada de nuevo',
  copy: 'Copia',
  save: 'Guardado',
  'save-key-package': 'Guardado del paquete de claves',
  note: 'Nota',
  'caller-check': 'Verificación de identidad',
  'reset-lockout': 'Restablecimiento del bloqueo del TPM',
  'request-rotation': 'Rotación solicitada',
  'see-new-key': 'Nueva clave vista',
  'check-connection': 'Comprobación de la conexión',
  configure: 'Configuración',
  export: 'Exportación',
  print: 'Impresión',
  refusal: 'Rechazo',
};

const RESULTS: Readonly<Record<AuditResult, string>> = {
  intended: 'Sin resultado registrado',
  successful: 'Correcto',
  failed: 'Con errores',
};

const FLAGS: Readonly<Record<AuditFlag, string>> = {
  'break-glass': 'Acceso de emergencia',
  guessing: 'Intentos de adivinar',
};

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': 'Id. de clave de recuperación',
  'recovery-key-password': 'Contraseña de clave de recuperación',
  'key-package': 'Paquete de claves',
  'tpm-password-hash': 'Hash de contraseña del TPM',
};

export const reports = {
  title: 'Informe de auditoría de recuperación',
  tabs: 'Informes',
  view: 'Ver informe',
  loading: 'Leyendo el registro de auditoría',
  counting: 'Contando',
  notCounted: 'Sin contar',
  total: (count: number, text: string) => plural(count, '1 entrada', `${text} entradas`),
  nothing: 'Ninguna entrada cumple estos filtros.',
  damagedRow: (sequence: number) => `La entrada ${sequence} está dañada y no se puede mostrar.`,
  columnsButton: 'Columnas',
  moveUp: (name: string) => `Subir ${name}`,
  moveDown: (name: string) => `Bajar ${name}`,
  export: 'Exportar',
  forms: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', kdreport: 'Archivo de informe' } satisfies Record<
    ReportForm,
    string
  >,
  /** What is good about a format, or its limit. */
  aboutForms: {
    csv: 'Valores exactos para otros programas. Una hoja de cálculo toma 73928E05 por un número',
    xlsx: 'Los identificadores de clave y los números de ticket siguen siendo texto',
    pdf: (rows: string) => `Hasta ${rows} filas`,
    kdreport: 'Se abre sin conexión y se puede comparar con el registro de auditoría',
  } satisfies Record<ReportForm, unknown>,
  print: 'Imprimir',
  printed: 'Enviado a la impresora.',
  cancelled: 'Cancelado. No se guardó ni se imprimió nada.',
  exporting: (rows: string) => `Exportando, ${rows} filas hasta ahora`,
  exported: (fileName: string, folder: string) => `Guardado y comprobado: ${fileName} en ${folder}`,
  filters: {
    label: 'Filtros',
    all: 'Todos',
    range: 'Intervalo de fechas',
    presets: {
      today: 'Hoy',
      '7-days': 'Últimos 7 días',
      '14-days': 'Últimos 14 días',
      '30-days': 'Últimos 30 días',
      'this-month': 'Este mes',
      all: 'Todo',
      custom: 'Elegir días…',
    },
    firstDay: 'Primer día',
    lastDay: 'Último día',
    problems: {
      missing: 'Elija el primer día y el último.',
      backwards: 'El último día es anterior al primero. Intercámbielos.',
    },
    more: (set: number) => (set === 0 ? 'Más filtros' : `Más filtros: ${set} en uso`),
    clear: 'Borrar filtros',
    set: 'Filtros establecidos',
    noneSet: 'No hay ningún filtro establecido.',
    remove: 'Quitar este filtro (Supr)',
    activity: 'Mostrar',
    activities: { requests: 'Solicitudes', everything: 'Solicitudes e inicios de sesión' },
  },
  views: {
    button: 'Filtros guardados',
    name: 'Nombre de estos filtros',
    placeholder: 'Dé un nombre a estos filtros',
    save: 'Guardar',
    forget: (name: string) => `Quitar ${name}`,
  },
  copying: {
    hint:
      'Ctrl+C copia la celda elegida; con Mayús y las teclas de dirección, copia filas ' +
      'enteras. Entrar muestra la entrada completa.',
    cell: 'Copiar celda',
    rows: (count: number, number: string) => plural(count, 'Copiar fila', `Copiar ${number} filas`),
    shortcut: 'Ctrl+C',
    copiedCell: 'Celda copiada.',
    copiedRows: (count: number, number: string) =>
      plural(count, 'Fila copiada.', `${number} filas copiadas.`),
  },
  /** One entry as a whole. */
  entry: {
    title: (number: string) => `Entrada ${number}`,
    empty: 'Vacío',
    requestId: 'Id. de solicitud',
    hash: 'Hash',
    copyHash: 'Copiar el hash',
    previousHash: 'Hash de la entrada anterior',
    copyPreviousHash: 'Copiar el hash de la entrada anterior',
    copied: 'Copiado.',
    steps: 'La solicitud, en orden',
    step: (number: string, at: string) => `Entrada ${number}, ${at}`,
    saveEvidence: 'Guardar prueba…',
    begun: 'Iniciado',
  },
  answerLabel: 'En resumen',
  complete: 'El registro de auditoría está completo.',
  /** The report in some sentences. */
  answer: {
    disclosed: (count: number, number: string) =>
      count === 0
        ? 'No se ha revelado ninguna clave.'
        : count === 1
          ? 'Se ha revelado una clave una vez.'
          : `Se han revelado claves ${number} veces.`,
    failed: (count: number, number: string) =>
      count === 0
        ? 'Ninguna solicitud ha fallado.'
        : count === 1
          ? '1 solicitud ha fallado.'
          : `${number} solicitudes han fallado.`,
    unfinished: (count: number, number: string) =>
      count === 0
        ? 'Todas las solicitudes tienen un resultado.'
        : count === 1
          ? '1 solicitud no tiene un resultado registrado.'
          : `${number} solicitudes no tienen un resultado registrado.`,
    flagged: (count: number, number: string) =>
      count === 0
        ? 'Ninguna entrada está marcada.'
        : count === 1
          ? '1 entrada está marcada.'
          : `${number} entradas están marcadas.`,
    waiting: (count: number, number: string) =>
      count === 0
        ? 'Todas las claves entregadas se han reemplazado.'
        : count === 1
          ? '1 clave entregada no se ha reemplazado.'
          : `${number} claves entregadas no se han reemplazado.`,
  },
  figures: {
    disclosed: 'Claves reveladas',
    failed: 'Solicitudes fallidas',
    unfinished: 'Sin resultado registrado',
    flagged: 'Marcadas',
    waiting: 'Aún sin reemplazar',
    entries: 'Entradas',
  },
  /** @param change with its sign */
  before: (change: string, count: string) => `${change}, período anterior: ${count}`,
  sameAsBefore: 'Igual que antes',
  /** What stands on paper and in workbooks alone. */
  paper: {
    about: 'Acerca de este informe',
    page: 'Página {page} de {pages}',
    disclosedAt: 'Revelada el',
    log: '¿Está completo el registro de auditoría?',
    verified: 'Comprobado: {count} entradas. No falta ninguna y ninguna se ha modificado.',
    head: 'Último hash',
    file: '¿Está intacto el archivo de informe?',
    headThen: 'Último hash del registro cuando se creó el informe',
    worthALook: 'Conviene revisar',
    nothingStandsOut: 'Nada llama la atención.',
    end: (count: number, number: string) =>
      count === 1 ? 'Fin del informe, 1 entrada' : `Fin del informe, ${number} entradas`,
    preparedBy: 'Preparado por',
    reviewedBy: 'Revisado por',
    signature: 'Firma',
    date: 'Fecha',
  },
  unusual,
  rotation: {
    title: 'Reveladas, pendientes de rotación',
    none: 'Todas las claves entregadas se han reemplazado.',
    more: (count: string) => `y ${count} más`,
    unknown: 'no se sabe si se reemplazó',
    details: (keyId: string, at: string, by: string) => `${keyId}, revelada el ${at} por ${by}`,
  },
  charts: {
    label: 'Resumen',
    by: {
      day: 'Solicitudes por día',
      week: 'Solicitudes por semana',
      month: 'Solicitudes por mes',
      year: 'Solicitudes por año',
    },
    byResult: 'Por resultado',
    byFailure: 'Por qué fallaron las solicitudes',
    noFailure: 'Ninguna solicitud ha fallado.',
    byReason: 'Por motivo',
    byOperator: 'Por usuario de soporte técnico',
    asTable: 'Mostrar como lista',
  },
  kept: {
    open: 'Informes conservados…',
    title: 'Informes conservados',
    lead:
      'Los últimos informes que se vieron en este equipo. Muestran lo que se sabía cuando se ' +
      'generaron.',
    none: 'No se conserva ningún informe en este equipo.',
    name: (organisation: string, at: string) => `${organisation}, ${at}`,
    by: (account: string, entries: string) => `${account}, ${entries}`,
    forget: (at: string) => `Eliminar el informe del ${at}`,
    forgetAll: 'Eliminar todo',
  },
  savedReport: {
    open: 'Abrir informe guardado…',
    made: (organisation: string, by: string, at: string) =>
      `Informe de ${organisation}, generado por ${by} el ${at}.`,
    covers: (parts: readonly string[]) => `Abarca: ${parts.join(' · ')}`,
    close: 'Cerrar informe',
    consistent:
      'Coherente: cada fila coincide con su propio hash y el archivo coincide con su SHA-256.',
    consistentComputers: 'Coherente: están todas las filas y el archivo coincide con su SHA-256.',
    noOrigin:
      'Esto no demuestra de dónde procede el archivo. Para demostrarlo, compare su SHA-256 con ' +
      'el de la nota de la entrada Exportación en el registro de auditoría.',
    askingOrigin: 'Buscando en el registro de auditoría…',
    fromLog: (sequence: string, by: string, at: string) =>
      `Procede de este registro: la entrada ${sequence} del registro de auditoría tiene este ` +
      `SHA-256, de la exportación que hizo ${by} el ${at}.`,
    notInLog: 'El registro de auditoría no contiene ninguna exportación con este SHA-256.',
    sha256: 'SHA-256',
    copySha256: 'Copiar SHA-256',
    copiedSha256: 'SHA-256 copiado.',
    altered: 'Alterado: el archivo no es el que se exportó.',
    alteredAt: (row: number) =>
      `Alterado: la fila ${row} no coincide con lo que consta en el registro.`,
    noComputerAt: (row: number) => `Alterado: la fila ${row} no es un equipo.`,
    cutShort: 'Incompleto: falta el final del archivo.',
  },
  chain: {
    checking: 'Comprobando la cadena',
    intact: (count: string, head: string) => `Comprobado: ${count} entradas, último hash ${head}…`,
    intactSince: (
      count: string,
      until: string,
      { at, head }: { readonly at: string; readonly head: string },
    ) =>
      `Comprobado: ${count} entradas después de la ${until}, último hash ${head}…. ` +
      `Las entradas hasta la ${until} se comprobaron el ${at}.`,
    checkWhole: 'Comprobar todo el registro',
    unlikeIndex: (from: string, until: string) =>
      'No falta ni se alteró ninguna entrada, pero el índice del informe no corresponde a las ' +
      `entradas ${from} a ${until}: en los informes pueden haber faltado entradas.`,
    afterUnlikeIndex:
      'El índice se está creando de nuevo. Vuelva a ver el informe y comuníqueselo a su ' +
      'responsable de seguridad.',
    broken: (sequence: string, why: string) => `Cadena rota en la entrada ${sequence}: ${why}`,
    why: {
      missing: 'falta.',
      altered: 'se alteró después de escribirse.',
      unlinked: 'no sigue a la entrada anterior.',
    },
    next: 'Deje este almacén tal como está y comuníqueselo a su responsable de seguridad.',
  },
  columns: {
    time: 'Fecha y hora de solicitud',
    source: 'Origen de la solicitud de auditoría',
    action: 'Acción',
    result: 'Resultado de la solicitud',
    failure: 'Causa del error',
    flag: 'Marca',
    operator: 'Usuario de soporte técnico',
    role: 'Tipo de usuario',
    endUser: 'Usuario final',
    computer: 'Equipo',
    keyType: 'Tipo de clave',
    keyId: 'Id. de clave',
    reason: 'Descripción del motivo',
    note: 'Nota',
    ticket: 'Ticket',
    workstation: 'Estación de trabajo',
    unusual: unusual.title,
  },
  roles: {
    admin: 'Administrador de soporte técnico',
    user: 'Usuario de soporte técnico',
    reports: 'Usuario de informes',
  } satisfies Record<Role, string>,
  sources: {
    helpdesk: 'Soporte técnico',
    'self-service': 'Portal de autoservicio',
    agent: 'Desbloqueo del TPM por el agente',
  },
  actions: ACTIONS,
  results: RESULTS,
  flags: FLAGS,
  keyTypes: KEY_TYPES,
} as const;
