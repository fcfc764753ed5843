export const signIn = {
  title: 'サインイン',
  userName: 'ユーザー名',
  userNameHint: 'DOMAIN\\name または name@domain',
  password: 'パスワード',
  profile: 'プロファイル',
  submit: 'サインイン',
  signingIn: 'サインインしています',
  /** Windows can sign the person in: nothing has to be typed. */
  ticket: {
    signIn: (account: string) => `${account} としてサインイン`,
    intro: 'Windows の資格情報でサインインします。パスワードは不要です。',
    other: '別のアカウントを使用',
    unlock: 'Windows でロックを解除',
    typePassword: 'パスワードを使用',
    retry: 'Windows にもう一度確認',
    /** Where passwords are not accepted. */
    only:
      'ここではパスワードは使用できません。お使いのアカウントで Windows にサインインしてから、' +
      '[Windows にもう一度確認] を選択してください。解決しない場合は、' +
      '管理者に連絡してください。',
  },
  /** Entra ID is what people sign in to: the browser asks for everything. */
  inBrowser: {
    signIn: 'Microsoft Entra ID でサインイン',
    intro: 'ブラウザーが開き、そこでサインインします。この画面では何も入力しません。',
    unlock: 'Microsoft Entra ID でロックを解除',
    unlockIntro: 'ブラウザーが開き、Entra ID がもう一度本人確認を求めます。',
  },
  empty: {
    both: 'ユーザー名とパスワードを入力してください。',
    userName: 'ユーザー名を入力してください。',
    password: 'パスワードを入力してください。',
    invalid:
      'ユーザー名の形式が正しくありません。DOMAIN\\name または name@domain の形式で' +
      '入力してください。',
  },
  connect: '組織に接続…',
  wait: (time: string) => `${time} 後に再試行できます`,
  demo: {
    title: 'デモ アカウントで試す',
    password: '3 つのアカウントに共通のパスワード:',
    roles: {
      'CONTOSO\\helpdesk-admin': 'ヘルプデスク管理者: キー ID と理由だけで要求できます',
      'CONTOSO\\helpdesk-user': 'ヘルプデスク ユーザー: すべてのフィールドに入力します',
      'CONTOSO\\report-user': 'レポート ユーザー: レポートだけを表示できます',
    },
  },
  lockedTitle: 'ロック中',
  lockedText: (name: string) =>
    `${name} としてサインインしています。まだ必要なキーは、もう一度要求してください。`,
  /** There is no user name to check. */
  wrongPassword: { what: 'パスワードが正しくありません。', next: 'もう一度入力してください。' },
  unlock: 'ロック解除',
  unlocking: 'ロックを解除しています',
  signOut: 'サインアウト',
} as const;
