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
    saveKey: { title: '回復キーの保存', filterName: 'テキスト ファイル' },
    saveKeyPackage: { title: 'キー パッケージの保存', filterName: 'BitLocker キー パッケージ' },
    saveKit: { title: '回復キットをフォルダーに保存' },
    saveTpmFile: {
      title: 'TPM 所有者パスワード ファイルの保存',
      filterName: 'TPM 所有者パスワード ファイル',
    },
    openAuthorities: { title: '証明機関の選択', filterName: '証明書' },
    exportReport: { title: 'レポートのエクスポート', filterNames: reports.forms },
    cloudSignIn: {
      title: 'Keydesk',
      done: 'このページを閉じて Keydesk に戻ることができます。',
      failed: 'サインインしていません。このページを閉じて、Keydesk の表示を確認してください。',
    },
    saveDiagnostics: { title: '診断データの保存', filterName: 'テキスト ファイル' },
    saveEvidence: { title: 'この要求の証跡を保存', filterName: '証跡' },
    openAnchors: { title: 'アンカーのファイルを選択', filterName: '照合先の行' },
    openReport: { title: '保存したレポートを開く', filterName: 'レポート ファイル' },
    openTpmFile: {
      title: 'TPM 所有者パスワード ファイルの選択',
      filterName: 'TPM 所有者パスワード ファイル',
    },
  },
  report: {
    title: reports.title,
    columns: reports.columns,
    values: valuesOf({ ...AUDIT_CODES, ...filterCodes(reports) }),
    facts: {
      organisation: '組織',
      generatedBy: '作成者',
      generatedAt: '作成日時',
      timeZone: 'タイム ゾーン',
      range: reports.filters.range,
      activity: reports.filters.activity,
    },
    ...paperWords(reports, {
      language: 'ja',
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
    quit: '終了(&Q)',
    edit: '編集(&E)',
    view: '表示(&V)',
    close: '閉じる(&C)',
    undo: '元に戻す(&U)',
    redo: 'やり直し(&R)',
    cut: '切り取り(&T)',
    copy: 'コピー(&C)',
    paste: '貼り付け(&P)',
    selectAll: 'すべて選択(&A)',
    actualSize: '実際のサイズ(&A)',
    zoomIn: '拡大(&I)',
    zoomOut: '縮小(&O)',
    fullScreen: '全画面表示(&F)',
    guides: {
      operator: 'オペレーター ガイド(&O)',
      administrator: '管理者ガイド(&A)',
      moving: 'MBAM Web サイトからの移行(&M)',
      'database-administrator': 'データベース管理者ガイド(&D)',
      developer: '開発者ガイド(&V)',
      security: 'セキュリティ(&S)',
      'threat-model': '脅威モデル(&T)',
    },
  },
  files: savedFiles,
};
