export const diagnostics = {
  title: '診断データの保存',
  lead: 'ファイルに保存されるのはここに表示されている内容だけです。キーやパスワードは含まれず、Keydesk がどこかへ送信することもありません。',
  namesPeople: 'ユーザー名を含める',
  text: 'ファイルの内容',
  collecting: '収集しています',
  save: '保存…',
  crashed: (time: string) => `Keydesk は ${time} に予期せず終了しました。`,
  dismiss: '閉じる',
};
