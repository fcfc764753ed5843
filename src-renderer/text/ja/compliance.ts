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
  compliant: '準拠',
  'non-compliant': '非準拠',
  unknown: '不明',
};
const DRIVE_COMPLIANCES: Readonly<Record<DriveCompliance, string>> = {
  ...COMPLIANCES,
  'not-applicable': '該当ドライブなし',
};

const STATUSES: Readonly<Record<ComplianceStatus, string>> = {
  ...COMPLIANCES,
  'user-exempt': 'ユーザー除外',
  'temporary-user-exempt': 'ユーザーの一時除外',
  'policy-not-enforced': 'ポリシー未適用',
};

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-exempt': '非除外',
  'temporary-user-exempt': 'ユーザーの一時除外',
  'user-exempt': 'ユーザー除外',
  'not-applicable': '該当なし',
};

const ERRORS: Readonly<Record<ComplianceError, string>> = {
  'user-postponed': 'ユーザーが暗号化を延期しました',
  'no-compatible-tpm': '互換性のある TPM が見つかりません',
  'system-partition': 'システム パーティションがないか、小さすぎます',
  'tpm-not-initialized': 'TPM は検出されていますが、初期化されていません',
  'policy-conflict': 'ポリシーの競合',
  'waiting-for-tpm': 'TPM の自動プロビジョニングを待機中',
  'volume-locked': 'ボリュームがロックされています',
  'unknown-error': '不明なエラーが発生しました',
  none: '情報なし',
  'policy-not-enforced': 'ポリシー未適用',
  'no-error': 'エラーなし',
};

const DRIVE_GROUPS: Readonly<Record<DriveGroup, string>> = {
  'os-compliant': 'オペレーティング システム ドライブが準拠',
  'os-non-compliant': 'オペレーティング システム ドライブが非準拠',
  'fixed-compliant': '固定データ ドライブが準拠',
  'fixed-non-compliant': '固定データ ドライブが非準拠',
};

const TYPES: Readonly<Record<ComputerType, string>> = {
  portable: 'ポータブル',
  'non-portable': 'ポータブル以外',
  unknown: '不明',
};

const CIPHERS: Readonly<Record<CipherStrength, string>> = {
  none: 'なし',
  'aes-128-diffuser': 'AES 128 (ディフューザー付き)',
  'aes-256-diffuser': 'AES 256 (ディフューザー付き)',
  'aes-128': 'AES 128',
  'aes-256': 'AES 256',
  hardware: 'ハードウェア暗号化',
  'xts-aes-128': 'XTS-AES 128',
  'xts-aes-256': 'XTS-AES 256',
  unknown: '不明',
};

const OS_POLICIES: Readonly<Record<OsDrivePolicy, string>> = {
  tpm: 'TPM',
  'tpm-pin': 'TPM+PIN',
  required: '暗号化が必要',
  'not-required': '必要なし',
  unknown: '不明',
};
const FIXED_POLICIES: Readonly<Record<FixedDrivePolicy, string>> = {
  password: 'パスワード',
  'auto-unlock': '自動ロック解除',
  required: '暗号化が必要',
  'not-required': '必要なし',
  unknown: '不明',
};

const DRIVE_TYPES: Readonly<Record<DriveType, string>> = {
  'operating-system': 'オペレーティング システム ドライブ',
  fixed: '固定データ ドライブ',
  unknown: '不明',
};
const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  on: 'オン',
  off: 'オフ',
  unknown: '不明',
};

const ENCRYPTIONS: Readonly<Record<EncryptionState, string>> = {
  'not-encrypted': '暗号化なし',
  encrypted: '暗号化済み',
  encrypting: '暗号化中',
  decrypting: '暗号化の解除中',
  'encryption-paused': '暗号化を一時停止中',
  'decryption-paused': '暗号化の解除を一時停止中',
  unknown: '不明',
};

const PROTECTORS: Readonly<Record<ProtectorType, string>> = {
  other: 'その他',
  tpm: 'TPM',
  'external-key': '外部キー',
  'recovery-password': '回復パスワード',
  'tpm-pin': 'TPM+PIN',
  'tpm-startup-key': 'TPM とスタートアップ キー',
  'tpm-pin-startup-key': 'TPM+PIN とスタートアップ キー',
  'public-key': '公開キー',
  password: 'パスワード',
  'tpm-certificate': 'TPM ネットワーク ロック解除',
  cng: 'CNG',
};

/** By Microsoft's number, 0 to 16. */
const REASONS = [
  '暗号強度が AES 256 ではありません。',
  'ポリシーでは暗号化が必要ですが、ボリュームは暗号化されていません。',
  'ポリシーでは暗号化が禁止されていますが、ボリュームは暗号化されています。',
  'ポリシーでは TPM 保護機能が必要ですが、ありません。',
  'ポリシーでは TPM+PIN 保護機能が必要ですが、ありません。',
  'ポリシーでは、TPM のないコンピューターは認められていません。',
  'TPM 保護機能がありますが、TPM が検出されません。',
  'ポリシーではパスワード保護機能が必要ですが、ありません。',
  'ポリシーではパスワード保護機能が禁止されていますが、使用されています。',
  'ポリシーでは自動ロック解除が必要ですが、設定されていません。',
  'ポリシーでは自動ロック解除が禁止されていますが、設定されています。',
  'ポリシーが互いに競合しています。',
  '暗号化にはシステム ボリュームが必要ですが、ありません。',
  '保護が中断されています。',
  'オペレーティング システム ボリュームが暗号化されるまで、自動ロック解除は安全ではありません。',
  'ポリシーでは XTS-AES 128 以上が必要ですが、暗号強度がそれより低くなっています。',
  'ポリシーでは XTS-AES 256 以上が必要ですが、暗号強度がそれより低くなっています。',
] as const;

const COMPUTER_COLUMNS: Readonly<Record<ComputerColumn, string>> = {
  name: 'コンピューター名',
  domain: 'ドメイン名',
  status: '準拠状態',
  exemption: '除外',
  users: 'デバイス ユーザー',
  error: '準拠状態の詳細',
  lastContactAt: '最終接続日時',
  computerType: 'コンピューターの種類',
  operatingSystem: 'オペレーティング システム',
  overall: '総合的な準拠',
  osDrive: 'オペレーティング システムの準拠',
  fixedDrives: '固定データ ドライブの準拠',
  updatedAt: '最終更新日',
  exemptedUser: '除外ユーザー',
  exemptedAt: '除外日',
  policyCipherStrength: 'ポリシーの暗号強度',
  policyOsDrive: 'ポリシー: オペレーティング システム ドライブ',
  policyFixedDrives: 'ポリシー: 固定データ ドライブ',
  manufacturer: '製造元',
  model: 'モデル',
};

const VOLUME_COLUMNS: Readonly<Record<VolumeColumn, string>> = {
  driveLetter: 'ドライブ文字',
  driveType: 'ドライブの種類',
  cipherStrength: '暗号強度',
  protectors: '保護機能の種類',
  protection: '保護機能の状態',
  encryption: '暗号化の状態',
  compliance: 'ボリュームの準拠',
  reasons: 'ボリュームの準拠状態の詳細',
};

const FILTERS: Readonly<Record<keyof ComplianceFilter, string>> = {
  status: COMPUTER_COLUMNS.status,
  errorState: 'エラー状態',
  error: COMPUTER_COLUMNS.error,
  exemption: COMPUTER_COLUMNS.exemption,
  drives: 'ドライブの種類',
  computer: COMPUTER_COLUMNS.name,
  user: COMPUTER_COLUMNS.users,
  silentSince: '次の日時以降接続なし',
};

export const compliance = {
  titles: { computer: 'コンピューターの準拠', enterprise: 'エンタープライズ準拠' },
  computerColumns: COMPUTER_COLUMNS,
  volumeColumns: VOLUME_COLUMNS,
  /** What stands in the columns, by column and code. */
  codes: {
    status: STATUSES,
    exemption: EXEMPTIONS,
    error: ERRORS,
    errorState: { 'no-error': 'エラーなし', error: 'エラー' },
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
  noCode: (code: number) => `コード ${code}`,
  never: 'なし',
  none: 'なし',
  source: 'ソース',
  noSource: {
    title: '準拠データのソースがありません',
    text:
      'Active Directory には回復キーが保管されますが、ドライブが暗号化されているかどうかは' +
      'わかりません。Keydesk ストアまたは Configuration Manager をこのプロファイルのソースに' +
      '追加するよう、管理者に依頼してください。',
  },
  computer: {
    search: 'コンピューターの検索',
    by: '検索方法',
    byOptions: { computer: 'コンピューター名', user: 'ユーザー名' },
    text: { computer: 'コンピューター名', user: 'ユーザー名' },
    hint: {
      computer: '名前、名前の先頭部分、または完全な名前 (ws-0042.contoso.com など)',
      user: '名前またはその先頭部分 (ドメインは省略可能)',
    },
    empty: '名前を入力してください。',
    searching: 'コンピューターを検索しています',
    found: (count: string) => `${count} 台のコンピューター`,
    cut: 'ほかにもあります。名前の続きを入力してください。',
    missing: (sources: string) => `応答なし: ${sources}。一覧は完全ではない可能性があります。`,
    choose: (name: string) => `${name} を表示`,
    heard: (moment: string) => `最終接続日時: ${moment}`,
    neverHeard: '管理対象ですが、一度も報告がありません。',
    device: 'デバイス',
    policy: 'ポリシー',
    state: '準拠',
    volumes: 'ボリューム',
    noVolumes: 'ボリュームは報告されていません。リムーバブル ボリュームは一覧に表示されません。',
    back: 'エンタープライズ準拠に戻る',
    first: {
      title: 'コンピューターはどの程度保護されていますか?',
      steps: [
        [
          'どのコンピューターですか?',
          '名前またはその先頭部分。紛失または盗難の場合は、最後にわかっている状態が表示されます。',
        ],
        ['だれのコンピューターですか?', '名前がわからない場合は、代わりにユーザー名で検索します。'],
        [
          'ポリシーの判定は?',
          '[総合的な準拠] がポリシーの判定です。個々のドライブの状態は、これと異なる場合が' +
            'あります。',
        ],
      ],
    },
  },
  enterprise: {
    reading: '準拠データを読み込んでいます',
    dashboard: 'ダッシュボード',
    byStatus: '準拠状態の分布',
    byError: '非準拠 – エラーの分布',
    /** Beside “non-compliant”, “no error” would contradict it. */
    noErrorReported: 'エラー報告なし',
    byDrives: 'ドライブの種類別の準拠状態の分布',
    asTable: '一覧で表示',
    drives: { os: 'オペレーティング システム ドライブ', fixed: '固定データ ドライブ' },
    summary: '概要',
    managed: '管理対象コンピューター',
    totals: {
      compliant: '準拠',
      nonCompliant: '非準拠',
      unknown: '準拠不明',
      exempt: '除外',
      nonExempt: '非除外',
    },
    number: 'コンピューター数',
    percent: '割合',
    parts: '内訳',
    part: (number: string, status: string) => `${status} ${number}`,
    summaryHint:
      'ポリシーでは、除外されたコンピューターも準拠または非準拠と評価されます。' +
      '上のグラフでは、別に集計されています。',
    details: 'コンピューターの詳細',
    count: (_count: number, text: string) => `${text} 台のコンピューター`,
    nothing: 'フィルターに一致するコンピューターはありません。',
    silent: '接続のない期間',
    silentDays: { '7': '7 日間', '30': '30 日間', '90': '90 日間' },
    expand: (name: string) => `${name} のボリューム`,
    open: (name: string) => `${name} のコンピューターの準拠`,
    read: (rows: string) => `これまでに ${rows} 台のコンピューターを読み込みました。`,
  },
  filterNames: FILTERS,
} as const;
