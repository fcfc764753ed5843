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

const TPM_FILE = 'Archivo de contraseña de propietario del TPM';

export const native: NativeWords = {
  dialogs: {
    saveKey: { title: 'Guardar clave de recuperación', filterName: 'Archivo de texto' },
    saveKeyPackage: {
      title: 'Guardar paquete de claves',
      filterName: 'Paquete de claves de BitLocker',
    },
    saveKit: { title: 'Guardar kit de recuperación en una carpeta' },
    saveTpmFile: {
      title: 'Guardar archivo de contraseña de propietario del TPM',
      filterName: TPM_FILE,
    },
    openAuthorities: { title: 'Elegir entidad de certificación', filterName: 'Certificados' },
    exportReport: { title: 'Exportar informe', filterNames: reports.forms },
    cloudSignIn: {
      title: 'Keydesk',
      done: 'Puede cerrar esta página y volver a Keydesk.',
      failed: 'No ha iniciado sesión. Cierre esta página: Keydesk dice lo que ha pasado.',
    },
    saveDiagnostics: { title: 'Guardar datos de diagnóstico', filterName: 'Archivo de texto' },
    saveEvidence: { title: 'Guardar la prueba de esta solicitud', filterName: 'Prueba' },
    openAnchors: { title: 'Elegir un archivo con anclas', filterName: 'Líneas de un testigo' },
    openReport: { title: 'Abrir informe guardado', filterName: 'Archivo de informe' },
    openTpmFile: {
      title: 'Elegir archivo de contraseña de propietario del TPM',
      filterName: TPM_FILE,
    },
  },
  report: {
    title: reports.title,
    columns: reports.columns,
    values: valuesOf({ ...AUDIT_CODES, ...filterCodes(reports) }),
    facts: {
      organisation: 'Organización',
      generatedBy: 'Generado por',
      generatedAt: 'Generado el',
      timeZone: 'Zona horaria',
      range: reports.filters.range,
      activity: reports.filters.activity,
    },
    ...paperWords(reports, {
      language: 'es',
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
    quit: '&Salir',
    edit: '&Edición',
    view: '&Ver',
    close: '&Cerrar',
    undo: '&Deshacer',
    redo: '&Rehacer',
    cut: 'Cor&tar',
    copy: '&Copiar',
    paste: '&Pegar',
    selectAll: '&Seleccionar todo',
    actualSize: '&Tamaño real',
    zoomIn: '&Acercar',
    zoomOut: 'A&lejar',
    fullScreen: '&Pantalla completa',
    guides: {
      operator: 'Guía para &operadores',
      administrator: 'Guía para &administradores',
      moving: 'Migrar desde el sitio &web de MBAM',
      'database-administrator': 'Guía para administradores de &bases de datos',
      developer: 'Guía para &desarrolladores',
      security: '&Seguridad',
      'threat-model': '&Modelo de amenazas',
    },
  },
  files: savedFiles,
};
