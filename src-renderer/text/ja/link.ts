/** Links from tickets, which fill in the Drive Recovery form. */
export const link = {
  /** Above the form. */
  filledIn: 'リンクから入力されました。送信する前に、発信者の話と照合してください。',
  offer: (facts: readonly string[]) =>
    `リンクが「ドライブの回復」への入力を求めています: ${facts.join('、')}。`,
  keyId: (keyId: string) => `キー ID ${keyId}`,
  user: (user: string) => `ユーザー ${user}`,
  ticket: (ticket: string) => `チケット ${ticket}`,
  fillIn: '入力する',
  dismiss: '閉じる',
  /** While nobody is signed in, and while the console is locked. */
  waitsForSignIn: 'リンクが待機しています。サインインすると「ドライブの回復」に入力されます。',
  waitsForUnlock: 'リンクが待機しています。ロックを解除すると「ドライブの回復」に入力されます。',
} as const;
