import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'BitLocker ドライブ暗号化の回復キー ',
    verify:
      'これが適切な回復キーであることを確認するには、次の ID の先頭と、PC に表示されている ' +
      'ID 値とを比較してください。',
    identifier: 'ID:',
    whenSame:
      '上記の ID が PC に表示されている ID と一致する場合は、次のキーを使用してドライブのロックを' +
      '解除します。',
    recoveryKey: '回復キー:',
    whenDifferent:
      '上記の ID が PC に表示されている ID と一致しない場合、ドライブのロックを解除するための' +
      '適切なキーではありません。',
    help:
      '別の回復キーを試してみるか、https://go.microsoft.com/fwlink/?LinkID=260589 で詳細を' +
      '確認してください。',
  },
  kit: {
    title: '{computer} の回復キット',
    keyId: 'キー ID: {keyId}',
    warning:
      'このキットを持つ人は、だれでもドライブのロックを解除できます。ロックを解除したら、' +
      'キットを削除し、キーを置き換えてください。',
    compare:
      '回復画面のキー ID を、上のキー ID と比較してください。異なる場合、これは正しいキーでは' +
      'ありません。',
    enter: '回復パスワードを入力してください: {recoveryPassword}',
    moved:
      'ドライブを別のコンピューターに移した場合: そのコンピューターで Windows 回復環境を' +
      '起動し、コマンド プロンプトを開いて、次のように入力してください。<ドライブ> は、' +
      'そのコンピューターでのドライブ文字に置き換えてください:',
    damaged:
      'ドライブが破損している場合: 同じかそれ以上のサイズの空のドライブを接続してください。' +
      '【注意】空のドライブの内容は、すべて上書きされます。管理者としてコマンド プロンプトを' +
      '開き、このフォルダーに移動して、次のように入力してください。破損したドライブと' +
      '空のドライブは、それぞれのドライブ文字に置き換えてください:',
    check:
      'このキットを検証するには: certutil -hashfile にファイル名と SHA256 を指定して実行すると、' +
      '{checksums} と同じ値が表示されます。',
    placeholders: { drive: '<ドライブ>', damaged: '<破損したドライブ>', empty: '<空のドライブ>' },
  },
};
