import type { AuditCodeColumn } from '#shared/audit/audit-report.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { ErrorCode } from '#shared/errors.ts';
import { fromKeys } from '#shared/typed-keys.ts';
import { complianceWords, escrowWords, filterCodes, paperWords } from '../paper-words.ts';
import { app } from './app.ts';
import { commands } from './commands.ts';
import { compliance } from './compliance.ts';
import { driveRecovery } from './drive-recovery.ts';
import { errors } from './errors.ts';
import { escrow } from './escrow.ts';
import { manageTpm } from './manage-tpm.ts';
import { reports } from './reports.ts';
import { savedFiles } from './saved-files.ts';

type Codes = Readonly<Record<string, string>>;

/** What stands in the columns of the Recovery Audit Report, by column and code. */
const AUDIT_CODES: Readonly<Record<AuditCodeColumn, Codes>> = {
  action: reports.actions,
  source: reports.sources,
  result: reports.results,
  failure: fromKeys(ErrorCode.options, (code) => errors[code]({}).what),
  flag: reports.flags,
  role: reports.roles,
  keyType: reports.keyTypes,
  reason: { ...manageTpm.reasons, ...driveRecovery.reasons },
};

/** Codes in words, as `column.code`. */
function valuesOf(columns: Readonly<Record<string, Codes>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, texts]) =>
      Object.entries(texts).map(([code, text]) => [`${column}.${code}`, text]),
    ),
  );
}

const TPM_FILE = 'Fichier de mot de passe du propriétaire du TPM';

export const native: NativeWords = {
  dialogs: {
    saveKey: { title: 'Enregistrer la clé de récupération', filterName: 'Fichier texte' },
    saveKeyPackage: {
      title: 'Enregistrer le package de clé',
      filterName: 'Package de clé BitLocker',
    },
    saveKit: { title: 'Enregistrer le kit de récupération dans un dossier' },
    saveTpmFile: {
      title: 'Enregistrer le fichier de mot de passe du propriétaire du TPM',
      filterName: TPM_FILE,
    },
    openAuthorities: { title: 'Choisir l’autorité de certification', filterName: 'Certificats' },
    exportReport: { title: 'Exporter le rapport', filterNames: reports.forms },
    cloudSignIn: {
      title: 'Keydesk',
      done: 'Vous pouvez fermer cette page et revenir à Keydesk.',
      failed: 'Vous n’êtes pas connecté. Fermez cette page : Keydesk dit ce qui s’est passé.',
    },
    saveDiagnostics: {
      title: 'Enregistrer les données de diagnostic',
      filterName: 'Fichier texte',
    },
    saveEvidence: { title: 'Enregistrer la preuve de cette demande', filterName: 'Preuve' },
    openAnchors: { title: 'Choisir un fichier avec des ancres', filterName: 'Lignes d’un témoin' },
    openReport: { title: 'Ouvrir un rapport enregistré', filterName: 'Fichier de rapport' },
    openTpmFile: {
      title: 'Choisir le fichier de mot de passe du propriétaire du TPM',
      filterName: TPM_FILE,
    },
  },
  report: {
    title: reports.title,
    columns: reports.columns,
    values: valuesOf({ ...AUDIT_CODES, ...filterCodes(reports) }),
    facts: {
      organisation: 'Organisation',
      generatedBy: 'Généré par',
      generatedAt: 'Généré le',
      timeZone: 'Fuseau horaire',
      range: reports.filters.range,
      activity: reports.filters.activity,
    },
    ...paperWords(reports, {
      language: 'fr',
      labelled: app.labelled('{name}', '{value}'),
      sentenceGap: app.sentenceGap,
    }),
    compliance: {
      titles: compliance.titles,
      computerColumns: compliance.computerColumns,
      volumeColumns: compliance.volumeColumns,
      filters: compliance.filterNames,
      values: valuesOf(compliance.codes),
      ...complianceWords(compliance.enterprise),
    },
    escrow: { ...escrowWords(escrow), values: valuesOf(escrow.codes) },
  },
  menu: {
    commands: commands.names,
    groups: commands.groups,
    quit: '&Quitter',
    edit: '&Modifier',
    view: 'Affic&hage',
    close: '&Fermer',
    undo: '&Annuler',
    redo: '&Rétablir',
    cut: 'Co&uper',
    copy: '&Copier',
    paste: 'C&oller',
    selectAll: 'Sélectionner &tout',
    actualSize: 'Taille &réelle',
    zoomIn: 'Zoom &avant',
    zoomOut: 'Zoom arr&ière',
    fullScreen: '&Plein écran',
    guides: {
      operator: 'Guide de l’opérat&eur',
      administrator: 'Guide de l’ad&ministrateur',
      moving: 'Quitter le site &web de MBAM',
      'database-administrator': 'Guide de l’administrateur de &bases de données',
      developer: 'Guide du &développeur',
      security: '&Sécurité',
      'threat-model': 'Modèle de me&naces',
    },
  },
  files: savedFiles,
};
