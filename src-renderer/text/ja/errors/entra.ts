import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const numbered = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : `Microsoft のサポートでは、次の番号で要求を確認できます: ${requestId}。`;

/** Entra ID, and Microsoft Graph that reads from it. */
export const entraErrors = {
  'auth.browserOnly': () => ({
    what: 'ここではパスワードは使用できません。Microsoft Entra ID でサインインします。',
    next: '[Microsoft Entra ID でサインイン] を選択してください。',
  }),
  'auth.grantEnded': () => ({
    what:
      'Entra ID へのサインインは終了しました。取り消されたか、パスワードまたは組織のルールが' +
      '変更されました。',
    next: 'Keydesk からサインアウトし、もう一度サインインしてください。',
  }),
  'entra.signInNeeded': () => ({
    what: 'Entra ID にサインインしていないか、サインインが終了しています。',
    next:
      '[Entra ID にサインイン…] を選択してから、もう一度送信してください。入力内' +
      '容は残っています。',
  }),
  'entra.signInCancelled': () => ({
    what: 'Entra ID へのサインインがブラウザーで取り消されました。',
    next:
      'Entra ID のキーが必要なときに、もう一度サインインしてください。他のソース' +
      'には照会します。',
  }),
  'entra.signInTimedOut': () => ({
    what: 'Entra ID へのサインインが 5 分以内に完了しませんでした。',
    next: 'もう一度 [Entra ID にサインイン…] を選択し、ブラウザーで完了してください。',
  }),
  'entra.signInRefused': ({ reason }) => ({
    what: `Entra ID がサインインを拒否しました${said(reason)}。`,
    next: 'もう一度お試しください。解決しない場合は、この内容を管理者に見せてください。',
  }),
  'entra.noBrowser': ({ reason }) => ({
    what: `ブラウザーを開けませんでした${said(reason)}。`,
    next: 'Windows の設定で既定のブラウザーを選択してから、もう一度お試しください。',
  }),
  'entra.consentMissing': ({ reason }) => ({
    what: `Keydesk に必要な Entra ID のアクセス許可がありません${said(reason)}。`,
    next:
      '組織としての同意を管理者に依頼してください。必要な許可は管理者ガイドに記載されて' +
      'います。',
  }),
  'entra.accountDisabled': () => ({
    what: 'アカウントが Entra ID で無効になっています。',
    next: '管理者に問い合わせてください。他のソースには照会します。',
  }),
  'entra.notAllowed': ({ reason }) => ({
    what: `組織の規則により、ここからは Entra ID にサインインできません${said(reason)}。`,
    next:
      'Keydesk に対する条件付きアクセスの要件 (準拠しているコンピューターなど) ' +
      'と、アプリケーションの割り当てを管理者に確認してください。',
  }),
  'entra.notRegistered': ({ reason }) => ({
    what: `構成されたテナントまたはアプリケーションが Entra ID に見つかりません${said(reason)}。`,
    next: 'tenant、clientId、Keydesk の登録の確認を管理者に依頼してください。',
  }),
  'entra.notSynced': ({ reason }) => ({
    what:
      `このアカウント${said(reason)}は組織のディレクトリに由来しないため、本人のもの` +
      'と確認できません。',
    next:
      'Keydesk のアカウントに対応するアカウントで Entra ID にサインインしてください。クラウ' +
      'ドのみのアカウントは使用できません。',
  }),
  'entra.otherAccount': ({ reason }) => ({
    what: `このアカウント${said(reason)}は、Keydesk にサインインしたアカウントとは異なります。`,
    next:
      'もう一度 Entra ID にサインインし、自分のアカウントを選択してください。何も読み取っ' +
      'ていません。',
  }),
  'entra.wrongToken': ({ reason }) => ({
    what: `Entra ID の応答は、別のテナント、アプリケーション、またはアカウントのものです${said(reason)}。`,
    next:
      '誰もサインインしていません。構成の tenant と clientId を Keydesk の登録と比較するよう、' +
      '管理者に依頼してください。',
  }),
  'entra.listIncomplete': ({ most = 0 }) => ({
    what: `Entra ID のキーの一覧を読み取り中です (現在 ${most} 件)。`,
    next:
      'キー ID の 32 桁すべてを尋ねるか、コンピューター名で探すか、しばらくしてからも' +
      'う一度送信してください。',
  }),
  'entra.listNotProtected': () => ({
    what:
      'このコンピューターにはキーの一覧を保護して保管できる場所がないため、一覧はメモリにのみ' +
      'あります。',
    next:
      'このまま作業できます。一覧はサインインのたびに読み取られます。Linux の場合は、' +
      'GNOME Keyring や KWallet などのキーリングをセットアップしてください。',
  }),
  'entra.listNotKept': () => ({
    what: 'キーの一覧をこのコンピューターに保管できなかったため、一覧はメモリにのみあります。',
    next:
      'このまま作業できます。ディスクの空き容量を増やしてから、[一覧を再読み取り] を選んで' +
      'ください。原因は Keydesk のログ ファイルに記録されています。',
  }),
  'entra.notPermitted': ({ reason, requestId }) => ({
    what:
      'この操作は、アカウントまたは Keydesk に対して Entra ID で許可されていません' +
      `${said(reason)}。`,
    next:
      'ヘルプデスク管理者などのロールと、ガイドに記載された同意を管理者に依頼してくださ' +
      'い。管理単位に限定されたロールでは、別の所有者用に再設定されたコンピューターのキ' +
      `ーは読み取れません。${numbered(requestId)}`,
  }),
  'entra.notManaged': () => ({
    what: 'このコンピューターは Intune で管理されていないか、Intune で表示が許可されていません。',
    next:
      'そのコンピューターでキーを置き換えてください。Intune で管理されている場合は、ガイ' +
      'ドに記載されたロールを管理者に依頼してください。',
  }),
  'entra.throttled': ({ waitSeconds, requestId }) => ({
    what: 'Entra ID は現在、これ以上の要求を受け付けていません。',
    next: `${waitSeconds ?? 60} 秒後にもう一度お試しください。${numbered(requestId)}`,
  }),
  'entra.unavailable': ({ reason, requestId }) => ({
    what: `Entra ID を利用できません${said(reason)}。`,
    next: `数分後にもう一度お試しください。${numbered(requestId)}`,
  }),
  'entra.refused': ({ reason, requestId }) => ({
    what: `Entra ID が要求を拒否しました${said(reason)}。`,
    next: `解決しない場合は、この内容を管理者に見せてください。${numbered(requestId)}`,
  }),
  'entra.unreadableAnswer': ({ reason, requestId }) => ({
    what: `Entra ID の応答が正しくありません${said(reason)}。応答の内容は使用していません。`,
    next:
      'もう一度お試しください。解決しない場合は、Microsoft との間で応答が変更されている可能' +
      `性があります。${numbered(requestId)}`,
  }),
  'entra.unreachable': ({ server = 'Entra ID', reason }) => ({
    what: `${server} に接続できません${said(reason)}。`,
    next: 'ネットワークを確認してから、もう一度お試しください。他のソースには照会します。',
  }),
  'entra.timedOut': () => ({
    what: 'Entra ID が時間内に応答しませんでした。',
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、管理者に問い合わせてく' +
      'ださい。',
  }),
  'entra.notTrusted': ({ server = 'Entra ID', reason }) => ({
    what: `${server} の証明書は信頼されていません${said(reason)}。何も送信していません。`,
    next:
      '管理者に問い合わせてください。ネットワークが暗号化された接続を開いている場合は、' +
      'その証明機関をこのコンピューターで信頼するか、caFile に指定する必要があります。',
  }),
} satisfies ErrorTexts;
