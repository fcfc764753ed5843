/** The drawing of what a locked computer shows. Its own words are those of a Japanese Windows. */
export const recoveryScreen = {
  title: '発信者の画面',
  toggle: '発信者の画面',
  alt:
    'BitLocker の青い回復画面の図。上から順に、タイトル「BitLocker 回復」、入力欄、' +
    '「回復キー ID (キーの識別用)」とキー ID、キーの確認方法のヒントが並んでいます。',
  drawn: {
    title: 'BitLocker 回復',
    enter: 'このドライブの回復キーを入力してください',
    keys: '数字キーまたはファンクション キー F1-F10 を使用してください (0 は F10)',
    keyId: '回復キー ID (キーの識別用):',
    find: '回復キーを見つける方法は次のとおりです:',
    hints: [
      '別のデバイスでサインインして次に移動: aka.ms/myrecoverykey',
      'Microsoft アカウント: m*****n@outlook.com',
      '詳細については、次に移動: aka.ms/recoverykeyfaq',
    ],
    continue: '続行するには Enter キーを押してください',
    options: 'その他の回復オプションを表示するには Esc キーを押してください',
  },
  legend: [
    ['回復キー ID', '入力欄の下にあります。最初の 8 文字だけで始められます。'],
    ['入力欄', 'あなたが読み上げる 48 桁を、発信者がここに入力します。'],
    [
      'ヒント',
      'コンピューターによって異なります。Windows 11 バージョン 24H2 以降では、' +
        'Microsoft アカウントの一部が表示されることがあります。' +
        'その場合、キーはそのアカウントに保存されており、ここにはない可能性があります。',
    ],
  ],
} as const;
