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

const COMPLIANCES: Readonly<Record<Compliance, string>> = {
  compliant: 'Konform',
  'non-compliant': 'Nicht konform',
  unknown: 'Unbekannt',
};
const DRIVE_COMPLIANCES: Readonly<Record<DriveCompliance, string>> = {
  ...COMPLIANCES,
  'not-applicable': 'Kein solches Laufwerk',
};

const STATUSES: Readonly<Record<ComplianceStatus, string>> = {
  ...COMPLIANCES,
  'user-exempt': 'Benutzer ausgenommen',
  'temporary-user-exempt': 'Benutzer vorübergehend ausgenommen',
  'policy-not-enforced': 'Richtlinie nicht erzwungen',
};

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-exempt': 'Nicht ausgenommen',
  'temporary-user-exempt': 'Benutzer vorübergehend ausgenommen',
  'user-exempt': 'Benutzer ausgenommen',
  'not-applicable': 'Nicht zutreffend',
};

const ERRORS: Readonly<Record<ComplianceError, string>> = {
  'user-postponed': 'Benutzer hat die Verschlüsselung verschoben',
  'no-compatible-tpm': 'Kein kompatibles TPM gefunden',
  'system-partition': 'Systempartition nicht vorhanden oder zu klein',
  'tpm-not-initialized': 'TPM sichtbar, aber nicht initialisiert',
  'policy-conflict': 'Richtlinienkonflikt',
  'waiting-for-tpm': 'Warten auf automatische TPM-Bereitstellung',
  'volume-locked': 'Volume ist gesperrt',
  'unknown-error': 'Unbekannter Fehler',
  none: 'Keine Angabe',
  'policy-not-enforced': 'Richtlinie nicht erzwungen',
  'no-error': 'Kein Fehler',
};

const DRIVE_GROUPS: Readonly<Record<DriveGroup, string>> = {
  'os-compliant': 'Betriebssystemlaufwerk konform',
  'os-non-compliant': 'Betriebssystemlaufwerk nicht konform',
  'fixed-compliant': 'Festplattenlaufwerke konform',
  'fixed-non-compliant': 'Festplattenlaufwerke nicht konform',
};

const TYPES: Readonly<Record<ComputerType, string>> = {
  portable: 'Tragbar',
  'non-portable': 'Nicht tragbar',
  unknown: 'Unbekannt',
};

const CIPHERS: Readonly<Record<CipherStrength, string>> = {
  none: 'Keine',
  'aes-128-diffuser': 'AES 128 mit Diffuser',
  'aes-256-diffuser': 'AES 256 mit Diffuser',
  'aes-128': 'AES 128',
  'aes-256': 'AES 256',
  hardware: 'Hardwareverschlüsselung',
  'xts-aes-128': 'XTS-AES 128',
  'xts-aes-256': 'XTS-AES 256',
  unknown: 'Unbekannt',
};

const OS_POLICIES: Readonly<Record<OsDrivePolicy, string>> = {
  tpm: 'TPM',
  'tpm-pin': 'TPM+PIN',
  required: 'Verschlüsselung erforderlich',
  'not-required': 'Nicht erforderlich',
  unknown: 'Unbekannt',
};
const FIXED_POLICIES: Readonly<Record<FixedDrivePolicy, string>> = {
  password: 'Kennwort',
  'auto-unlock': 'Automatische Entsperrung',
  required: 'Verschlüsselung erforderlich',
  'not-required': 'Nicht erforderlich',
  unknown: 'Unbekannt',
};

const DRIVE_TYPES: Readonly<Record<DriveType, string>> = {
  'operating-system': 'Betriebssystemlaufwerk',
  fixed: 'Festplattenlaufwerk',
  unknown: 'Unbekannt',
};
const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  on: 'Ein',
  off: 'Aus',
  unknown: 'Unbekannt',
};

const ENCRYPTIONS: Readonly<Record<EncryptionState, string>> = {
  'not-encrypted': 'Nicht verschlüsselt',
  encrypted: 'Verschlüsselt',
  encrypting: 'Wird verschlüsselt',
  decrypting: 'Wird entschlüsselt',
  'encryption-paused': 'Verschlüsselung angehalten',
  'decryption-paused': 'Entschlüsselung angehalten',
  unknown: 'Unbekannt',
};

const PROTECTORS: Readonly<Record<ProtectorType, string>> = {
  other: 'Andere',
  tpm: 'TPM',
  'external-key': 'Externer Schlüssel',
  'recovery-password': 'Wiederherstellungskennwort',
  'tpm-pin': 'TPM+PIN',
  'tpm-startup-key': 'TPM und Systemstartschlüssel',
  'tpm-pin-startup-key': 'TPM+PIN und Systemstartschlüssel',
  'public-key': 'Öffentlicher Schlüssel',
  password: 'Kennwort',
  'tpm-certificate': 'TPM mit Netzwerkentsperrung',
  cng: 'CNG',
};

/** By Microsoft's number, 0 to 16. */
const REASONS = [
  'Die Verschlüsselung ist nicht AES 256.',
  'Die Richtlinie verlangt Verschlüsselung; das Volume ist nicht verschlüsselt.',
  'Die Richtlinie verbietet Verschlüsselung; das Volume ist verschlüsselt.',
  'Die Richtlinie verlangt eine TPM-Schutzvorrichtung; es gibt keine.',
  'Die Richtlinie verlangt eine TPM+PIN-Schutzvorrichtung; es gibt keine.',
  'Die Richtlinie lässt keinen Computer ohne TPM zu.',
  'Es gibt eine TPM-Schutzvorrichtung, aber kein TPM ist sichtbar.',
  'Die Richtlinie verlangt eine Kennwort-Schutzvorrichtung; es gibt keine.',
  'Die Richtlinie verbietet eine Kennwort-Schutzvorrichtung; es gibt eine.',
  'Die Richtlinie verlangt automatische Entsperrung; sie ist nicht eingerichtet.',
  'Die Richtlinie verbietet automatische Entsperrung; sie ist eingerichtet.',
  'Richtlinien widersprechen einander.',
  'Die Verschlüsselung braucht ein Systemvolume; es gibt keines.',
  'Der Schutz ist angehalten.',
  'Automatische Entsperrung ist unsicher, bis das Betriebssystemvolume verschlüsselt ist.',
  'Die Richtlinie verlangt mindestens XTS-AES 128; die Verschlüsselung ist schwächer.',
  'Die Richtlinie verlangt mindestens XTS-AES 256; die Verschlüsselung ist schwächer.',
] as const;

const COMPUTER_COLUMNS: Readonly<Record<ComputerColumn, string>> = {
  name: 'Computername',
  domain: 'Domänenname',
  status: 'Konformitätsstatus',
  exemption: 'Ausnahme',
  users: 'Gerätebenutzer',
  error: 'Details zum Konformitätsstatus',
  lastContactAt: 'Letzter Kontakt',
  computerType: 'Computertyp',
  operatingSystem: 'Betriebssystem',
  overall: 'Gesamtkonformität',
  osDrive: 'Konformität des Betriebssystemlaufwerks',
  fixedDrives: 'Konformität der Festplattenlaufwerke',
  updatedAt: 'Datum der letzten Aktualisierung',
  exemptedUser: 'Ausgenommener Benutzer',
  exemptedAt: 'Datum der Ausnahme',
  policyCipherStrength: 'Richtlinie: Verschlüsselungsstärke',
  policyOsDrive: 'Richtlinie: Betriebssystemlaufwerk',
  policyFixedDrives: 'Richtlinie: Festplattenlaufwerk',
  manufacturer: 'Hersteller',
  model: 'Modell',
};

const VOLUME_COLUMNS: Readonly<Record<VolumeColumn, string>> = {
  driveLetter: 'Laufwerkbuchstabe',
  driveType: 'Laufwerktyp',
  cipherStrength: 'Verschlüsselungsstärke',
  protectors: 'Schutzvorrichtungen',
  protection: 'Schutzstatus',
  encryption: 'Verschlüsselungsstatus',
  compliance: 'Konformität des Volumes',
  reasons: 'Details zum Konformitätsstatus des Volumes',
};

const FILTERS: Readonly<Record<keyof ComplianceFilter, string>> = {
  status: COMPUTER_COLUMNS.status,
  errorState: 'Fehlerstatus',
  error: COMPUTER_COLUMNS.error,
  exemption: COMPUTER_COLUMNS.exemption,
  drives: 'Laufwerktyp',
  computer: COMPUTER_COLUMNS.name,
  user: COMPUTER_COLUMNS.users,
  silentSince: 'Kein Kontakt seit',
};

export const compliance = {
  titles: { computer: 'Computerkonformität', enterprise: 'Unternehmenskonformität' },
  computerColumns: COMPUTER_COLUMNS,
  volumeColumns: VOLUME_COLUMNS,
  /** What stands in the columns, by column and code. */
  codes: {
    status: STATUSES,
    exemption: EXEMPTIONS,
    error: ERRORS,
    errorState: { 'no-error': 'Kein Fehler', error: 'Fehler' },
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
  noCode: (code: number) => `Code ${code}`,
  never: 'Nie',
  none: 'Keine',
  source: 'Quelle',
  noSource: {
    title: 'Keine Quelle für Konformitätsdaten',
    text:
      'Active Directory bewahrt Wiederherstellungsschlüssel auf, weiß aber nicht, ob Laufwerke ' +
      'verschlüsselt sind. Bitten Sie Ihren Administrator, den Quellen dieses Profils einen ' +
      'Keydesk-Speicher oder Configuration Manager hinzuzufügen.',
  },
  computer: {
    search: 'Computer suchen',
    by: 'Suchen nach',
    byOptions: { computer: 'Computername', user: 'Benutzername' },
    text: { computer: 'Computername', user: 'Benutzername' },
    hint: {
      computer: 'Der Name oder sein Anfang, oder der volle Name wie ws-0042.contoso.com',
      user: 'Der Name oder sein Anfang, mit oder ohne Domäne',
    },
    empty: 'Geben Sie einen Namen ein.',
    searching: 'Der Computer wird gesucht',
    found: (count: string) => `${count} Computer`,
    cut: 'Es gibt weitere. Geben Sie mehr vom Namen ein.',
    missing: (sources: string) =>
      `Ohne Antwort: ${sources}. Die Liste ist möglicherweise nicht vollständig.`,
    choose: (name: string) => `${name} anzeigen`,
    heard: (moment: string) => `Letzter Kontakt: ${moment}`,
    neverHeard: 'Er wird verwaltet, hat sich aber noch nie gemeldet.',
    device: 'Gerät',
    policy: 'Richtlinie',
    state: 'Konformität',
    volumes: 'Volumes',
    noVolumes: 'Er hat keine Volumes gemeldet. Wechseldatenträger werden nie aufgeführt.',
    back: 'Zurück zu Unternehmenskonformität',
    first: {
      title: 'Wie gut ist ein Computer geschützt?',
      steps: [
        [
          'Welcher Computer?',
          'Ein Name oder sein Anfang. Bei einem verlorenen oder gestohlenen ist dies der letzte ' +
            'bekannte Stand.',
        ],
        [
          'Wessen Computer?',
          'Wenn sein Name nicht bekannt ist, suchen Sie stattdessen nach dem Benutzernamen.',
        ],
        [
          'Was sagt die Richtlinie?',
          'Die Gesamtkonformität ist das Urteil der Richtlinie; ein einzelnes Laufwerk kann ' +
            'davon abweichen.',
        ],
      ],
    },
  },
  enterprise: {
    reading: 'Die Konformität wird gelesen',
    dashboard: 'Dashboard',
    byStatus: 'Verteilung des Konformitätsstatus',
    byError: 'Nicht konform – Verteilung der Fehler',
    /** Beside “non-compliant”, “no error” would contradict it. */
    noErrorReported: 'Kein Fehler gemeldet',
    byDrives: 'Verteilung des Konformitätsstatus nach Laufwerktyp',
    asTable: 'Als Liste anzeigen',
    drives: { os: 'Betriebssystemlaufwerk', fixed: 'Festplattenlaufwerke' },
    summary: 'Zusammenfassung',
    managed: 'Verwaltete Computer',
    totals: {
      compliant: 'Konform',
      nonCompliant: 'Nicht konform',
      unknown: 'Konformität unbekannt',
      exempt: 'Ausgenommen',
      nonExempt: 'Nicht ausgenommen',
    },
    number: 'Computer',
    percent: 'Anteil',
    parts: 'Setzt sich zusammen aus',
    part: (number: string, status: string) => `${number} ${status}`,
    summaryHint:
      'Die Richtlinie bewertet ausgenommene Computer als konform oder nicht konform. Das ' +
      'Diagramm oben zählt sie getrennt.',
    details: 'Details zu Computern',
    count: (count: number, text: string) => (count === 1 ? '1 Computer' : `${text} Computer`),
    nothing: 'Kein Computer entspricht diesen Filtern.',
    silent: 'Kein Kontakt seit',
    silentDays: { '7': '7 Tagen', '30': '30 Tagen', '90': '90 Tagen' },
    expand: (name: string) => `Volumes von ${name}`,
    open: (name: string) => `Computerkonformität von ${name}`,
    read: (rows: string) => `${rows} Computer wurden bisher gelesen.`,
  },
  filterNames: FILTERS,
} as const;
