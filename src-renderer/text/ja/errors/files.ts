import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const named = (fileName: string | undefined) =>
  fileName === undefined ? 'ファイル' : `「${fileName}」`;

/** Files that are saved and opened. */
export const fileErrors = {
  'file.noSpace': () => ({
    what: 'ドライブの空き領域が不足しています。何も保存されていません。',
    next: '空き領域を増やすか、別のドライブを選択してください。',
  }),
  'file.writeProtected': () => ({
    what: 'ドライブは書き込み禁止になっています。何も保存されていません。',
    next: '書き込み禁止を解除するか、別のドライブを選択してください。',
  }),
  'file.refused': () => ({
    what: 'このフォルダーに書き込む権限がありません。何も保存されていません。',
    next:
      '別のフォルダーを選択してください。組織でリムーバブル ドライブへの書き込みが' +
      '禁止されている可能性もあります。',
  }),
  'file.gone': () => ({
    what: 'フォルダーまたはドライブが見つからなくなりました。何も保存されていません。',
    next: 'ドライブをもう一度挿入するか、別のフォルダーを選択してください。',
  }),
  'file.inUse': ({ fileName }) => ({
    what: `${named(fileName)}は別のプログラムで使用されています。何も保存されていません。`,
    next: 'そのプログラムで閉じてから、もう一度保存してください。',
  }),
  'file.isFolder': ({ fileName }) => ({
    what:
      `${fileName === undefined ? 'この名前' : named(fileName)}のフォルダーが既にあります。` +
      '何も保存されていません。',
    next: '別の名前を選択してください。',
  }),
  'file.alreadyThere': ({ fileName }) => ({
    what:
      `このフォルダーには、${fileName === undefined ? 'この名前' : named(fileName)}の別の` +
      'ファイルが既にあります。何も保存されていません。',
    next: '別のフォルダーを選択するか、先に既存のものを削除してください。',
  }),
  'file.nameTooLong': () => ({
    what: 'ファイル名がこのドライブには長すぎます。何も保存されていません。',
    next: '短い名前を選択してください。',
  }),
  'file.nameRefused': ({ fileName }) => ({
    what:
      `${fileName === undefined ? 'この名前' : named(fileName)}は、このドライブで` +
      '使用できない名前です。何も保存されていません。',
    next: '英字、数字、スペース、ハイフンから成る名前を選択してください。',
  }),
  'file.tooLarge': () => ({
    what:
      'ファイルがこのドライブの上限を超えています。FAT ドライブに保存できるファイルは 4 GB ' +
      'までです。何も保存されていません。',
    next: '別のドライブを選択するか、一度に保存する量を減らしてください。',
  }),
  'file.driveError': () => ({
    what: '書き込み中にドライブでエラーが発生しました。使用できるデータは保存されていません。',
    next: 'ドライブが破損している可能性があります。別のドライブを使用してください。',
  }),
  'file.notVerified': () => ({
    what: '保存したファイルを読み戻した内容が一致しなかったため、ファイルを削除しました。',
    next: 'ドライブが破損している可能性があります。別のドライブを使用してください。',
  }),
  'file.unreadable': ({ fileName }) => ({
    what: `${named(fileName)}を読み取れませんでした。`,
    next: 'ファイルがまだあり、読み取る権限があることを確認してから、もう一度選択してください。',
  }),
  'file.notRegular': ({ fileName }) => ({
    what:
      `${fileName === undefined ? 'これ' : named(fileName)}はフォルダー、パイプ、` +
      'またはデバイスであるため、開きませんでした。',
    next: 'ファイルを選択してください。',
  }),
  'file.noAnswer': ({ fileName }) => ({
    what: `${named(fileName)}を読み取れませんでした。ドライブまたは共有が応答していません。`,
    next: 'ファイルをこのコンピューターにコピーして、そのコピーを開いてください。',
  }),
  'file.tooManyRead': ({ fileName }) => ({
    what: `他のファイルをまだ読み取っているため、${named(fileName)}を開きませんでした。`,
    next:
      'しばらく待ってから、もう一度選択してください。共有が応答しない場合は、' +
      'Keydesk を再起動してください。',
  }),
  'file.failed': () => ({
    what: 'ファイルを保存できませんでした。',
    next: 'もう一度試すか、別のフォルダーを選択してください。',
  }),
} satisfies ErrorTexts;
