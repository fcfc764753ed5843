import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Stands before a particle; a space parts it from a name in Latin letters. */
const named = (server: string | undefined) =>
  server === undefined ? 'データベース サーバー' : `データベース サーバー ${server} `;
/** Stands at the end of a sentence, or after the noun it belongs to. */
const onServer = (server: string | undefined) =>
  server === undefined ? '' : ` (サーバー ${server})`;
const numbered = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (番号 ${reason})`;

/** Reaching a SQL Server, and what it answers. */
export const sqlServerErrors = {
  'sql.hostUnknown': ({ server }) => ({
    what: `${named(server)}は、このネットワークで見つかりません。`,
    next:
      'ネットワークまたは VPN を確認してください。他の人が接続できる場合は、構成のホストを' +
      '修正するよう、管理者に依頼してください。',
  }),
  'sql.instanceUnknown': ({ server }) => ({
    what:
      `${named(server)}にこの名前のインスタンスがないか、SQL Server Browser が` +
      '応答していません。',
    next:
      '構成のインスタンスを修正するか、代わりにポートを指定するよう、' +
      '管理者に依頼してください。',
  }),
  'sql.unreachable': ({ server }) => ({
    what: `${named(server)}は、このアドレスで接続を受け付けていません。`,
    next:
      'ネットワークまたは VPN を確認してください。他の人が接続できる場合は、構成のホストと' +
      'ポート、および SQL Server が実行されていることを確認するよう、' +
      '管理者に依頼してください。',
  }),
  'sql.timedOut': ({ server }) => ({
    what: `${named(server)}が時間内に応答しませんでした。`,
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、ネットワークまたは VPN を' +
      '確認するか、管理者に問い合わせてください。',
  }),
  'sql.connectionLost': ({ server }) => ({
    what: `応答を受け取る前に、${named(server)}への接続が失われました。`,
    next: '何も開示されていません。もう一度お試しください。',
  }),
  'sql.unreadableAnswer': ({ server }) => ({
    what: `${named(server)}は応答しましたが、SQL Server の応答ではありませんでした。`,
    next: '構成のホストとポートを確認するよう、管理者に依頼してください。',
  }),
  'sql.encryptionRefused': ({ server }) => ({
    what:
      `${named(server)}が暗号化された接続を提供していないため、` +
      'ログインは送信されませんでした。',
    next:
      'サーバーに証明書をインストールするよう、管理者に依頼してください。' +
      'これが突然起きた場合は、通信が傍受されている可能性があるため、報告してください。',
  }),
  'sql.certificateExpired': ({ server }) => ({
    what:
      `${named(server)}の証明書は、有効期限が切れているか、まだ有効になっていません。` +
      'ログインは送信されませんでした。',
    next:
      'このコンピューターの時計を確認してください。時計が正しい場合は、証明書の更新を管理者に' +
      '依頼してください。',
  }),
  'sql.certificateUnknown': ({ server }) => ({
    what:
      `${named(server)}の証明書は、このコンピューターが信頼する証明機関から発行されたものでは` +
      'ありません。ログインは送信されませんでした。',
    next:
      '証明機関の証明書をこのコンピューターまたは構成 (caFile) に追加するよう、' +
      '管理者に依頼してください。',
  }),
  'sql.certificateName': ({ server }) => ({
    what: `${named(server)}の証明書は、別の名前のものです。ログインは送信されませんでした。`,
    next:
      '構成されているホストを修正するか、証明書の名前 (serverName) を構成するか、' +
      'ホストの証明書を発行するよう、管理者に依頼してください。',
  }),
  'sql.certificateWeak': ({ server }) => ({
    what: `${named(server)}の証明書のキーまたは署名が脆弱です。ログインは送信されませんでした。`,
    next: '2,048 ビット以上のキーを使用した新しい証明書を管理者に依頼してください。',
  }),
  'sql.outdatedEncryption': ({ server }) => ({
    what:
      `${named(server)}が提供する暗号化は古く、このコンピューターでは使用されません。` +
      'ログインは送信されませんでした。',
    next: 'データベース サーバーで TLS 1.2 とその暗号を有効にするよう、管理者に依頼してください。',
  }),
  'sql.loginRefused': ({ server }) => ({
    what: `${named(server)}が、このアカウントのアクセスを許可していません。`,
    next:
      'データベースへのアクセスを管理者に依頼してください。SQL Server ログインの場合は、' +
      '[設定] でログイン名とパスワードを確認してください。',
  }),
  'sql.loginUntrusted': ({ server }) => ({
    what:
      `${named(server)}は、ここからの Windows アカウントを受け付けていません。` +
      'アカウントが信頼されていないドメインのものであるか、サーバーが拡張保護を' +
      '要求しています。',
    next: 'このソースに SQL Server ログインを使用するよう、管理者に依頼してください。',
  }),
  'sql.needsPassword': ({ sources }) => ({
    what:
      `${sources === undefined ? 'データベース' : `${sources} `}は` +
      'パスワードしか受け付けないため、パスワードなしの Windows によるサインインはできません。',
    next:
      'パスワードを入力するか、そのデータベースの SQL Server ログインを管理者に' +
      '依頼してください。',
  }),
  'sql.accountDisabled': ({ server }) => ({
    what: `このアカウントは無効になっています${onServer(server)}。`,
    next: 'アカウントを有効にするよう、管理者に依頼してください。',
  }),
  'sql.accountLocked': ({ server }) => ({
    what: `このアカウントはロックされています${onServer(server)}。`,
    next:
      'ロックの解除を管理者に依頼してから、もう一度お試しください。試行を繰り返すと、' +
      'ロックが長引く場合があります。',
  }),
  'sql.passwordExpired': ({ server }) => ({
    what:
      'このログインのパスワードは、有効期限が切れているか、先に変更する必要が' +
      `あります${onServer(server)}。`,
    next: '新しいパスワードの設定を管理者に依頼してから、[設定] で入力してください。',
  }),
  'sql.databaseUnknown': ({ server }) => ({
    what: `${named(server)}にこのデータベースがないか、このアカウントでは開けません。`,
    next:
      '構成のデータベース名と、アカウントのアクセス権を確認するよう、' +
      '管理者に依頼してください。',
  }),
  'sql.databaseUnavailable': ({ server }) => ({
    what:
      `データベースは現在使用できません${onServer(server)}。別のサーバーに移行中の可能性が` +
      'あります。',
    next:
      'しばらくしてからもう一度お試しください。解決しない場合は、構成で可用性グループの' +
      'リスナーが指定されているかどうかを管理者に確認してください。',
  }),
  'sql.databaseReadOnly': ({ server }) => ({
    what: `データベースに書き込めないため、記録も開示もできません${onServer(server)}。`,
    next:
      '構成で可用性グループのリスナーが、読み取り専用インテントなしで指定されているかどうかを' +
      '管理者に確認してください。',
  }),
  'sql.notPermitted': ({ server }) => ({
    what:
      'お使いのアカウントには、データベースでこの操作を行う権限が' +
      `ありません${onServer(server)}。`,
    next:
      '権限を管理者に依頼するか、権限のある担当者に通話を引き継いでください。必要な権限は、' +
      '[ヘルプ] メニューの管理者ガイドとデータベース管理者ガイドに記載されています。',
  }),
  'sql.objectMissing': ({ server }) => ({
    what:
      '必要なテーブルまたはプロシージャがデータベース' +
      `${onServer(server)}${server === undefined ? '' : ' '}にないか、このアカウントには` +
      '表示されません。',
    next:
      '構成で正しいデータベースが指定されているかどうかを管理者に確認し、[ヘルプ] メニューの' +
      '管理者ガイドとデータベース管理者ガイドに記載されている権限を依頼してください。',
  }),
  'sql.full': ({ server }) => ({
    what: `データベースがいっぱいのため、記録も開示もできません${onServer(server)}。`,
    next: '空き領域を増やすよう管理者に依頼してから、もう一度お試しください。',
  }),
  'sql.busy': ({ server }) => ({
    what: `${named(server)}は負荷が高く、応答できません。`,
    next: '何も開示されていません。しばらくしてからもう一度お試しください。',
  }),
  'sql.refused': ({ server, reason }) => ({
    what: `${named(server)}が要求を拒否しました${numbered(reason)}。`,
    next: 'もう一度お試しください。問題が繰り返される場合は、管理者に番号を伝えてください。',
  }),
  'login.missing': () => ({
    what: 'このソースのログインは保存されていません。',
    next: '管理者から受け取ったログインを、[設定] の [データベース ログイン] で入力してください。',
  }),
  'login.unreadable': () => ({
    what: 'このソース用に保存されたログインを読み取れなくなりました。',
    next: '[設定] の [データベース ログイン] で、もう一度入力してください。',
  }),
  'login.noProtection': () => ({
    what: 'このコンピューターにはログインを保護する機能がないため、保存されませんでした。',
    next:
      'Linux の場合は、キーリング (GNOME Keyring または KWallet) のロックを解除してから、' +
      'もう一度お試しください。管理者は、このソースで Windows アカウントを使用するように' +
      '設定することもできます。',
  }),
  'sql.outcomeUnknown': ({ server }) => ({
    what:
      `要求の送信後に、${named(server)}への接続が切断されました。` +
      '要求が実行されたかどうかは不明です。',
    next:
      '要求は再送信されておらず、結果不明として記録されています。キーは開示済みと見なされ、' +
      '置き換えられる可能性があります。もう一度送信すると、新しい要求として記録されます。',
  }),
} satisfies ErrorTexts;
