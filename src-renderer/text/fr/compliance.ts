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

const plural = pluralIn('fr');

const COMPLIANCES: Readonly<Record<Compliance, string>> = {
  compliant: 'Conforme',
  'non-compliant': 'Non conforme',
  unknown: 'Inconnu',
};
const DRIVE_COMPLIANCES: Readonly<Record<DriveCompliance, string>> = {
  ...COMPLIANCES,
  'not-applicable': 'Aucun lecteur de ce type',
};

const STATUSES: Readonly<Record<ComplianceStatus, string>> = {
  ...COMPLIANCES,
  'user-exempt': 'Utilisateur exempté',
  'temporary-user-exempt': 'Utilisateur exempté temporairement',
  'policy-not-enforced': 'Stratégie non appliquée',
};

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-exempt': 'Non exempté',
  'temporary-user-exempt': 'Utilisateur exempté temporairement',
  'user-exempt': 'Utilisateur exempté',
  'not-applicable': 'Sans objet',
};

const ERRORS: Readonly<Record<ComplianceError, string>> = {
  'user-postponed': 'Chiffrement reporté par l’utilisateur',
  'no-compatible-tpm': 'TPM compatible introuvable',
  'system-partition': 'Partition système absente ou trop petite',
  'tpm-not-initialized': 'TPM visible mais non initialisé',
  'policy-conflict': 'Conflit de stratégies',
  'waiting-for-tpm': 'En attente de l’approvisionnement automatique du TPM',
  'volume-locked': 'Le volume est verrouillé',
  'unknown-error': 'Une erreur inconnue s’est produite',
  none: 'Aucune information',
  'policy-not-enforced': 'Stratégie non appliquée',
  'no-error': 'Aucune erreur',
};

const DRIVE_GROUPS: Readonly<Record<DriveGroup, string>> = {
  'os-compliant': 'Lecteur du système d’exploitation conforme',
  'os-non-compliant': 'Lecteur du système d’exploitation non conforme',
  'fixed-compliant': 'Lecteurs de données fixes conformes',
  'fixed-non-compliant': 'Lecteurs de données fixes non conformes',
};

const TYPES: Readonly<Record<ComputerType, string>> = {
  portable: 'Portable',
  'non-portable': 'Non portable',
  unknown: 'Inconnu',
};

const CIPHERS: Readonly<Record<CipherStrength, string>> = {
  none: 'Aucune',
  'aes-128-diffuser': 'AES 128 avec diffuseur',
  'aes-256-diffuser': 'AES 256 avec diffuseur',
  'aes-128': 'AES 128',
  'aes-256': 'AES 256',
  hardware: 'Chiffrement matériel',
  'xts-aes-128': 'XTS-AES 128',
  'xts-aes-256': 'XTS-AES 256',
  unknown: 'Inconnue',
};

const OS_POLICIES: Readonly<Record<OsDrivePolicy, string>> = {
  tpm: 'TPM',
  'tpm-pin': 'TPM + code PIN',
  required: 'Chiffrement requis',
  'not-required': 'Non requis',
  unknown: 'Inconnue',
};
const FIXED_POLICIES: Readonly<Record<FixedDrivePolicy, string>> = {
  password: 'Mot de passe',
  'auto-unlock': 'Déverrouillage automatique',
  required: 'Chiffrement requis',
  'not-required': 'Non requis',
  unknown: 'Inconnue',
};

const DRIVE_TYPES: Readonly<Record<DriveType, string>> = {
  'operating-system': 'Lecteur du système d’exploitation',
  fixed: 'Lecteur de données fixe',
  unknown: 'Inconnu',
};
const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  on: 'Activé',
  off: 'Désactivé',
  unknown: 'Inconnu',
};

const ENCRYPTIONS: Readonly<Record<EncryptionState, string>> = {
  'not-encrypted': 'Non chiffré',
  encrypted: 'Chiffré',
  encrypting: 'Chiffrement en cours',
  decrypting: 'Déchiffrement en cours',
  'encryption-paused': 'Chiffrement en pause',
  'decryption-paused': 'Déchiffrement en pause',
  unknown: 'Inconnu',
};

const PROTECTORS: Readonly<Record<ProtectorType, string>> = {
  other: 'Autre',
  tpm: 'TPM',
  'external-key': 'Clé externe',
  'recovery-password': 'Mot de passe de récupération',
  'tpm-pin': 'TPM + code PIN',
  'tpm-startup-key': 'TPM et clé de démarrage',
  'tpm-pin-startup-key': 'TPM + code PIN et clé de démarrage',
  'public-key': 'Clé publique',
  password: 'Mot de passe',
  'tpm-certificate': 'Déverrouillage réseau avec TPM',
  cng: 'CNG',
};

/** By Microsoft's number, 0 to 16. */
const REASONS = [
  'La force de chiffrement n’est pas AES 256.',
  'La stratégie exige le chiffrement ; le volume n’est pas chiffré.',
  'La stratégie interdit le chiffrement ; le volume est chiffré.',
  'La stratégie exige un protecteur TPM ; il n’y en a pas.',
  'La stratégie exige un protecteur TPM + code PIN ; il n’y en a pas.',
  'La stratégie n’accepte pas un ordinateur sans TPM.',
  'Il y a un protecteur TPM, mais aucun TPM n’est visible.',
  'La stratégie exige un protecteur par mot de passe ; il n’y en a pas.',
  'La stratégie interdit un protecteur par mot de passe ; il y en a un.',
  'La stratégie exige le déverrouillage automatique ; il n’est pas configuré.',
  'La stratégie interdit le déverrouillage automatique ; il est configuré.',
  'Des stratégies sont en conflit.',
  'Le chiffrement nécessite un volume système ; il n’y en a pas.',
  'La protection est suspendue.',
  'Le déverrouillage automatique n’est pas sûr tant que le volume du système d’exploitation ' +
    'n’est pas chiffré.',
  'La stratégie exige au moins XTS-AES 128 ; le chiffrement est plus faible.',
  'La stratégie exige au moins XTS-AES 256 ; le chiffrement est plus faible.',
];

const COMPUTER_COLUMNS: Readonly<Record<ComputerColumn, string>> = {
  name: 'Nom de l’ordinateur',
  domain: 'Nom de domaine',
  status: 'État de conformité',
  exemption: 'Exemption',
  users: 'Utilisateurs de l’appareil',
  error: 'Détails de l’état de conformité',
  lastContactAt: 'Dernier contact',
  computerType: 'Type d’ordinateur',
  operatingSystem: 'Système d’exploitation',
  overall: 'Conformité globale',
  osDrive: 'Conformité du système d’exploitation',
  fixedDrives: 'Conformité des lecteurs de données fixes',
  updatedAt: 'Date de la dernière mise à jour',
  exemptedUser: 'Utilisateur exempté',
  exemptedAt: 'Date d’exemption',
  policyCipherStrength: 'Force de chiffrement de la stratégie',
  policyOsDrive: 'Stratégie : lecteur du système d’exploitation',
  policyFixedDrives: 'Stratégie : lecteur de données fixe',
  manufacturer: 'Fabricant',
  model: 'Modèle',
};

const VOLUME_COLUMNS: Readonly<Record<VolumeColumn, string>> = {
  driveLetter: 'Lettre de lecteur',
  driveType: 'Type de lecteur',
  cipherStrength: 'Force de chiffrement',
  protectors: 'Types de protecteurs',
  protection: 'État du protecteur',
  encryption: 'État de chiffrement',
  compliance: 'Conformité du volume',
  reasons: 'Détails de l’état de conformité du volume',
};

const FILTERS: Readonly<Record<keyof ComplianceFilter, string>> = {
  status: COMPUTER_COLUMNS.status,
  errorState: 'État d’erreur',
  error: COMPUTER_COLUMNS.error,
  exemption: COMPUTER_COLUMNS.exemption,
  drives: 'Type de lecteur',
  computer: COMPUTER_COLUMNS.name,
  user: COMPUTER_COLUMNS.users,
  silentSince: 'Sans contact depuis le',
};

export const compliance = {
  titles: { computer: 'Conformité de l’ordinateur', enterprise: 'Conformité de l’entreprise' },
  computerColumns: COMPUTER_COLUMNS,
  volumeColumns: VOLUME_COLUMNS,
  /** What stands in the columns, by column and code. */
  codes: {
    status: STATUSES,
    exemption: EXEMPTIONS,
    error: ERRORS,
    errorState: { 'no-error': 'Aucune erreur', error: 'Erreur' },
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
      REASONS.map((reason, code) => [String(code), `${code} : ${reason}`]),
    ),
  } satisfies Readonly<
    Record<CodeColumn | 'errorState' | 'drives', Readonly<Record<string, string>>>
  >,
  noCode: (code: number) => `Code ${code}`,
  never: 'Jamais',
  none: 'Aucun',
  source: 'Source',
  noSource: {
    title: 'Aucune source de données de conformité',
    text:
      'Active Directory conserve les clés de récupération, mais ne sait pas si les lecteurs sont ' +
      'chiffrés. Demandez à votre administrateur d’ajouter un magasin Keydesk ou Configuration ' +
      'Manager aux sources de ce profil.',
  },
  computer: {
    search: 'Rechercher un ordinateur',
    by: 'Rechercher par',
    byOptions: { computer: 'Nom de l’ordinateur', user: 'Nom d’utilisateur' },
    text: { computer: 'Nom de l’ordinateur', user: 'Nom d’utilisateur' },
    hint: {
      computer: 'Son nom ou le début de celui-ci, ou le nom complet, comme ws-0042.contoso.com',
      user: 'Le nom ou son début, avec ou sans domaine',
    },
    empty: 'Tapez un nom.',
    searching: 'Recherche de l’ordinateur',
    found: (count: string) => `${count} ordinateurs`,
    cut: 'Il y en a d’autres. Tapez une plus grande partie du nom.',
    missing: (sources: string) => `Sans réponse : ${sources}. La liste est peut-être incomplète.`,
    choose: (name: string) => `Afficher ${name}`,
    heard: (moment: string) => `Dernier contact le ${moment}`,
    neverHeard: 'Il est géré, mais n’a jamais envoyé de rapport.',
    device: 'Appareil',
    policy: 'Stratégie',
    state: 'Conformité',
    volumes: 'Volumes',
    noVolumes: 'Il n’a signalé aucun volume. Les volumes amovibles ne sont jamais répertoriés.',
    back: 'Retour à la conformité de l’entreprise',
    first: {
      title: 'Un ordinateur est-il bien protégé ?',
      steps: [
        [
          'Quel ordinateur ?',
          'Un nom ou son début. Pour un ordinateur perdu ou volé, c’est son dernier état connu.',
        ],
        ['L’ordinateur de qui ?', 'Si son nom n’est pas connu, recherchez par nom d’utilisateur.'],
        [
          'Que dit la stratégie ?',
          'La conformité globale est le verdict de la stratégie ; un lecteur isolé peut s’en ' +
            'écarter.',
        ],
      ],
    },
  },
  enterprise: {
    reading: 'Lecture de la conformité',
    dashboard: 'Tableau de bord',
    byStatus: 'Répartition de l’état de conformité',
    byError: 'Non conformes – répartition des erreurs',
    /** Beside “non-compliant”, “no error” would contradict it. */
    noErrorReported: 'Aucune erreur signalée',
    byDrives: 'Répartition de l’état de conformité par type de lecteur',
    asTable: 'Afficher sous forme de liste',
    drives: { os: 'Lecteur du système d’exploitation', fixed: 'Lecteurs de données fixes' },
    summary: 'Résumé',
    managed: 'Ordinateurs gérés',
    totals: {
      compliant: 'Conformes',
      nonCompliant: 'Non conformes',
      unknown: 'Conformité inconnue',
      exempt: 'Exemptés',
      nonExempt: 'Non exemptés',
    },
    number: 'Ordinateurs',
    percent: 'Part',
    parts: 'Composition',
    part: (number: string, status: string) => `${status} : ${number}`,
    summaryHint:
      'La stratégie évalue les ordinateurs exemptés comme conformes ou non conformes. Le ' +
      'graphique ci-dessus les compte à part.',
    details: 'Détails des ordinateurs',
    count: (count: number, text: string) => `${text} ${plural(count, 'ordinateur', 'ordinateurs')}`,
    nothing: 'Aucun ordinateur ne correspond à ces filtres.',
    silent: 'Sans contact depuis',
    silentDays: { '7': '7 jours', '30': '30 jours', '90': '90 jours' },
    expand: (name: string) => `Volumes de ${name}`,
    open: (name: string) => `Conformité de l’ordinateur ${name}`,
    read: (rows: string) => `Ordinateurs lus jusqu’à présent : ${rows}.`,
  },
  filterNames: FILTERS,
} as const;
