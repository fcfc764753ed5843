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

export const native: NativeWords = {
  dialogs: {
    saveKey: { title: 'Wiederherstellungsschlüssel speichern', filterName: 'Textdatei' },
    saveKeyPackage: { title: 'Schlüsselpaket speichern', filterName: 'BitLocker-Schlüsselpaket' },
    saveKit: { title: 'Wiederherstellungskit in einem Ordner speichern' },
    saveTpmFile: {
      title: 'TPM-Besitzerkennwortdatei speichern',
      filterName: 'TPM-Besitzerkennwortdatei',
    },
    openAuthorities: { title: 'Zertifizierungsstelle wählen', filterName: 'Zertifikate' },
    exportReport: { title: 'Bericht exportieren', filterNames: reports.forms },
    cloudSignIn: {
      title: 'Keydesk',
      done: 'Sie können diese Seite schließen und zu Keydesk zurückkehren.',
      failed:
        'Sie wurden nicht angemeldet. Schließen Sie diese Seite: Keydesk sagt, was geschehen ist.',
    },
    saveDiagnostics: { title: 'Diagnosedaten speichern', filterName: 'Textdatei' },
    saveEvidence: { title: 'Nachweis dieser Anforderung speichern', filterName: 'Nachweis' },
    openAnchors: { title: 'Datei mit Ankern wählen', filterName: 'Zeilen eines Zeugen' },
    openReport: { title: 'Gespeicherten Bericht öffnen', filterName: 'Berichtsdatei' },
    openTpmFile: {
      title: 'TPM-Besitzerkennwortdatei wählen',
      filterName: 'TPM-Besitzerkennwortdatei',
    },
  },
  report: {
    title: reports.title,
    columns: reports.columns,
    values: valuesOf({ ...AUDIT_CODES, ...filterCodes(reports) }),
    facts: {
      organisation: 'Organisation',
      generatedBy: 'Erstellt von',
      generatedAt: 'Erstellt am',
      timeZone: 'Zeitzone',
      range: reports.filters.range,
      activity: reports.filters.activity,
    },
    ...paperWords(reports, {
      language: 'de',
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
    quit: '&Beenden',
    edit: '&Bearbeiten',
    view: '&Ansicht',
    close: '&Schließen',
    undo: '&Rückgängig',
    redo: '&Wiederholen',
    cut: '&Ausschneiden',
    copy: '&Kopieren',
    paste: '&Einfügen',
    selectAll: 'A&lles auswählen',
    actualSize: '&Originalgröße',
    zoomIn: 'Ver&größern',
    zoomOut: 'Ver&kleinern',
    fullScreen: '&Vollbild',
    guides: {
      operator: 'Handbuch für &Operatoren',
      administrator: 'Handbuch für &Administratoren',
      moving: 'Umstieg von der &MBAM-Website',
      'database-administrator': 'Handbuch für &Datenbankadministratoren',
      developer: 'Handbuch für &Entwickler',
      security: '&Sicherheit',
      'threat-model': '&Bedrohungsmodell',
    },
  },
  files: savedFiles,
};
