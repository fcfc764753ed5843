import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The console itself, its configuration and its clipboard. */
export const consoleErrors = {
  internal: () => ({
    what: 'Keydesk で予期しない問題が発生しました。',
    next:
      'もう一度お試しください。問題が繰り返される場合は、管理者にインシデント番号を' +
      '伝えてください。詳細はログに記録されています。',
  }),

  'input.invalid': () => ({
    what: 'フォームに正しくない箇所があります。',
    next: 'フィールドを確認して、もう一度送信してください。',
  }),

  'request.cancelled': () => ({
    what: '要求はキャンセルされました。',
    next: '何も開示されていません。準備ができたら、もう一度送信してください。',
  }),
  'request.inProgress': () => ({
    what: '別の要求がまだ処理中です。',
    next: '完了するまで待つか、キャンセルしてください。',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: '構成ファイルを使用できません。',
    next: `修正してから、Keydesk を再起動してください。${reason}`,
  }),

  'profile.unknown': () => ({
    what: 'このプロファイルは構成されていません。',
    next: '別のプロファイルを選択してください。',
  }),

  'link.invalid': () => ({
    what: 'Keydesk で認識できないリンクのため、使用されませんでした。',
    next: 'フォームに手動で入力し、チケットのリンクの作成者に知らせてください。',
  }),
  'link.notPermitted': () => ({
    what: 'リンクは使用されませんでした。リンク先の「ドライブの回復」は、お使いのアカウントでは使用できません。',
    next: 'チケットをヘルプデスクの担当者に引き継いでください。',
  }),

  'settings.managed': () => ({
    what: 'この設定は、このコンピューターのポリシーまたは組織の構成で指定されています。',
    next: '指定元は [設定] に表示されます。変更が必要な場合は管理者に依頼してください。',
  }),

  'ticket.notOpened': () => ({
    what: 'チケットをブラウザーで開けませんでした。',
    next: '手動で開いてください。繰り返し発生する場合は、管理者に連絡してください。',
  }),

  'setup.managed': () => ({
    what: 'このコンソールは管理者によって構成されています。',
    next: '変更が必要な場合は、管理者に依頼してください。',
  }),
  'setup.signOutFirst': () => ({
    what: 'サインインしているユーザーがいます。',
    next: 'サインアウトしてから、組織に接続してください。',
  }),
  'setup.ended': () => ({
    what: 'このセットアップの接続は終了しました。',
    next: 'パスワードをもう一度入力して続行してください。',
  }),
  'setup.noCertificate': () => ({
    what: 'このファイルには証明書が含まれていません。',
    next: '証明機関の証明書を、.cer、.crt、または .pem ファイルで選択してください。',
  }),

  'clipboard.unavailable': () => ({
    what: 'キーをクリップボードにコピーできませんでした。',
    next:
      '別のプログラムがクリップボードを使用している可能性があります。もう一度試すか、' +
      'キーを読み上げてください。',
  }),
} satisfies ErrorTexts;
