import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

/** A key that is replaced on its computer. */
export const rotationErrors = {
  'rotation.noPowerShell': () => ({
    what: 'このコンピューターには PowerShell がないため、他のコンピューターに接続できません。',
    next: 'キーはそのコンピューターで置き換えてください。',
  }),
  'rotation.unreachable': () => ({
    what: 'コンピューターが応答しません。何も変更されていません。',
    next:
      '電源が入っていて、ネットワークに接続され、PIN または回復キーの入力が済んでいる必要が' +
      'あります。そのうえで再試行するか、そのコンピューターでキーを置き換えてください。',
  }),
  'rotation.accessDenied': () => ({
    what: 'コンピューターがお使いのアカウントを拒否しました。何も変更されていません。',
    next:
      'リモート管理 (WinRM) では、ローカル管理者だけがドライブを操作できます。その権限を' +
      '依頼するか、権限のある担当者に引き継いでください。',
  }),
  'rotation.timedOut': () => ({
    what: 'コンピューターの応答に時間がかかりすぎたため、何が行われたかは不明です。',
    next:
      '再試行する前に、新しいキーを探してください。古いキーでまだドライブのロックを解除で' +
      'きる可能性があります。',
  }),
  'rotation.unreadableAnswer': () => ({
    what:
      'PowerShell から信頼できる応答がなかったため、コンピューターで何が行われたかは不明で' +
      'す。',
    next:
      '再試行する前に、新しいキーを探してください。失敗が続く場合は管理者に' +
      '知らせてください。詳細はログにあります。',
  }),
  'rotation.notThere': () => ({
    what:
      'このコンピューターのどのドライブにも、このキーはもうありません。何も' +
      '変更されていません。',
    next:
      'すでに置き換えられたか、ドライブが別のコンピューターにあるか、リムーバブル ' +
      'ドライブです。新しいキーを探してください。',
  }),
  'rotation.locked': () => ({
    what: 'ドライブがロックされています。何も変更されていません。',
    next: 'まず、提供されたキーでロックを解除してください。',
  }),
  'rotation.refused': ({ reason }) => ({
    what: `コンピューターはこの手順を実行しませんでした${said(reason)}。`,
    next:
      '提供されたキーでまだドライブのロックを解除できます。この内容を管理者に見せるか、' +
      'そのコンピューターでキーを置き換えてください。',
  }),
  'rotation.notBackedUp': ({ reason }) => ({
    what:
      `新しいキーを Active Directory にバックアップできなかったため${said(reason)}、` +
      '新しいキーは削除されました。古いキーでまだドライブのロックを解除できます。',
    next:
      'このドライブのポリシーで Active Directory へのバックアップが許可されているか ' +
      '(コード 0x00000001 は許可されていないことを示します)、コンピューターがドメイン ' +
      'コントローラーに接続できるかを管理者に確認してください。',
  }),
  'rotation.leftBehind': ({ reason }) => ({
    what:
      '新しいキーが作成されましたが、どこにもバックアップされておらず、削除もできませんで' +
      `した${said(reason)}。古いキーでまだドライブのロックを解除できます。`,
    next:
      '管理者に知らせてください。新しい回復パスワードを、そのコンピューターで削除する ' +
      '(manage-bde -protectors -delete) か、バックアップする (-adbackup) 必要があります。',
  }),
  'rotation.oldNotRemoved': ({ reason }) => ({
    what:
      `新しいキーが作成され、バックアップされました${said(reason)}が、古いキーで` +
      'まだドライブのロックを解除できます。',
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、古い回復パスワードを' +
      'そのコンピューターで削除する必要があります (manage-bde -protectors -delete)。',
  }),
} satisfies ErrorTexts;
