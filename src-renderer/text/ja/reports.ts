import type { AuditAction, AuditFlag, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { unusual } from './unusual.ts';

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'サインイン',
  'sign-out': 'サインアウト',
  lock: 'ロック',
  unlock: 'ロック解除',
  search: '検索',
  disclose: '開示',
  'show-again': '再表示',
  copy: 'コピー',
  save: '保存',
  'save-key-package': 'キー パッケージの保存',
  note: 'メモ',
  'caller-check': '発信者の本人確認',
  'reset-lockout': 'TPM ロックアウトのリセット',
  'request-rotation': 'ローテーションの要求',
  'see-new-key': '新しいキーの確認',
  'check-connection': '接続の確認',
  configure: '構成',
  export: 'エクスポート',
  print: '印刷',
  refusal: '拒否',
};

const RESULTS: Readonly<Record<AuditResult, string>> = {
  intended: '結果の記録なし',
  successful: '成功',
  failed: '失敗',
};

const FLAGS: Readonly<Record<AuditFlag, string>> = {
  'break-glass': '緊急アクセス',
  guessing: '推測の疑い',
};

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': '回復キー ID',
  'recovery-key-password': '回復キーのパスワード',
  'key-package': 'キー パッケージ',
  'tpm-password-hash': 'TPM パスワード ハッシュ',
};

export const reports = {
  title: '回復監査レポート',
  tabs: 'レポート',
  view: 'レポートの表示',
  loading: '監査ログを読み込んでいます',
  counting: '集計しています',
  notCounted: '未集計',
  total: (_count: number, text: string) => `${text} 件のエントリ`,
  nothing: 'フィルターに一致するエントリはありません。',
  damagedRow: (sequence: number) => `エントリ ${sequence} は破損しているため、表示できません。`,
  columnsButton: '列',
  moveUp: (name: string) => `${name} を上へ移動`,
  moveDown: (name: string) => `${name} を下へ移動`,
  export: 'エクスポート',
  forms: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', kdreport: 'レポート ファイル' } satisfies Record<
    ReportForm,
    string
  >,
  /** What is good about a format, or its limit. */
  aboutForms: {
    csv: '他のプログラム用の正確な値。表計算ソフトでは 73928E05 が数値と見なされます',
    xlsx: 'キー ID とチケット番号は文字列のまま保持されます',
    pdf: (rows: string) => `${rows} 行まで`,
    kdreport: 'オフラインで開くことができ、監査ログと照合できます',
  } satisfies Record<ReportForm, unknown>,
  print: '印刷',
  printed: 'プリンターに送信しました。',
  cancelled: 'キャンセルしました。何も保存または印刷されていません。',
  exporting: (rows: string) => `エクスポートしています (これまでに ${rows} 行)`,
  exported: (fileName: string, folder: string) =>
    `保存と検証が完了しました: ${folder} の ${fileName}`,
  filters: {
    label: 'フィルター',
    all: 'すべて',
    range: '期間',
    presets: {
      today: '今日',
      '7-days': '過去 7 日間',
      '14-days': '過去 14 日間',
      '30-days': '過去 30 日間',
      'this-month': '今月',
      all: '全期間',
      custom: '日付の選択…',
    },
    firstDay: '開始日',
    lastDay: '終了日',
    problems: {
      missing: '開始日と終了日を選択してください。',
      backwards: '終了日が開始日より前になっています。入れ替えてください。',
    },
    more: (set: number) => (set === 0 ? 'その他のフィルター' : `その他のフィルター: ${set} 件設定`),
    clear: 'フィルターのクリア',
    set: '設定されているフィルター',
    noneSet: 'フィルターは設定されていません。',
    remove: 'このフィルターを解除 (Del)',
    activity: '表示対象',
    activities: { requests: '要求', everything: '要求とサインイン' },
  },
  views: {
    button: '保存したフィルター',
    name: 'フィルターの名前',
    placeholder: 'フィルターに名前を付ける',
    save: '保存',
    forget: (name: string) => `${name} を削除`,
  },
  copying: {
    hint: 'Ctrl+C で選択したセルを、Shift キーと方向キーを併用すると行全体をコピーできます。Enter キーでエントリ全体を表示します。',
    cell: 'セルのコピー',
    rows: (count: number, number: string) => (count === 1 ? '行のコピー' : `${number} 行のコピー`),
    shortcut: 'Ctrl+C',
    copiedCell: 'セルをコピーしました。',
    copiedRows: (count: number, number: string) =>
      count === 1 ? '行をコピーしました。' : `${number} 行をコピーしました。`,
  },
  /** One entry as a whole. */
  entry: {
    title: (number: string) => `エントリ ${number}`,
    empty: 'なし',
    requestId: '要求 ID',
    hash: 'ハッシュ',
    copyHash: 'ハッシュをコピー',
    previousHash: '前のエントリのハッシュ',
    copyPreviousHash: '前のエントリのハッシュをコピー',
    copied: 'コピーしました。',
    steps: 'この要求の経過',
    step: (number: string, at: string) => `エントリ ${number}、${at}`,
    saveEvidence: '証跡の保存…',
    begun: '開始',
  },
  answerLabel: '要点',
  complete: '監査ログは完全です。',
  /** The report in some sentences. */
  answer: {
    disclosed: (count: number, number: string) =>
      count === 0
        ? 'キーは開示されていません。'
        : count === 1
          ? 'キーが 1 回開示されました。'
          : `キーが ${number} 回開示されました。`,
    failed: (count: number, number: string) =>
      count === 0
        ? '失敗した要求はありません。'
        : count === 1
          ? '1 件の要求が失敗しました。'
          : `${number} 件の要求が失敗しました。`,
    unfinished: (count: number, number: string) =>
      count === 0
        ? 'すべての要求に結果があります。'
        : count === 1
          ? '1 件の要求に結果の記録がありません。'
          : `${number} 件の要求に結果の記録がありません。`,
    flagged: (count: number, number: string) =>
      count === 0
        ? 'フラグ付きのエントリはありません。'
        : count === 1
          ? '1 件のエントリにフラグが付いています。'
          : `${number} 件のエントリにフラグが付いています。`,
    waiting: (count: number, number: string) =>
      count === 0
        ? '提供されたキーはすべて置き換えられました。'
        : count === 1
          ? '提供されたキーのうち 1 個が置き換えられていません。'
          : `提供されたキーのうち ${number} 個が置き換えられていません。`,
  },
  figures: {
    disclosed: '開示されたキー',
    failed: '失敗した要求',
    unfinished: '結果の記録なし',
    flagged: 'フラグ付き',
    waiting: '未置き換え',
    entries: 'エントリ',
  },
  /** @param change with its sign */
  before: (change: string, count: string) => `${change}、前の期間: ${count}`,
  sameAsBefore: '前の期間と同じ',
  /** What stands on paper and in workbooks alone. */
  paper: {
    about: 'このレポートについて',
    page: '{page} / {pages} ページ',
    disclosedAt: '開示日',
    log: '監査ログは完全ですか',
    verified: '検証済み: {count} 件のエントリ。欠落も改変もありません。',
    head: '最新のハッシュ',
    file: 'レポート ファイルは変更されていませんか',
    headThen: 'レポート作成時のログの最新ハッシュ',
    worthALook: '確認が必要な項目',
    nothingStandsOut: '特に目立つ点はありません。',
    end: (_count: number, number: string) => `レポートの終わり、${number} 件`,
    preparedBy: '作成者',
    reviewedBy: '確認者',
    signature: '署名',
    date: '日付',
  },
  unusual,
  rotation: {
    title: '開示済み (未ローテーション)',
    none: '提供されたキーは、すべて置き換えられています。',
    more: (count: string) => `ほか ${count} 件`,
    unknown: '置き換え不明',
    details: (keyId: string, at: string, by: string) => `${keyId}、${at} に ${by} が開示`,
  },
  charts: {
    label: '概要',
    by: { day: '日ごとの要求', week: '週ごとの要求', month: '月ごとの要求', year: '年ごとの要求' },
    byResult: '結果別',
    byFailure: '要求が失敗した理由',
    noFailure: '失敗した要求はありません。',
    byReason: '理由別',
    byOperator: 'ヘルプデスク ユーザー別',
    asTable: '一覧で表示',
  },
  kept: {
    open: '保管レポート…',
    title: '保管レポート',
    lead: 'このコンピューターで最近表示されたレポートです。作成時点の内容を示しています。',
    none: 'このコンピューターに保管されているレポートはありません。',
    name: (organisation: string, at: string) => `${organisation}、${at}`,
    by: (account: string, entries: string) => `${account}、${entries}`,
    forget: (at: string) => `${at} のレポートを削除`,
    forgetAll: 'すべて削除',
  },
  savedReport: {
    open: '保存したレポートを開く…',
    made: (organisation: string, by: string, at: string) =>
      `${organisation} のレポート (作成者: ${by}、作成日時: ${at})。`,
    covers: (parts: readonly string[]) => `対象: ${parts.join(' · ')}`,
    close: 'レポートを閉じる',
    consistent: '整合しています: すべての行がハッシュと一致し、ファイルは SHA-256 と一致します。',
    consistentComputers: '整合しています: すべての行があり、ファイルは SHA-256 と一致します。',
    noOrigin:
      'これはファイルの出所を証明するものではありません。出所を証明するには、SHA-256 を、' +
      '監査ログの「エクスポート」エントリのメモにある値と比較してください。',
    askingOrigin: '監査ログを検索しています…',
    fromLog: (sequence: string, by: string, at: string) =>
      `このログに由来するファイルです: 監査ログのエントリ ${sequence} (${by} による ${at} の` +
      'エクスポート) に、この SHA-256 が記録されています。',
    notInLog: '監査ログに、この SHA-256 のエクスポートはありません。',
    sha256: 'SHA-256',
    copySha256: 'SHA-256 のコピー',
    copiedSha256: 'SHA-256 をコピーしました。',
    altered: '改変されています: エクスポートされたファイルと異なります。',
    alteredAt: (row: number) =>
      `改変されています: ${row} 行目が、ログに記録された内容と異なります。`,
    noComputerAt: (row: number) => `改変されています: ${row} 行目がコンピューターではありません。`,
    cutShort: '途中で切れています: ファイルの末尾がありません。',
  },
  chain: {
    checking: 'チェーンを検証しています',
    intact: (count: string, head: string) =>
      `検証済み: ${count} 件のエントリ、最新のハッシュ ${head}…`,
    intactSince: (
      count: string,
      until: string,
      { at, head }: { readonly at: string; readonly head: string },
    ) =>
      `検証済み: エントリ ${until} より後の ${count} 件、最新のハッシュ ${head}…。` +
      `エントリ ${until} までは ${at} に検証されました。`,
    checkWhole: 'ログ全体を検証',
    unlikeIndex: (from: string, until: string) =>
      'エントリの欠落や改変はありませんが、レポートの索引がエントリ ' +
      `${from} から ${until} までと一致しません。レポートにエントリが表示されていなかった可能性があります。`,
    afterUnlikeIndex:
      '索引を作り直しています。レポートをもう一度表示し、セキュリティ責任者に報告してください。',
    broken: (sequence: string, why: string) => `エントリ ${sequence} で途切れています: ${why}`,
    why: {
      missing: 'エントリがありません。',
      altered: '書き込み後に改変されています。',
      unlinked: '直前のエントリとつながっていません。',
    },
    next: 'このストアをそのままの状態で保持し、セキュリティ責任者に報告してください。',
  },
  columns: {
    time: '要求日時',
    source: '監査要求のソース',
    action: '操作',
    result: '要求結果',
    failure: '失敗の理由',
    flag: 'フラグ',
    operator: 'ヘルプデスク ユーザー',
    role: 'ユーザーの種類',
    endUser: 'エンド ユーザー',
    computer: 'コンピューター',
    keyType: 'キーの種類',
    keyId: 'キー ID',
    reason: '理由の説明',
    note: 'メモ',
    ticket: 'チケット',
    workstation: 'ワークステーション',
    unusual: unusual.title,
  },
  roles: {
    admin: 'ヘルプデスク管理者',
    user: 'ヘルプデスク ユーザー',
    reports: 'レポート ユーザー',
  } satisfies Record<Role, string>,
  sources: {
    helpdesk: 'ヘルプデスク',
    'self-service': 'セルフサービス ポータル',
    agent: 'エージェントによる TPM ロック解除',
  },
  actions: ACTIONS,
  results: RESULTS,
  flags: FLAGS,
  keyTypes: KEY_TYPES,
} as const;
