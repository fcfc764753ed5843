import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'BitLocker ドライブ暗号化の回復キー ',
    verify:
      '正しい回復キーであることを確認するには、次の ID の先頭部分を PC に表示されている ID の値と比較' +
      'してください。',
    identifier: 'ID:',
    whenSame:
      '上の ID が PC に表示されている ID と一致する場合は、次のキーを使ってドライブのロックを解除して' +
      'ください。',
    recoveryKey: '回復キー:',
    whenDifferent:
      '上の ID が PC に表示されている ID と一致しない場合、これはドライブのロックを解除するための' +
      '正しいキーではありません。',
    help:
      '別の回復キーを試すか、https://go.microsoft.com/fwlink/?LinkID=260589 で詳細を確認して' +
      'ください。',
  },
  kit: {
    title: '{computer} の回復キット',
    keyId: 'キー ID: {keyId}',
    warning:
      'このキットを持つ人は誰でもドライブを開くことができます。ドライブが開いたらキットを削除し、' +
      'キーを交換してください。',
    compare:
      '青い画面のキー ID を上のものと比較してください。異なる場合、これは正しいキーではありません。',
    enter: '回復パスワードを入力します: {recoveryPassword}',
    moved:
      'ドライブが現在別のコンピューターにある場合: そこで Windows 回復環境を起動し、コマンド ' +
      'プロンプトを開いて、<ドライブ> の代わりにそこでのドライブ文字を使って次のように入力します:',
    damaged:
      'ドライブが破損している場合: 同じかそれ以上の容量の空のドライブを接続します。その内容は' +
      'すべて上書きされます。コマンド プロンプトを管理者として開き、このフォルダーに移動して、破損した' +
      'ドライブと空のドライブのドライブ文字を使って次のように入力します:',
    check:
      'このキットを確認するには: certutil -hashfile にファイル名と SHA256 を指定すると、{checksums} ' +
      'に書かれている値が表示されます。',
    placeholders: { drive: '<ドライブ>', damaged: '<破損>', empty: '<空>' },
  },
};
