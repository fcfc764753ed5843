/** The drawing of what a locked computer shows. Its own words are those of a Japanese Windows. */
export const recoveryScreen = {
  title: '発信者の画面',
  toggle: '発信者の画面',
  alt:
    'BitLocker の青い回復画面の図。上から順に、タイトル「BitLocker回復」、入力欄、' +
    '「(キーを識別する) 回復キー ID」とキー ID、キーの確認方法のヒントが並んでいます。',
  drawn: {
    title: 'BitLocker回復',
    enter: 'このドライブの回復キーを入力してください',
    keys: '数字キーまたは F1 から F10 キーを使用してください (0 を指定するには F10 キーを使います)。',
    keyId: '(キーを識別する) 回復キー ID:',
    find: 'キーを探す方法は次のとおりです:',
    signIn: '- 別のデバイスでサインインして、次のページに移動します: aka.ms/myrecoverykey',
    account: 'このアカウントでサインイン: m*****n@outlook.com',
    more: '- 詳細については、次のページを参照してください: aka.ms/recoverykeyfaq',
    continue: '続行するには Enter キーを押してください',
    options: '回復オプションの詳細は、Escキーを押してください',
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
