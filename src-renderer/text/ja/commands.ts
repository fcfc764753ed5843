import type { Command, CommandGroup } from '#shared/console/commands.ts';

/** `(&X)` names the letter that chooses it in a menu, as in every Japanese Windows. */
const NAMES: Readonly<Record<Command, string>> = {
  'new-request': '新しい要求(&N)',
  'open-report': '保存したレポートを開く(&O)…',
  lock: 'ロック(&L)',
  'sign-out': 'サインアウト(&S)',
  settings: '設定(&E)…',
  palette: 'コマンドの検索(&S)…',
  'drive-recovery': 'ドライブの回復(&D)',
  'manage-tpm': 'TPM の管理(&T)',
  reports: 'レポート(&R)',
  'recovery-audit': '回復監査レポート(&A)',
  'computer-compliance': 'コンピューターの準拠(&C)',
  'enterprise-compliance': 'エンタープライズ準拠(&E)',
  'recovery-key-backup': '回復キーのバックアップ(&B)',
  'read-aloud': '読み上げ',
  'copy-key': 'キーのコピー',
  'show-or-hide': 'キーの表示/非表示',
  'show-longer': 'キーの表示を 1 分延長',
  'copy-for-ticket': 'チケット用にコピー',
  'recovery-screen': '発信者の画面(&C)',
  help: 'この画面のヘルプ(&H)',
  shortcuts: 'キーボード ショートカット(&K)',
  'save-diagnostics': '診断データの保存(&G)…',
  about: 'Keydesk のバージョン情報(&B)',
};

const GROUPS: Readonly<Record<CommandGroup, string>> = {
  file: 'ファイル(&F)',
  go: '移動(&G)',
  key: 'キー(&K)',
  help: 'ヘルプ(&H)',
};

export const commands = {
  names: NAMES,
  groups: GROUPS,
  /** As they are labelled on a keyboard. */
  keyNames: { Ctrl: 'Ctrl', Shift: 'Shift' },
  shortcuts: {
    title: 'キーボード ショートカット',
    lead: 'カーソルの位置に関係なく使用できます。',
    others: {
      title: 'その他のキー',
      keys: [
        ['0–9, A–F', 'フィールドの外で入力すると、そのキー ID で要求を開始します'],
        ['Enter', '要求を送信するか、フォーカスのある項目を選択します'],
        ['Esc', '1 つ前に戻ります: キーを非表示にする、一覧を消す、直前の要求に戻る'],
        ['↑ ↓ ← →', 'キーの読み上げ中に、グループ間を移動します'],
      ],
    },
  },
  palette: {
    title: 'コマンドの検索',
    field: 'コマンド、レポート、コンピューター、キー ID',
    results: '結果',
    nothing:
      '見つかりません。コマンド名かこのセッションのコンピューター名の一部、またはキー ID を' +
      '入力してください。',
    count: (results: number) => `${results} 件の結果`,
    guide: 'ガイド',
    recent: '最近の要求',
    begin: (keyId: string) => `${keyId} の新しい要求`,
  },
} as const;
