import { DRIVE_LETTERS, type RepairProblem } from '#shared/recovery/repair-command.ts';
import type { ProcedureStep } from '../en/procedures.ts';

const MOVED: readonly ProcedureStep[] = [
  {
    text:
      '現在ドライブが接続されているコンピューターを、Windows 回復環境 (WinRE) で起動します。' +
      'WinRE では固定データ ドライブとして扱われ、回復キー ID が表示されます。' +
      'PIN を求められた場合は、[PIN を忘れた場合] を選択します。',
    commands: [],
  },
  {
    text:
      'そのキー ID を、上のキー ID と照合します。コマンド プロンプトで次のコマンドを' +
      '実行すると、数字パスワードの ID として表示されます。',
    commands: ['protectors'],
  },
  {
    text:
      '回復パスワードを入力するか、次のコマンドでドライブのロックを解除します。' +
      'ドライブが元のコンピューターの TPM を使用していなければ、これで完了です。',
    commands: ['unlock'],
  },
  {
    text:
      '使用していた場合は、WinRE のままドライブの暗号化を解除します。' +
      '元の TPM がない状態で TPM + PIN 保護機能を削除する方法は、これだけです。' +
      'しばらく時間がかかります。2 つ目のコマンドで進行状況を確認できます。',
    commands: ['decrypt', 'status'],
  },
  {
    text:
      '完了したら、コンピューターを通常どおり起動します。ポリシーにより、' +
      'このコンピューターの TPM と PIN でドライブが再び暗号化されます。',
    commands: [],
  },
];

const CORRUPTED: readonly ProcedureStep[] = [
  {
    text: 'ここでキー パッケージを保存し、破損したドライブのあるコンピューターに持っていきます。',
    commands: [],
  },
  {
    text:
      '同じかそれ以上のサイズの空のドライブを接続します。' +
      'そのドライブの内容はすべて上書きされます。',
    commands: [],
  },
  {
    text: '管理者としてコマンド プロンプトを開き、次のコマンドを実行します。',
    commands: ['repair'],
  },
  { text: '修復したドライブを開く前に、ファイル システムをチェックします。', commands: ['check'] },
];

const PROBLEMS: Readonly<Record<RepairProblem, string>> = {
  'same-drive': 'データの書き込み先には、別のドライブを指定してください。',
  'package-on-drive':
    'キー パッケージは、2 つのドライブのどちらにも置けません。一方は読み取れず、' +
    'もう一方は上書きされます。',
  'bad-path': 'パスではありません。そのコンピューターでのキー パッケージのパスを入力してください。',
};

/** What to do with a key when its drive has moved or is damaged. */
export const procedures = {
  moved: {
    title: '移動したドライブ',
    intro: 'ドライブは別のコンピューターから移されたもので、元の TPM と PIN は使用できません。',
    steps: MOVED,
    drive: 'そのコンピューターでのドライブ文字',
  },
  corrupted: {
    title: '破損したドライブ',
    intro:
      'ドライブが破損していて、ロックを解除できません。データは別のドライブに移すことができます。',
    steps: CORRUPTED,
    noPackage:
      'このドライブのキー パッケージはバックアップされていません。' +
      'この場合、コマンドは破損したドライブ内でキー パッケージを検索し、失敗することが' +
      'あります。',
    corruptedDrive: '破損したドライブ',
    fixedDrive: 'データを移す空のドライブ',
    packageNotOffered: (sources: string) =>
      `${sources} にこのドライブのキー パッケージがある可能性がありますが、` +
      'ここからは取得できません。製品のヘルプデスク ポータルで取得できる場合があります。' +
      'キー パッケージがないと、コマンドは破損したドライブ内を検索し、失敗することが' +
      'あります。',
    keyPackage: 'そのコンピューターでのキー パッケージのパス',
    accept: (drive: string) =>
      `${drive === '' ? '書き込み先のドライブ' : `${drive} `}の内容はすべて上書きされます`,
    notAccepted: '両方のドライブを選択し、2 つ目が上書きされることを確認してください。',
    problems: PROBLEMS,
  },
  choose: '選択',
  letters: DRIVE_LETTERS.map((letter) => [letter, letter] as const),
  /** Stands in a command where no drive has been chosen yet. */
  anyDrive: '<ドライブ>',
  corruptedDrive: '<破損したドライブ>',
  fixedDrive: '<空のドライブ>',
  copy: 'コピー',
  copyForTicket: 'パスワードなしでコピー',
  copyWithPassword: 'パスワード付きでコピー',
  copied: 'コピーしました。',
  copiedSecret: (time: string) =>
    `パスワード付きでコピーしました。あと ${time} でクリップボードから消去されます。`,
  copiedSecretDone: 'コマンドはもうクリップボードにありません。',
  saveNote: 'メモとして保存',
  nothingDone: '実施した手順にチェックを付けてください。',
  noted: '監査ログにメモを記録しました。',
};
