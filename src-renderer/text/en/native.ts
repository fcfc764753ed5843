import type { NativeWords } from '../../../src-shared/model/native-words.ts';
import { driveRecovery } from './drive-recovery.ts';
import { manageTpm } from './manage-tpm.ts';
import { reports } from './reports.ts';

/** Codes of a column in words, as `column.code`. */
function valuesOf(column: string, texts: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(texts).map(([code, text]) => [`${column}.${code}`, text]);
}

export const native: NativeWords = {
  dialogs: {
    saveKey: { title: 'Save recovery key', filterName: 'Text file' },
    saveKeyPackage: { title: 'Save key package', filterName: 'BitLocker key package' },
    saveKit: { title: 'Save recovery kit in a folder' },
    saveTpmFile: { title: 'Save TPM owner password file', filterName: 'TPM owner password file' },
    openAuthorities: { title: 'Choose certificate authority', filterName: 'Certificates' },
    exportReport: { title: 'Export report', fileName: 'recovery-audit', filterNames: reports.forms },
    openReport: { title: 'Open saved report', filterName: 'Report file' },
    openTpmFile: { title: 'Choose TPM owner password file', filterName: 'TPM owner password file' },
  },
  report: {
    columns: reports.columns,
    values: Object.fromEntries([
      ...valuesOf('action', reports.actions),
      ...valuesOf('source', reports.sources),
      ...valuesOf('result', reports.results),
      ...valuesOf('role', reports.roles),
      ...valuesOf('keyType', reports.keyTypes),
      ...valuesOf('reason', { ...manageTpm.reasons, ...driveRecovery.reasons }),
    ]),
  },
  menu: {
    file: '&File',
    lock: '&Lock',
    signOut: '&Sign out',
    settings: 'S&ettings…',
    openReport: '&Open saved report…',
    quit: '&Quit',
    edit: '&Edit',
    view: '&View',
    help: '&Help',
    about: '&About Keydesk',
  },
};
