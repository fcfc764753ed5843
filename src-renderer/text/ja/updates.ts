/** Settings → Updates, and the line about one at the sign-in form. */
export const updates = {
  title: '更新プログラム',
  off: 'Keydesk は新しいバージョンを確認しません。この機能は有効になっていません。',
  notLooked: 'Keydesk は起動してからまだ新しいバージョンを確認していません。',
  newest: (at: string) =>
    `このコンピューターには、割り当てられた最新のバージョンがあります。確認日時: ${at}`,
  offered: (version: string) => `Keydesk ${version} をこのコンピューターにインストールできます。`,
  install: 'インストールを管理者に依頼してください。パッケージの場所:',
  check: '今すぐ確認',
  checking: '新しいバージョンを確認しています',
};
