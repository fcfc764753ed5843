import type {
  CodeColumn,
  ComputerColumn,
  VolumeColumn,
} from '#shared/compliance/compliance-column.ts';
import type { ComplianceError } from '#shared/compliance/compliance-error.ts';
import type { FixedDrivePolicy, OsDrivePolicy } from '#shared/compliance/compliance-policy.ts';
import type {
  Compliance,
  ComplianceStatus,
  DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import type { ComputerType } from '#shared/compliance/computer-compliance.ts';
import type { ComplianceFilter, DriveGroup } from '#shared/compliance/enterprise-compliance.ts';
import type { Exemption } from '#shared/compliance/exemption.ts';
import type {
  CipherStrength,
  DriveType,
  EncryptionState,
  ProtectionState,
  ProtectorType,
} from '#shared/compliance/volume-compliance.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('es');

const COMPLIANCES: Readonly<Record<Compliance, string>> = {
  compliant: 'Conforme',
  'non-compliant': 'No conforme',
  unknown: 'Desconocido',
};
const DRIVE_COMPLIANCES: Readonly<Record<DriveCompliance, string>> = {
  ...COMPLIANCES,
  'not-applicable': 'Sin unidad de este tipo',
};

const STATUSES: Readonly<Record<ComplianceStatus, string>> = {
  ...COMPLIANCES,
  'user-exempt': 'Usuario exento',
  'temporary-user-exempt': 'Usuario exento temporalmente',
  'policy-not-enforced': 'Directiva no aplicada',
};

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-exempt': 'No exento',
  'temporary-user-exempt': 'Usuario exento temporalmente',
  'user-exempt': 'Usuario exento',
  'not-applicable': 'N/A',
};

const ERRORS: Readonly<Record<ComplianceError, string>> = {
  'user-postponed': 'Cifrado pospuesto por el usuario',
  'no-compatible-tpm': 'No se encuentra ningún TPM compatible',
  'system-partition': 'Partición del sistema no disponible o demasiado pequeña',
  'tpm-not-initialized': 'TPM visible pero no inicializado',
  'policy-conflict': 'Conflicto de directivas',
  'waiting-for-tpm': 'Esperando el aprovisionamiento automático del TPM',
  'volume-locked': 'El volumen está bloqueado',
  'unknown-error': 'Se ha producido un error desconocido',
  none: 'Sin información',
  'policy-not-enforced': 'Directiva no aplicada',
  'no-error': 'Sin errores',
};

const DRIVE_GROUPS: Readonly<Record<DriveGroup, string>> = {
  'os-compliant': 'Unidad del sistema operativo conforme',
  'os-non-compliant': 'Unidad del sistema operativo no conforme',
  'fixed-compliant': 'Unidades de datos fijas conformes',
  'fixed-non-compliant': 'Unidades de datos fijas no conformes',
};

const TYPES: Readonly<Record<ComputerType, string>> = {
  portable: 'Portátil',
  'non-portable': 'No portátil',
  unknown: 'Desconocido',
};

const CIPHERS: Readonly<Record<CipherStrength, string>> = {
  none: 'Ninguna',
  'aes-128-diffuser': 'AES 128 con difusor',
  'aes-256-diffuser': 'AES 256 con difusor',
  'aes-128': 'AES 128',
  'aes-256': 'AES 256',
  hardware: 'Cifrado de hardware',
  'xts-aes-128': 'XTS-AES 128',
  'xts-aes-256': 'XTS-AES 256',
  unknown: 'Desconocida',
};

const OS_POLICIES: Readonly<Record<OsDrivePolicy, string>> = {
  tpm: 'TPM',
  'tpm-pin': 'TPM+PIN',
  required: 'Cifrado obligatorio',
  'not-required': 'No obligatorio',
  unknown: 'Desconocida',
};
const FIXED_POLICIES: Readonly<Record<FixedDrivePolicy, string>> = {
  password: 'Contraseña',
  'auto-unlock': 'Desbloqueo automático',
  required: 'Cifrado obligatorio',
  'not-required': 'No obligatorio',
  unknown: 'Desconocida',
};

const DRIVE_TYPES: Readonly<Record<DriveType, string>> = {
  'operating-system': 'Unidad del sistema operativo',
  fixed: 'Unidad de datos fija',
  unknown: 'Desconocido',
};
const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  on: 'Activado',
  off: 'Desactivado',
  unknown: 'Desconocido',
};

const ENCRYPTIONS: Readonly<Record<EncryptionState, string>> = {
  'not-encrypted': 'Sin cifrar',
  encrypted: 'Cifrado',
  encrypting: 'Cifrando',
  decrypting: 'Descifrando',
  'encryption-paused': 'Cifrado pausado',
  'decryption-paused': 'Descifrado pausado',
  unknown: 'Desconocido',
};

const PROTECTORS: Readonly<Record<ProtectorType, string>> = {
  other: 'Otro',
  tpm: 'TPM',
  'external-key': 'Clave externa',
  'recovery-password': 'Contraseña de recuperación',
  'tpm-pin': 'TPM+PIN',
  'tpm-startup-key': 'TPM y clave de inicio',
  'tpm-pin-startup-key': 'TPM+PIN y clave de inicio',
  'public-key': 'Clave pública',
  password: 'Contraseña',
  'tpm-certificate': 'Desbloqueo en red con TPM',
  cng: 'CNG',
};

/** By Microsoft's number, 0 to 16. */
const REASONS = [
  'El cifrado no es AES 256.',
  'La directiva exige el cifrado; el volumen no está cifrado.',
  'La directiva prohíbe el cifrado; el volumen está cifrado.',
  'La directiva exige un protector TPM; no hay ninguno.',
  'La directiva exige un protector TPM+PIN; no hay ninguno.',
  'La directiva no acepta un equipo sin TPM.',
  'Hay un protector TPM, pero no hay ningún TPM visible.',
  'La directiva exige un protector de contraseña; no hay ninguno.',
  'La directiva prohíbe los protectores de contraseña; hay uno.',
  'La directiva exige el desbloqueo automático; no está configurado.',
  'La directiva prohíbe el desbloqueo automático; está configurado.',
  'Las directivas están en conflicto entre sí.',
  'El cifrado necesita un volumen del sistema; no hay ninguno.',
  'La protección está suspendida.',
  'El desbloqueo automático no es seguro hasta que se cifre el volumen del sistema operativo.',
  'La directiva exige XTS-AES 128 o superior; el cifrado es más débil.',
  'La directiva exige XTS-AES 256 o superior; el cifrado es más débil.',
] as const;

const COMPUTER_COLUMNS: Readonly<Record<ComputerColumn, string>> = {
  name: 'Nombre del equipo',
  domain: 'Nombre de dominio',
  status: 'Estado de cumplimiento',
  exemption: 'Exención',
  users: 'Usuarios del dispositivo',
  error: 'Detalles del estado de cumplimiento',
  lastContactAt: 'Último contacto',
  computerType: 'Tipo de equipo',
  operatingSystem: 'Sistema operativo',
  overall: 'Cumplimiento general',
  osDrive: 'Cumplimiento del sistema operativo',
  fixedDrives: 'Cumplimiento de las unidades de datos fijas',
  updatedAt: 'Fecha de última actualización',
  exemptedUser: 'Usuario exento',
  exemptedAt: 'Fecha de exención',
  policyCipherStrength: 'Directiva: intensidad de cifrado',
  policyOsDrive: 'Directiva: unidad del sistema operativo',
  policyFixedDrives: 'Directiva: unidad de datos fija',
  manufacturer: 'Fabricante',
  model: 'Modelo',
};

const VOLUME_COLUMNS: Readonly<Record<VolumeColumn, string>> = {
  driveLetter: 'Letra de unidad',
  driveType: 'Tipo de unidad',
  cipherStrength: 'Intensidad de cifrado',
  protectors: 'Tipos de protector',
  protection: 'Estado del protector',
  encryption: 'Estado de cifrado',
  compliance: 'Cumplimiento del volumen',
  reasons: 'Detalles del estado de cumplimiento del volumen',
};

const FILTERS: Readonly<Record<keyof ComplianceFilter, string>> = {
  status: COMPUTER_COLUMNS.status,
  errorState: 'Estado de error',
  error: COMPUTER_COLUMNS.error,
  exemption: COMPUTER_COLUMNS.exemption,
  drives: 'Tipo de unidad',
  computer: COMPUTER_COLUMNS.name,
  user: COMPUTER_COLUMNS.users,
  silentSince: 'Sin contacto desde',
};

export const compliance = {
  titles: { computer: 'Cumplimiento de equipos', enterprise: 'Cumplimiento de la empresa' },
  computerColumns: COMPUTER_COLUMNS,
  volumeColumns: VOLUME_COLUMNS,
  /** What stands in the columns, by column and code. */
  codes: {
    status: STATUSES,
    exemption: EXEMPTIONS,
    error: ERRORS,
    errorState: { 'no-error': 'Sin errores', error: 'Error' },
    drives: DRIVE_GROUPS,
    computerType: TYPES,
    overall: COMPLIANCES,
    osDrive: DRIVE_COMPLIANCES,
    fixedDrives: DRIVE_COMPLIANCES,
    policyCipherStrength: CIPHERS,
    policyOsDrive: OS_POLICIES,
    policyFixedDrives: FIXED_POLICIES,
    driveType: DRIVE_TYPES,
    cipherStrength: CIPHERS,
    protectors: PROTECTORS,
    protection: PROTECTIONS,
    encryption: ENCRYPTIONS,
    compliance: COMPLIANCES,
    reasons: Object.fromEntries(
      REASONS.map((reason, code) => [String(code), `${code}: ${reason}`]),
    ),
  } satisfies Readonly<
    Record<CodeColumn | 'errorState' | 'drives', Readonly<Record<string, string>>>
  >,
  noCode: (code: number) => `Código ${code}`,
  never: 'Nunca',
  none: 'Ninguno',
  source: 'Origen',
  noSource: {
    title: 'Ningún origen de datos de cumplimiento',
    text:
      'Active Directory guarda las claves de recuperación, pero no sabe si las unidades están ' +
      'cifradas. Pida a su administrador que agregue un almacén de Keydesk o Configuration ' +
      'Manager a los orígenes de este perfil.',
  },
  computer: {
    search: 'Buscar un equipo',
    by: 'Buscar por',
    byOptions: { computer: 'Nombre del equipo', user: 'Nombre de usuario' },
    text: { computer: 'Nombre del equipo', user: 'Nombre de usuario' },
    hint: {
      computer: 'Su nombre o el principio, o el nombre completo, como ws-0042.contoso.com',
      user: 'El nombre o el principio, con su dominio o sin él',
    },
    empty: 'Escriba un nombre.',
    searching: 'Buscando el equipo',
    found: (count: string) => `${count} equipos`,
    cut: 'Hay más. Escriba más letras del nombre.',
    missing: (sources: string) =>
      `Sin respuesta: ${sources}. Es posible que la lista no esté completa.`,
    choose: (name: string) => `Mostrar ${name}`,
    heard: (moment: string) => `Último contacto: ${moment}`,
    neverHeard: 'Está administrado, pero nunca ha informado de su estado.',
    device: 'Dispositivo',
    policy: 'Directiva',
    state: 'Cumplimiento',
    volumes: 'Volúmenes',
    noVolumes: 'No ha informado de ningún volumen. Los extraíbles nunca se muestran.',
    back: 'Volver a Cumplimiento de la empresa',
    first: {
      title: '¿Hasta qué punto está protegido un equipo?',
      steps: [
        [
          '¿Qué equipo?',
          'Un nombre o su principio. Si el equipo se perdió o lo robaron, este es su último ' +
            'estado conocido.',
        ],
        ['¿De quién es el equipo?', 'Si no se sabe cómo se llama, búsquelo por nombre de usuario.'],
        [
          '¿Qué dice la directiva?',
          'El cumplimiento general es el veredicto de la directiva; una unidad concreta puede ' +
            'diferir.',
        ],
      ],
    },
  },
  enterprise: {
    reading: 'Leyendo el cumplimiento',
    dashboard: 'Panel',
    byStatus: 'Distribución del estado de cumplimiento',
    byError: 'No conforme: distribución de errores',
    /** Beside “non-compliant”, “no error” would contradict it. */
    noErrorReported: 'Ningún error notificado',
    byDrives: 'Distribución del estado de cumplimiento por tipo de unidad',
    asTable: 'Mostrar como lista',
    drives: { os: 'Unidad del sistema operativo', fixed: 'Unidades de datos fijas' },
    summary: 'Resumen',
    managed: 'Equipos administrados',
    totals: {
      compliant: 'Conforme',
      nonCompliant: 'No conforme',
      unknown: 'Cumplimiento desconocido',
      exempt: 'Exento',
      nonExempt: 'No exento',
    },
    number: 'Equipos',
    percent: 'Porcentaje',
    parts: 'Compuesto por',
    part: (number: string, status: string) => `${status}: ${number}`,
    summaryHint:
      'La directiva evalúa los equipos exentos como conformes o no conformes. El gráfico de ' +
      'arriba los cuenta aparte.',
    details: 'Detalles de los equipos',
    count: (count: number, text: string) => plural(count, '1 equipo', `${text} equipos`),
    nothing: 'Ningún equipo cumple estos filtros.',
    silent: 'Sin contacto durante',
    silentDays: { '7': '7 días', '30': '30 días', '90': '90 días' },
    expand: (name: string) => `Volúmenes de ${name}`,
    open: (name: string) => `Cumplimiento de equipos: ${name}`,
    read: (rows: string) => `Se han leído ${rows} equipos hasta ahora.`,
  },
  filterNames: FILTERS,
} as const;
