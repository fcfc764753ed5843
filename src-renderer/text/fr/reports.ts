import type { AuditAction, AuditFlag, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { pluralIn } from '../plural.ts';
import { unusual } from './unusual.ts';

const plural = pluralIn('fr');

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Connexion',
  'sign-out': 'Déconnexion',
  lock: 'Verrouillage',
  unlock: 'Déverrouillage',
  search: 'Recherche',
  disclose: 'Divulgation',
  'show-again': 'Réaffichage',
  copy: 'Copie',
  save: 'Enregistrement',
  'save-key-package': 'Enregistrement du package de clé',
  note: 'Note',
  'caller-check': 'Vérification de l’appelant',
  'reset-lockout': 'Réinitialisation du verrouillage du TPM',
  'request-rotation': 'Rotation demandée',
  'see-new-key': 'Nouvelle clé constatée',
  'check-connection': 'Vérification de la connexion',
  configure: 'Configuration',
  export: 'Exportation',
  print: 'Impression',
  refusal: 'Refus',
};

const RESULTS: Readonly<Record<AuditResult, string>> = {
  intended: 'Aucun résultat enregistré',
  successful: 'Réussite',
  failed: 'Échec',
};

const FLAGS: Readonly<Record<AuditFlag, string>> = {
  'break-glass': 'Accès d’urgence',
  guessing: 'Essais au hasard',
};

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': 'ID de clé de récupération',
  'recovery-key-password': 'Mot de passe de clé de récupération',
  'key-package': 'Package de clé',
  'tpm-password-hash': 'Hachage du mot de passe du TPM',
};

export const reports = {
  title: 'Rapport d’audit de récupération',
  tabs: 'Rapports',
  view: 'Afficher le rapport',
  loading: 'Lecture du journal d’audit',
  counting: 'Comptage en cours',
  notCounted: 'Non compté',
  total: (count: number, text: string) => `${text} ${plural(count, 'entrée', 'entrées')}`,
  nothing: 'Aucune entrée ne correspond à ces filtres.',
  damagedRow: (sequence: number) =>
    `L’entrée ${sequence} est endommagée et ne peut pas être affichée.`,
  columnsButton: 'Colonnes',
  moveUp: (name: string) => `Monter ${name}`,
  moveDown: (name: string) => `Descendre ${name}`,
  export: 'Exporter',
  forms: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', kdreport: 'Fichier de rapport' } satisfies Record<
    ReportForm,
    string
  >,
  /** What is good about a format, or its limit. */
  aboutForms: {
    csv: 'Valeurs exactes pour d’autres programmes. Un tableur prend 73928E05 pour un nombre',
    xlsx: 'Les ID de clé et les numéros de ticket restent du texte',
    pdf: (rows: string) => `Jusqu’à ${rows} lignes`,
    kdreport: 'S’ouvre hors connexion et peut être comparé au journal d’audit',
  } satisfies Record<ReportForm, unknown>,
  print: 'Imprimer',
  printed: 'Envoyé à l’imprimante.',
  cancelled: 'Annulé. Rien n’a été enregistré ni imprimé.',
  exporting: (rows: string) => `Exportation en cours, lignes traitées : ${rows}`,
  exported: (fileName: string, folder: string) =>
    `Enregistré et vérifié : ${fileName} dans ${folder}`,
  filters: {
    label: 'Filtres',
    all: 'Tout',
    range: 'Plage de dates',
    presets: {
      today: 'Aujourd’hui',
      '7-days': '7 derniers jours',
      '14-days': '14 derniers jours',
      '30-days': '30 derniers jours',
      'this-month': 'Ce mois-ci',
      all: 'Toutes les dates',
      custom: 'Choisir les jours…',
    },
    firstDay: 'Premier jour',
    lastDay: 'Dernier jour',
    problems: {
      missing: 'Choisissez le premier et le dernier jour.',
      backwards: 'Le dernier jour précède le premier. Inversez-les.',
    },
    more: (set: number) =>
      set === 0 ? 'Autres filtres' : `Autres filtres : ${set} ${plural(set, 'actif', 'actifs')}`,
    clear: 'Effacer les filtres',
    set: 'Filtres définis',
    noneSet: 'Aucun filtre n’est défini.',
    remove: 'Supprimer ce filtre (Suppr)',
    activity: 'Afficher',
    activities: { requests: 'Demandes', everything: 'Demandes et connexions' },
  },
  views: {
    button: 'Filtres enregistrés',
    name: 'Nom de ces filtres',
    placeholder: 'Nommez ces filtres',
    save: 'Enregistrer',
    forget: (name: string) => `Supprimer ${name}`,
  },
  copying: {
    hint:
      'Ctrl+C copie la cellule choisie ; avec Maj et les touches de direction, des lignes ' +
      'entières. Entrée affiche l’entrée entière.',
    cell: 'Copier la cellule',
    rows: (count: number, number: string) =>
      count === 1 ? 'Copier la ligne' : `Copier ${number} lignes`,
    shortcut: 'Ctrl+C',
    copiedCell: 'Cellule copiée.',
    copiedRows: (count: number, number: string) =>
      count === 1 ? 'Ligne copiée.' : `${number} lignes copiées.`,
  },
  /** One entry as a whole. */
  entry: {
    title: (number: string) => `Entrée ${number}`,
    empty: 'Vide',
    requestId: 'ID de demande',
    hash: 'Hachage',
    copyHash: 'Copier le hachage',
    previousHash: 'Hachage de l’entrée précédente',
    copyPreviousHash: 'Copier le hachage de l’entrée précédente',
    copied: 'Copié.',
    steps: 'La demande, dans l’ordre',
    step: (number: string, at: string) => `Entrée ${number}, ${at}`,
    saveEvidence: 'Enregistrer la preuve…',
    begun: 'Commencé',
  },
  answerLabel: 'En bref',
  complete: 'Le journal d’audit est complet.',
  /** The report in some sentences. */
  answer: {
    disclosed: (count: number, number: string) =>
      count === 0
        ? 'Aucune clé n’a été divulguée.'
        : count === 1
          ? 'Une clé a été divulguée une fois.'
          : `Des clés ont été divulguées ${number} fois.`,
    failed: (count: number, number: string) =>
      count === 0
        ? 'Aucune demande n’a échoué.'
        : count === 1
          ? '1 demande a échoué.'
          : `${number} demandes ont échoué.`,
    unfinished: (count: number, number: string) =>
      count === 0
        ? 'Chaque demande a un résultat.'
        : count === 1
          ? '1 demande n’a pas de résultat enregistré.'
          : `${number} demandes n’ont pas de résultat enregistré.`,
    flagged: (count: number, number: string) =>
      count === 0
        ? 'Aucune entrée n’est signalée.'
        : count === 1
          ? '1 entrée est signalée.'
          : `${number} entrées sont signalées.`,
    waiting: (count: number, number: string) =>
      count === 0
        ? 'Toutes les clés remises ont été remplacées.'
        : count === 1
          ? '1 clé remise n’a pas été remplacée.'
          : `${number} clés remises n’ont pas été remplacées.`,
  },
  figures: {
    disclosed: 'Clés divulguées',
    failed: 'Demandes échouées',
    unfinished: 'Sans résultat enregistré',
    flagged: 'Signalées',
    waiting: 'Non remplacées à ce jour',
    entries: 'Entrées',
  },
  /** @param change with its sign */
  before: (change: string, count: string) => `${change}, période précédente : ${count}`,
  sameAsBefore: 'Comme avant',
  /** What stands on paper and in workbooks alone. */
  paper: {
    about: 'À propos de ce rapport',
    page: 'Page {page} sur {pages}',
    disclosedAt: 'Divulguée le',
    log: 'Le journal d’audit est-il complet ?',
    verified: 'Vérifié : {count} entrées. Aucune ne manque et aucune n’a été modifiée.',
    head: 'Dernier hachage',
    file: 'Le fichier de rapport est-il inchangé ?',
    headThen: 'Dernier hachage du journal à la création du rapport',
    worthALook: 'À examiner',
    nothingStandsOut: 'Rien à signaler.',
    end: (count: number, number: string) =>
      count === 1 ? 'Fin du rapport, 1 entrée' : `Fin du rapport, ${number} entrées`,
    preparedBy: 'Établi par',
    reviewedBy: 'Vérifié par',
    signature: 'Signature',
    date: 'Date',
  },
  unusual,
  rotation: {
    title: 'Divulguées, en attente de rotation',
    none: 'Toutes les clés remises ont été remplacées.',
    more: (count: string) => `et ${count} de plus`,
    unknown: 'remplacement inconnu',
    details: (keyId: string, at: string, by: string) => `${keyId}, divulguée le ${at} par ${by}`,
  },
  charts: {
    label: 'Résumé',
    by: {
      day: 'Demandes par jour',
      week: 'Demandes par semaine',
      month: 'Demandes par mois',
      year: 'Demandes par an',
    },
    byResult: 'Par résultat',
    byFailure: 'Pourquoi des demandes ont échoué',
    noFailure: 'Aucune demande n’a échoué.',
    byReason: 'Par motif',
    byOperator: 'Par utilisateur du support',
    asTable: 'Afficher sous forme de liste',
  },
  kept: {
    open: 'Rapports conservés…',
    title: 'Rapports conservés',
    lead:
      'Les derniers rapports affichés sur cet ordinateur. Ils montrent ce qui était connu quand ' +
      'ils ont été générés.',
    none: 'Aucun rapport n’est conservé sur cet ordinateur.',
    name: (organisation: string, at: string) => `${organisation}, ${at}`,
    by: (account: string, entries: string) => `${account}, ${entries}`,
    forget: (at: string) => `Supprimer le rapport du ${at}`,
    forgetAll: 'Tout supprimer',
  },
  savedReport: {
    open: 'Ouvrir un rapport enregistré…',
    made: (organisation: string, by: string, at: string) =>
      `Rapport de ${organisation}, généré par ${by} le ${at}.`,
    covers: (parts: readonly string[]) => `Contenu : ${parts.join(' · ')}`,
    close: 'Fermer le rapport',
    consistent: 'Cohérent : chaque ligne correspond à son hachage, et le fichier à son SHA-256.',
    consistentComputers:
      'Cohérent : toutes les lignes sont présentes, et le fichier correspond à son SHA-256.',
    noOrigin:
      'Cela ne prouve pas d’où vient le fichier. Pour le prouver, comparez son SHA-256 avec ' +
      'celui qui figure dans la note de l’entrée Exportation du journal d’audit.',
    askingOrigin: 'Recherche dans le journal d’audit…',
    fromLog: (sequence: string, by: string, at: string) =>
      `Issu de ce journal : l’entrée ${sequence} du journal d’audit porte ce SHA-256, pour ` +
      `l’exportation par ${by} le ${at}.`,
    notInLog: 'Le journal d’audit ne contient aucune exportation avec ce SHA-256.',
    sha256: 'SHA-256',
    copySha256: 'Copier le SHA-256',
    copiedSha256: 'SHA-256 copié.',
    altered: 'Modifié : ce fichier n’est pas celui qui a été exporté.',
    alteredAt: (row: number) =>
      `Modifié : la ligne ${row} n’est pas ce que le journal a enregistré.`,
    noComputerAt: (row: number) => `Modifié : la ligne ${row} n’est pas un ordinateur.`,
    cutShort: 'Tronqué : la fin du fichier manque.',
  },
  chain: {
    checking: 'Vérification de la chaîne',
    intact: (count: string, head: string) =>
      `Chaîne vérifiée. Entrées : ${count}, dernier hachage ${head}…`,
    intactSince: (
      count: string,
      until: string,
      { at, head }: { readonly at: string; readonly head: string },
    ) =>
      `Chaîne vérifiée. Entrées après l’entrée ${until} : ${count}, dernier hachage ${head}…. ` +
      `Les entrées jusqu’à ${until} ont été vérifiées le ${at}.`,
    checkWhole: 'Vérifier tout le journal',
    unlikeIndex: (from: string, until: string) =>
      'Aucune entrée n’est manquante ni modifiée, mais l’index du rapport ne correspond pas aux ' +
      `entrées ${from} à ${until} : des entrées ont pu manquer dans les rapports.`,
    afterUnlikeIndex:
      'L’index est en cours de reconstruction. Affichez de nouveau le rapport et prévenez votre ' +
      'responsable de la sécurité.',
    broken: (sequence: string, why: string) => `Chaîne rompue à l’entrée ${sequence} : ${why}`,
    why: {
      missing: 'elle est manquante.',
      altered: 'elle a été modifiée après son écriture.',
      unlinked: 'elle ne fait pas suite à l’entrée précédente.',
    },
    next: 'Laissez ce magasin tel quel et prévenez votre responsable de la sécurité.',
  },
  columns: {
    time: 'Date et heure de la demande',
    source: 'Source de la demande',
    action: 'Action',
    result: 'Résultat de la demande',
    failure: 'Cause de l’échec',
    flag: 'Signalement',
    operator: 'Utilisateur du support',
    role: 'Type d’utilisateur',
    endUser: 'Utilisateur final',
    computer: 'Ordinateur',
    keyType: 'Type de clé',
    keyId: 'ID de clé',
    reason: 'Description du motif',
    note: 'Note',
    ticket: 'Ticket',
    workstation: 'Station de travail',
    unusual: unusual.title,
  },
  roles: {
    admin: 'Administrateur du support',
    user: 'Utilisateur du support',
    reports: 'Utilisateur des rapports',
  } satisfies Record<Role, string>,
  sources: {
    helpdesk: 'Support technique',
    'self-service': 'Portail libre-service',
    agent: 'Déverrouillage du TPM par l’agent',
  },
  actions: ACTIONS,
  results: RESULTS,
  flags: FLAGS,
  keyTypes: KEY_TYPES,
} as const;
