import type { DriveFieldProblem } from '#shared/recovery/drive-request.ts';
import type { ProtectorMark, ProtectorState, VolumeKind } from '#shared/recovery/protector.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { call } from './call.ts';
import { fieldProblems } from './fields.ts';
import { guides } from './guides.ts';
import { keyId } from './key-id.ts';
import { link } from './link.ts';
import { procedures } from './procedures.ts';
import { readAloud } from './read-aloud.ts';
import { recoveryScreen } from './recovery-screen.ts';

const REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'オペレーティング システムのブート順の変更',
  'bios-changed': 'BIOS の変更',
  'system-files-modified': 'オペレーティング システム ファイルの変更',
  'lost-startup-key': 'スタートアップ キーの紛失',
  'lost-pin': 'PIN の失念',
  'tpm-reset': 'TPM のリセット',
  'lost-passphrase': 'パスフレーズの失念',
  'lost-smartcard': 'スマート カードの紛失',
  other: 'その他',
};

const PROBLEMS: Readonly<Record<DriveFieldProblem, string>> = {
  ...fieldProblems,
  empty: '発信者が読み上げたキー ID を入力してください。',
  'too-short': '少なくとも最初の 8 桁を入力してください。',
  'not-hexadecimal': 'キー ID に使用されるのは、数字 0 から 9 と英字 A から F だけです。',
  unclear:
    'キー ID 以外のものが含まれています。8 桁または 32 桁だけを残し、残りを削除してください。',
  'recovery-password':
    'これは 48 桁の回復パスワードで、キー ID ではありません。キー ID は、回復画面の入力欄の' +
    '下に表示されます。',
};

const VOLUMES: Readonly<Record<VolumeKind, string>> = {
  'operating-system': 'オペレーティング システム ドライブ',
  fixed: '固定データ ドライブ',
  removable: 'リムーバブル ドライブ',
  unknown: 'ドライブ',
};

const STATES: Readonly<Record<ProtectorState, string>> = {
  current: '現行',
  superseded: '旧キー',
  disclosed: '開示済み (ローテーション待ち)',
  damaged: '破損 (使用不可)',
};

const MARKS: Readonly<Record<ProtectorMark, string>> = {
  deleted: 'ディレクトリから削除済み',
  conflict: '競合オブジェクト: 現在は別のコンピューターがこの名前を使用しています',
};

export const driveRecovery = {
  title: '暗号化されたドライブへのアクセスの回復',
  form: {
    userDomain: 'ユーザー ドメイン',
    userName: 'ユーザー名',
    keyId: '回復キー ID',
    reason: 'ドライブのロックを解除する理由',
    chooseReason: '理由を選択',
    note: 'メモ',
    ticket: 'チケット番号',
    optional: '省略可能',
    submit: '送信',
    submitting: '検索しています',
    newRequest: '新しい要求',
  },
  link,
  keyId,
  call,
  recoveryScreen,
  callerCheck: {
    title: '発信者の本人確認',
    missing: 'キーを渡す前に、すべての手順にチェックを付けてください。',
    send: 'コードを送信',
    sendAgain: '別のコードを送信',
    sentTo: (to: string, minutes: number) => `送信先: ${to}。有効期間: ${minutes} 分。`,
    code: '発信者が読み上げるコード',
    check: 'コードを確認',
    right: (endUser: string) => `${endUser} のコードは正しいです。`,
  },
  reasons: REASONS,
  problems: PROBLEMS,
  volumes: VOLUMES,
  states: STATES,
  marks: MARKS,
  volume: (id: string) => `ボリューム ${id.slice(0, 8)}`,
  empty: {
    title: '発信者に確認すること',
    steps: [
      ['回復画面の回復キー ID は何ですか?', '最初の 8 桁だけで始められます。'],
      ['お名前と、お使いのコンピューターを教えてください。', '回答を Keydesk の表示と照合します。'],
      [
        'キーの入力を求められる前に、何がありましたか?',
        'BIOS の更新、PIN の失念、ドライブの移動など。それが、選択する理由になります。',
      ],
    ],
  },
  finder: {
    open: 'コンピューターまたはエンド ユーザーで検索',
    computer: 'コンピューター',
    computerHint: '3 文字目から名前の候補が表示されます',
    endUser: 'エンド ユーザー',
    endUserHint: 'DOMAIN\\name、または名前のみ',
    nothingTyped: 'コンピューターまたはエンド ユーザーを入力してください。',
    find: 'キーの検索',
    title: (wanted: string) => `${wanted} のキー`,
    count: (shown: number, hasMore: boolean) =>
      hasMore
        ? `新しい順に ${shown} 件のキーを表示しています。ほかにもあります。`
        : `${shown} 件のキー (新しい順)。`,
    near:
      'マークされた位置が、入力されたキー ID と異なります。' +
      '発信者にもう一度読み上げてもらってください。',
    lead:
      'キー ID を発信者の画面の表示と照合し、[このキー ID を使用] を選択して、' +
      '要求を送信してください。まだ何も開示されていません。',
  },
  sources: {
    label: 'ソース',
    states: {
      waiting: 'に照会しています。',
      answered: 'が応答しました。',
      failed: 'は応答しませんでした。',
    },
    list: (time: string, keys: string) => `(${time} の一覧、${keys} 件)`,
    olderList: (moment: string, keys: string) => `(${moment} の一覧、${keys} 件)`,
  },
  matches: {
    title: '一致候補',
    count: (shown: number, total: number) =>
      total > shown
        ? `一致候補 ${total} 件中 ${shown} 件 (新しい順)。`
        : `一致候補 ${shown} 件 (新しい順)。`,
    missing: '応答していないソースがあるため、ほかにも一致がある可能性があります:',
    nextOfOne:
      '発信者の説明と照合してから表示してください。または、もう一度送信して他のソースに' +
      '照会してください。',
    next: '発信者にキー ID の続きの桁を確認し、該当するキー 1 つだけを表示してください。',
    keyId: 'キー ID',
    computer: 'コンピューター',
    drive: 'ドライブ',
    escrowed: 'バックアップ日時',
    state: '状態',
    show: '回復パスワードを表示',
  },
  rotation: {
    request: '今すぐローテーション…',
    title: 'このキーを置き換えますか?',
    about:
      'Intune は、コンピューターが次に接続したときに、オペレーティング システム ドライブのキー' +
      'だけを置き換えます。それまでは、提供されたキーでドライブのロックを解除できます。',
    signIn: '検索にはない権限でサインインするために、ブラウザーが開きます。',
    confirm: 'ローテーション',
    cancel: 'キャンセル',
    stop: 'ブラウザーを待つのをやめる',
    onRequest:
      'このキーは提供されましたが、まだドライブのロックを解除できます。Intune で置き換えることが' +
      'できるのは、オペレーティング システム ドライブのキーだけです。',
    otherDrive:
      'このキーは提供されました。Intune で置き換えられるのはオペレーティング システム ドライブの' +
      'キーだけです。ドライブのロックを解除したら、そのコンピューターで置き換えてください。',
    asked:
      'Intune は要求を受け付けました。キーが置き換えられたと言えるのは、新しいキーが' +
      'ここにあるときだけです。',
    titleOnComputer: 'コンピューターでこのキーを置き換えますか?',
    onComputer:
      'このキーは提供されましたが、まだドライブのロックを解除できます。' +
      'コンピューターの電源が入っていて接続できれば、そこで置き換えることができます。',
    planning: '実行される内容をコンピューターに問い合わせています…',
    plan: (computer: string, drive: string, kept: number) =>
      `${computer} の${drive === '' ? 'ドライブ' : `ドライブ ${drive} `}に新しい回復パスワードが` +
      '作成されます。コンピューターがそれを Active Directory にバックアップした後、提供された' +
      '回復パスワードが削除されます。ドライブのロックを解除する他の方法 (TPM、PIN など: ' +
      `${kept} 個) はそのまま残ります。バックアップに失敗した場合は、何も変わりません。`,
    working: 'コンピューターでキーを置き換えています…',
    replaced:
      'コンピューターに新しいキーが作成され、バックアップされました。提供されたキーではもう' +
      'ドライブのロックを解除できません。新しいキーがここにあるときに、置き換えられたと言えます。',
    look: '新しいキーを探す',
    notYet: 'このドライブの新しいキーは、まだここにありません。',
    seen: (newId: string, at: string, source: string) =>
      `このキーは置き換えられました。新しいキーは ${newId} です (${at} にバックアップ、${source})。`,
  },
  result: {
    title: '回復パスワード',
    hidden: '回復パスワードは非表示になっています。',
    hidesIn: (time: string) => `あと ${time} で非表示`,
    shownFor: (seconds: number) => `回復パスワードは ${seconds} 秒間表示されます。`,
    longer: '+1 分',
    longerName: '+1 分: 回復パスワードの表示を 1 分延長',
    copy: 'キーのコピー',
    save: '保存…',
    savePackage: 'キー パッケージの保存…',
    saveKit: 'キットの保存…',
    kit: 'キットは、キー、キー パッケージ、手順、チェックサムを収めたフォルダーです。',
    kitWithoutPackage:
      'このドライブのキー パッケージはバックアップされていません。キットは、キー、手順、' +
      'チェックサムを収めたフォルダーです。',
    hide: '非表示',
    showAgain: '再表示',
    packageNotOffered: (sources: string) =>
      `${sources} にキー パッケージがある可能性がありますが、ここからは取得できません。` +
      '製品のヘルプデスク ポータルで取得できる場合があります。キットは、キー、手順、' +
      'チェックサムを収めたフォルダーです。',
    copied: (time: string) => `コピーしました。あと ${time} でクリップボードから消去されます。`,
    copiedDone: 'キーはもうクリップボードにありません。',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `保存と検証が完了しました: ${folder} の ` +
      `${fileName}${isRemovable ? '。ドライブは安全に取り外せます。' : ''}`,
    removable: 'リムーバブル ドライブ',
    removableDrive: (name: string, free: string, fileSystem: string) =>
      `${name} · 空き領域 ${free} · ${fileSystem}`,
    keyId: 'キー ID',
    unknownUsers: 'ユーザーの情報がありません',
    usersNotOffered: (sources: string) => `${sources} からはユーザーの情報を取得できません`,
    repeated: (times: number, days: number) => `${days} 日間に ${times} 回の回復`,
    drive: 'ドライブ',
    escrowed: 'バックアップ日時',
    state: '状態',
    source: 'ソース',
    singleUse:
      'このキーは 1 回限り使用できます。開示済みとして記録され、コンピューターが' +
      'ネットワークに再び接続すると、新しいキーに置き換えられます。' +
      'リムーバブル ドライブのキーは、ドライブを次に挿入したときに置き換えられます。',
    notMarked:
      'このキーは提供されましたが、ソースからコンピューターにキーの置き換えを' +
      '指示することはできません。ドライブのロックを解除したら、そのコンピューターでキーを' +
      '置き換えるか、ポリシーで置き換えてください。',
    wasDisclosed: 'このキーは以前に提供され、その後まだ置き換えられていません。',
    wasSuperseded:
      'このドライブには、より新しいキーがバックアップされています。このキーが使えるのは、' +
      'その後ドライブがずっとオフラインだった場合だけです。',
    groupLabel: (number: number) => `グループ ${number}`,
  },
  readAloud,
  procedures,
  guides,
} as const;
