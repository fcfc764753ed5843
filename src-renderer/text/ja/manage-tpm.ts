import type { TpmReason } from '#shared/request/reason.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import type { TpmFieldProblem } from '#shared/tpm/tpm-request.ts';
import type { TpmProcedure } from '../en/manage-tpm.ts';
import { fieldProblems } from './fields.ts';

const REASONS: Readonly<Record<TpmReason, string>> = {
  'reset-pin-lockout': 'PIN ロックアウトのリセット',
  'turn-on-tpm': 'TPM をオンにする',
  'turn-off-tpm': 'TPM をオフにする',
  'change-tpm-password': 'TPM パスワードの変更',
  'clear-tpm': 'TPM のクリア',
  other: 'その他',
};

const PROBLEMS: Readonly<Record<TpmFieldProblem, string>> = {
  ...fieldProblems,
  'not-a-computer': 'コンピューター名に使用できるのは、英字、数字、ハイフンだけです。',
  'not-a-domain': 'ドメインの完全な名前を入力してください (contoso.com など)。',
};

/** Why a file is no TPM owner password file, as a sentence of its own. */
export const tpmFileProblems: Readonly<Record<TpmFileProblem, string>> = {
  'too-large': 'この種のファイルとしては大きすぎます。',
  'not-text': 'テキスト ファイルではありません。',
  'not-xml': '破損しているか、XML ではありません。',
  entities: '所有者パスワード ファイルにはないはずの文書型宣言が含まれています。',
  'wrong-root': 'XML ですが、TPM 所有者パスワード ファイルではありません。',
  'no-owner-auth': '所有者パスワードが含まれていません。',
  'several-owner-auths': '所有者パスワードが複数含まれています。',
  'wrong-length': '所有者パスワードが破損しています。',
};

const PROCEDURES: Readonly<Partial<Record<TpmReason, TpmProcedure>>> = {
  'turn-on-tpm': {
    title: 'TPM をオンにする',
    destroys: undefined,
    steps: [
      'コンピューターで管理者として `tpm.msc` を実行し、[TPM を有効にする] を選択します。' +
        '所有者パスワードを求められたら、保存したファイルを選択します。',
      'コンピューターを再起動します。ファームウェアで変更の確認を求められるため、' +
        '表示されたキーを押す人がその場にいる必要があります。',
      'Windows 10 以降では、TPM は自動的にオンになります。オフのままの場合は、' +
        'ファームウェアの設定でオンにします。',
    ],
  },
  'turn-off-tpm': {
    title: 'TPM をオフにする',
    destroys:
      'TPM で保護されているドライブは、以後、回復キーを要求します。' +
      '先に回復キーを用意してください。',
    steps: [
      '最初に、コンピューターを引き続き起動できるように保護を' +
        '中断します: `manage-bde -protectors -disable C:`',
      'コンピューターで管理者として `tpm.msc` を実行し、[TPM を無効にする] を選択して、' +
        '所有者パスワードには保存したファイルを選択します。',
      'コンピューターを再起動し、ファームウェアで求められたら変更を確認します。',
    ],
  },
  'change-tpm-password': {
    title: 'TPM 所有者パスワードの変更',
    destroys:
      '保管されている所有者パスワードと、それを保存したファイルは、すべて使えなくなります。',
    steps: [
      'コンピューターで管理者として `tpm.msc` を実行し、[所有者パスワードの変更] を' +
        '選択します。古いパスワードには、保存したファイルを使用します。',
      '新しいパスワードは Windows に作成させ、ポリシーによってディレクトリにバックアップします。',
      'Windows 10 バージョン 1607 以降では、所有者パスワードは保持されません。' +
        'その場合は、代わりに TPM をクリアします。',
    ],
  },
  'clear-tpm': {
    title: 'TPM のクリア',
    destroys:
      'TPM 内のすべてのキーが失われます: TPM と PIN の保護機能、仮想スマート カード、' +
      'Windows Hello。ドライブは回復キーを要求します。この操作は元に戻せません。',
    steps: [
      'このコンピューターのすべてのドライブの回復キーが手元にあることを確認します。' +
        'キーは [ドライブの回復] で検索できます。',
      '保護を中断します: `manage-bde -protectors -disable C:`',
      'コンピューターで管理者として `tpm.msc` を実行し、[TPM をクリア] を選択します。' +
        'Windows 10 以降では、所有者パスワードは必要ありません。',
      '再起動し、ファームウェアで確認して、Windows に所有権を再取得させます。' +
        'その後、保護を再開します: `manage-bde -protectors -enable C:`',
    ],
  },
};

export const manageTpm = {
  title: 'TPM の管理',
  form: {
    notAsked: (sources: string) =>
      `TPM 所有者パスワードは、${sources} からはここで取得できません。` +
      '製品のヘルプデスク ポータルにある可能性があります。',
    computerDomain: 'コンピューターのドメイン',
    computerName: 'コンピューター名',
    userDomain: 'ユーザー ドメイン',
    userName: 'ユーザー名',
    reason: 'TPM 所有者パスワード ファイルが必要な理由',
    chooseReason: '理由を選択',
    note: 'メモ',
    ticket: 'チケット番号',
    optional: '省略可能',
    nameHint: '完全な名前 (ws-0042.contoso.com など) を入力すると、ドメインも入力されます',
    submit: '送信',
    submitting: '所有者パスワードを検索しています',
    newRequest: '新しい要求',
  },
  reasons: REASONS,
  problems: PROBLEMS,
  procedures: PROCEDURES,
  empty: {
    title: '始める前に',
    steps: [
      [
        'コンピューターで Windows は起動していますか?',
        'Windows の起動前に PIN の入力で止まっている場合は、先に回復パスワードが必要です。' +
          '[ドライブの回復] を使用してください。',
      ],
      [
        'Windows のバージョンは何ですか?',
        'Windows 10 バージョン 1607 以降では、所有者パスワードは保持されません。' +
          'TPM の誤入力の回数は時間とともに自動的に減り、下のセクションでファイルなしで' +
          'リセットすることもできます。',
      ],
      [
        '所有者パスワードは何のために必要ですか?',
        '理由を選択すると、その手順がここに表示されます。',
      ],
    ],
  },
  history: {
    title: '保管されている所有者パスワード',
    hint:
      'このコンピューターには複数の所有者パスワードが保管されています (新しい順)。' +
      'TPM をクリアするたびに新しいパスワードが作成されます。' +
      '最新のものがバックアップされていない場合を除き、使えるのは最新のものだけです。',
    recorded: '保管日時',
    state: '状態',
    source: 'ソース',
    states: { current: '最新', superseded: '旧パスワード' },
    show: '所有者パスワードを表示',
  },
  result: {
    title: 'TPM 所有者パスワード',
    hidden: '所有者パスワードは非表示になっています。',
    hidesIn: (time: string) => `あと ${time} で非表示`,
    shownFor: (seconds: number) => `TPM 所有者パスワードは ${seconds} 秒間表示されます。`,
    copy: 'コピー',
    save: '保存…',
    hide: '非表示',
    showAgain: '再表示',
    copied: (time: string) => `コピーしました。あと ${time} でクリップボードから消去されます。`,
    copiedDone: '所有者パスワードはもうクリップボードにありません。',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `保存と検証が完了しました: ${folder} の ` +
      `${fileName}${isRemovable ? '。ドライブは安全に取り外せます。' : ''}`,
    computer: 'コンピューター',
    unknownUsers: 'このソースに情報がありません',
    recorded: '保管日時',
    source: 'ソース',
    superseded:
      'このコンピューターには、より新しい所有者パスワードが保管されています。' +
      'このパスワードが使えるのは、その後 TPM がクリアされていない場合だけです。',
    warning:
      'このパスワードやファイルは、決してエンド ユーザーに渡さないでください。' +
      '使用後も変わらないため、手に入れた人は TPM をいつまでも制御できます。',
  },
  ticket: {
    title: 'TPM 所有者パスワード',
    answeredAt: '所有者パスワードの提供日時',
    copied: '所有者パスワードを除いてコピーしました。',
  },
  reset: {
    title: 'TPM ロックアウトのリセット',
    intro: (computer: string) =>
      `ネットワーク経由で ${computer} に、誤った PIN の記録を消去するよう要求します。` +
      'コンピューターの電源が入っていて、Windows が起動している必要があります。',
    introNoComputer: '先にフォームに入力してください。対象のコンピューターと理由が必要です。',
    file: 'TPM 所有者パスワード ファイル',
    kept: 'なし: コンピューターが保持する値を使用 (Windows 10 バージョン 1703 以降)',
    retrieved: '取得したばかりのパスワード',
    fromFile: 'ファイルから',
    choose: 'ファイルの選択…',
    drop: 'または .tpm ファイルをここにドロップ',
    chosen: (fileName: string) => `ファイル: ${fileName}`,
    chosenFor: (fileName: string, machine: string) => `ファイル: ${fileName} (${machine} 用)`,
    read: 'ロックアウト状態の確認',
    reset: 'TPM ロックアウトのリセット',
    reading: 'コンピューターに照会しています',
    done: (hostName: string) => `${hostName} の TPM は、再び PIN を受け付けます。`,
    lockedOut: (hostName: string) => `${hostName} の TPM はロックアウトされています。`,
    cannotTell: (hostName: string) =>
      `${hostName} では、TPM がロックされているかどうかを確認できません。` +
      'Windows 8 より前の Windows はこの情報を提供しません。',
    notLocked: (hostName: string) =>
      `${hostName} の TPM はロックされていません。リセットする必要はありません。`,
    unknownAfter: (hostName: string) =>
      `${hostName} のロックアウトはリセットされました。状態を再確認したときに、` +
      'コンピューターが応答しませんでした。',
    tries: (count: number, limit: number) => `誤入力 ${count} 回 (上限 ${limit} 回)。`,
    heals: (time: string) => `コンピューターの電源が入っている間、${time} ごとに 1 回分減ります。`,
    command: {
      title: '別のコンピューターで実行',
      intro:
        'このコンピューターには PowerShell がありません。' +
        'Windows コンピューターの PowerShell で次のコマンドを実行してください。' +
        'アカウントの入力を求められます。コマンドにシークレットは含まれていません。',
    },
  },
  confirm: {
    title: 'この TPM のロックアウトをリセットしますか?',
    computer: 'コンピューター',
    sends: '送信する内容',
    kept: '所有者パスワードなし: コンピューターが保持する所有者承認値を使用します',
    retrieved: (storedOn: string) => `取得したばかりの所有者パスワード (保管日時: ${storedOn})`,
    file: (fileName: string) => `${fileName} の所有者パスワード`,
    warning:
      '所有者パスワードが間違っていると、TPM はタイムアウトの間ロックされます。' +
      '試行は 1 回だけです。',
    otherMachine: (machine: string, computer: string) =>
      `このファイルは ${computer} ではなく、${machine} 用です。`,
    otherComputer: (machine: string, computer: string) =>
      `この所有者パスワードは ${computer} ではなく、${machine} 用です。`,
    superseded: (storedOn: string, newest: string) =>
      'これは最新の所有者パスワードではありません (保管日時: ' +
      `${storedOn}${newest === '' ? '' : `、最新: ${newest}`})。` +
      'その後 TPM がクリアされている場合、TPM はロックされます。',
    accept: 'このまま送信',
    cancel: 'キャンセル',
  },
} as const;
