import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const named = (server: string | undefined) => server ?? 'AdminService';

/** The administration service of Configuration Manager. */
export const adminServiceErrors = {
  'adminService.noSearchById': () => ({
    what: 'AdminService はコンピューターごとにキーを一覧表示し、キー ID だけでは検索できません。',
    next:
      'エンド ユーザーを指定するか、キー ID なしでコンピューターのキーを検索してください。' +
      'それまでは、AdminService だけにあるキーは見つかりません。',
  }),
  'adminService.signInRefused': ({ server, reason }) => ({
    what: `${named(server)} がサインインを拒否しました${said(reason)}。`,
    next:
      'Keydesk にサインインし直すまで、再試行しません。パスワードを変更した場合は' +
      'サインインし直してください。それ以外の場合は、Configuration Manager の管理ユーザーで' +
      'あるかどうかを管理者に確認してください。',
  }),
  'adminService.notPermitted': ({ reason }) => ({
    what:
      'お使いのアカウントには Configuration Manager でこの操作が' +
      `許可されていません${said(reason)}。`,
    next:
      'このコンピューターを含むコレクションに対する [読み取り] と [BitLocker ' +
      '回復キーの読み取り] のあるセキュリティ ロールを管理者に依頼してください。',
  }),
  'adminService.busy': ({ server, waitSeconds }) => ({
    what: `${named(server)} は現在これ以上の要求を受け付けません。`,
    next:
      waitSeconds === undefined
        ? '1 分後にもう一度お試しください。'
        : `${waitSeconds} 秒後にもう一度お試しください。`,
  }),
  'adminService.failed': ({ server, reason }) => ({
    what: `${named(server)} の AdminService が失敗しました${said(reason)}。`,
    next:
      '数分後にもう一度お試しください。解決しない場合は、この内容を管理者に見せてください。' +
      '理由はサーバーのログ AdminService.log にあります。',
  }),
  'adminService.refused': ({ reason }) => ({
    what: `AdminService が要求を受け付けませんでした${said(reason)}。`,
    next:
      'サイトが Configuration Manager 2010 以降であり、BitLocker 管理が' +
      '設定されているかどうかを管理者に確認してください。',
  }),
  'adminService.unreadableAnswer': ({ reason }) => ({
    what: `AdminService の応答が正しくありません${said(reason)}。何も取り込んでいません。`,
    next:
      'もう一度お試しください。解決しない場合は、構成のサーバー名の確認を管理者に' +
      '依頼してください。',
  }),
  'adminService.unreachable': ({ server, reason }) => ({
    what: `${named(server)} に接続できません${said(reason)}。`,
    next: 'ネットワークを確認してから、もう一度お試しください。他のソースには照会します。',
  }),
  'adminService.timedOut': () => ({
    what: 'AdminService が時間内に応答しませんでした。',
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、管理者に' +
      '問い合わせてください。',
  }),
  'adminService.notTrusted': ({ server, reason }) => ({
    what: `${named(server)} の証明書は信頼されていません${said(reason)}。何も送信していません。`,
    next:
      '管理者に問い合わせてください。サイト自身の証明書またはその証明機関が、' +
      'このコンピューターで信頼されているか、caFile に指定されている必要があります。',
  }),
} satisfies ErrorTexts;
