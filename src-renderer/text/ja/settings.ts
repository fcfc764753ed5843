import type { CheckFacts, CheckName, CheckStep } from '#shared/connection/connection-check.ts';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';

const ROLES: Readonly<Record<Role, string>> = {
  admin: 'ヘルプデスク管理者',
  user: 'ヘルプデスク ユーザー',
  reports: 'レポート ユーザー',
};

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  admin: 'ドライブの回復、TPM の管理、レポート。キー ID と理由だけで要求できます。',
  user: 'ドライブの回復と TPM の管理。すべてのフィールドに入力する必要があります。',
  reports: 'レポートのみ。',
};

const ORIGINS: Readonly<Record<ConfigurationOrigin, string>> = {
  none: '組織はまだ構成されていません。表示されているのはデモ プロファイルです。',
  user: 'ユーザー自身による構成です。',
  environment: '管理者が KEYDESK_CONFIG で設定しています。変更できるのは管理者だけです。',
  machine: '管理者がこのコンピューターに設定しています。変更できるのは管理者だけです。',
};

const STEPS: Readonly<Record<CheckName, string>> = {
  tenant: 'Entra ID への接続',
  find: 'ドメイン コントローラーの検索',
  reach: 'ドメイン コントローラーへの接続',
  certificate: '接続の暗号化',
  clock: '時計の比較',
  ticket: 'Windows のチケットの確認',
  bind: 'サインイン',
  groups: 'グループの検索',
  keys: '回復キーの読み取り',
  sources: 'データベースへの照会',
  secrets: 'ストア内のシークレットの確認',
  'admin-service': 'AdminService への照会',
  cloud: 'Entra ID への照会',
  witnesses: '監査ログの照合先へのテスト送信',
  messages: 'メッセージ用のサーバーの確認',
  'audit-log': '監査ログへの書き込み',
};

const list = (text = ''): string => (text === '' ? 'なし' : text);
const day = (iso = ''): string => iso.slice(0, 10);

/** A step of the check as a line of text. */
interface ReportLine {
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

const TICKET_PROBLEMS: Readonly<Record<string, string>> = {
  'kerberos.expired': 'チケットの有効期限が切れています。',
  'kerberos.clock': 'このコンピューターとドメインの時計の差が、チケットの許容範囲を超えています。',
  'kerberos.noSpn': 'ドメインに、このコントローラーのサービス プリンシパル名 (SPN) がありません。',
  'kerberos.kdcSilent': '時間内にチケットを発行したドメイン コントローラーがありませんでした。',
  'kerberos.encryption':
    'このコンピューターとドメインの両方で許可されている、チケットの暗号化方式がありません。',
};

/** What a step saw, in a sentence. */
const SEEN: Readonly<Record<CheckName, (facts: CheckFacts) => string>> = {
  tenant: ({ server = '', tenant = '' }) => `${server} がテナント ${tenant} について応答しました。`,
  find: ({ domain = '', how, servers }) =>
    how === 'listed'
      ? `${domain} に構成されているコントローラー: ${list(servers)}`
      : `${domain} の DNS にあるコントローラー: ${list(servers)}`,
  reach: ({ answering, notAnswering }) =>
    [answering && `接続可能: ${answering}。`, notAnswering && `応答なし: ${notAnswering}。`]
      .filter(Boolean)
      .join(''),
  certificate: ({ server = '', issuer, names, validTo, days, encryption }) =>
    issuer === undefined
      ? server
      : `${server} に ${encryption === 'starttls' ? 'StartTLS' : 'LDAPS'} で接続。` +
        `証明書: ${list(names)}、発行者: ${issuer}、` +
        `有効期限: ${day(validTo)}${days === undefined ? '' : ` (残り ${days} 日)`}。`,
  clock: ({ seconds = '0' }) =>
    Math.abs(Number(seconds)) <= 1
      ? '時計は一致しています。'
      : `このコンピューターの時計は、コントローラーより ${Math.abs(Number(seconds))} ` +
        `秒${Number(seconds) > 0 ? '進んで' : '遅れて'}います。`,
  ticket: ({ holder = '', service = '', problem = '' }) =>
    problem === ''
      ? `${holder} のチケットは ${service} に使用できます。`
      : (TICKET_PROBLEMS[problem] ??
        'Windows から、このコントローラーのチケットを取得できませんでした。'),
  bind: ({ account = '', server = '' }) =>
    `${server === '' ? '' : `${server} に `}${account} としてサインインしました。`,
  groups: ({ missing, roles = '', admin, user, reports }) => {
    const found = list([admin, user, reports].filter(Boolean).join(', '));
    const own = Role.options
      .filter((role) => roles.split(' ').includes(role))
      .map((role) => ROLES[role]);
    const memberships =
      own.length === 0
        ? 'お使いのアカウントは、どのグループにも属していません。'
        : `お使いのアカウントが属するグループ: ${own.join('、')}。`;
    return (
      `見つかったグループ: ${found}。${missing ? `見つからないグループ: ${missing}。` : ''}` +
      memberships
    );
  },
  keys: ({ seen }) =>
    ({
      readable: 'お使いのアカウントは、BitLocker 回復パスワードを読み取ることができます。',
      hidden: '回復キーはありますが、お使いのアカウントにはパスワードを読み取る権限がありません。',
      none:
        'お使いのアカウントから見える回復キーはありません。' +
        'このドメインに回復キーがバックアップされていないか、アカウントに表示する権限が' +
        'ありません。',
    })[seen ?? 'none'] ?? '',
  sources: ({ answered, failed }) =>
    [answered && `応答: ${answered}。`, failed && `照会失敗: ${failed}。`].filter(Boolean).join(''),
  secrets: ({ secrets = 'none' }) =>
    ({
      none: 'このコンピューターのストアにシークレットはありません。',
      clear: 'このコンピューターのストア内のシークレットは暗号化されていません。',
      encrypted: 'このコンピューターのストア内のシークレットは暗号化されており、キーもあります。',
    })[secrets] ?? '',
  'admin-service': ({ server = '', reached, account, computers }) =>
    [
      reached && `${server} に接続でき、証明書は信頼されています。`,
      account && `${account} としてサインインしています。`,
      computers === 'none' && 'このアカウントから見えるコンピューターはありません。',
      computers === 'visible' &&
        'コンピューターとそのキーの一覧が見えます。キーを読み取れるかどうかは、読み取るときに' +
          '分かります。',
    ]
      .filter(Boolean)
      .join(''),
  cloud: ({ account = '', granted = '', keys = '0' }) =>
    account === ''
      ? ''
      : `${account} としてサインインしています。許可: ${list(granted)}。` +
        (keys === '0'
          ? 'このアカウントから見える回復キーはありません。'
          : `回復キーが見えます (最初のページに ${keys} 件)。キーを読み取れるかどうかは` +
            '、読み取るときに分かります。'),
  witnesses: ({ answered, failed }) =>
    [
      answered && `テスト メッセージを確認: ${answered}。`,
      failed && `テスト メッセージを未確認: ${failed}。`,
    ]
      .filter(Boolean)
      .join(''),
  messages: ({ answered, failed, waiting = '0', lost = '0' }) =>
    [
      answered && `使用可能: ${answered}。`,
      failed && `使用不可: ${failed}。`,
      waiting !== '0' && `待機中の通知: ${waiting} 件。`,
      lost !== '0' && `配信できなかった通知: ${lost} 件。`,
    ]
      .filter(Boolean)
      .join(''),
  'audit-log': ({ sequence = '' }) => `エントリ ${sequence} を書き込みました。`,
};

/** What to do about a warning. */
const ADVICE: Readonly<Partial<Record<CheckName, string>>> = {
  secrets: '管理者に暗号化を依頼してください (keydesk store encrypt)。',
  messages: '配信できなかった通知を監査ログで確認し、ディレクトリのアドレスを修正してください。',
  reach:
    'Keydesk は、すぐに次のコントローラーを使用します。' +
    '応答しないコントローラーを確認するか、DNS から削除してください。',
  certificate: '証明書を早めに更新するよう、管理者に依頼してください。',
  clock: 'このコンピューターの時計を合わせてください。監査エントリにはこの時刻が記録されます。',
  'admin-service':
    '担当するコンピューターを含むコレクションに対するセキュリティ ロールを管理者に依頼してください。',
  cloud:
    'デバイスがキーを Entra ID にバックアップしている場合は、ヘルプデスク管理者' +
    'など、キーを表示できるロールを管理者に依頼してください。',
  ticket: '解決するまでは、パスワードでサインインしてください。',
  groups: '構成のグループを修正するか、いずれかのグループへの追加を依頼してください。',
  keys: 'ディレクトリを使用してドライブを回復する場合は、読み取り権限を管理者に依頼してください。',
};

const SKIPPED: Readonly<Record<Extract<CheckStep, { state: 'skipped' }>['because'], string>> = {
  'failed-before': '未実行: 前の手順が失敗しました。',
  'not-signed-in': '未実行: 先にサインインしてください。',
  'nothing-configured': '未実行: 何も構成されていません。',
  'no-ticket': 'チケットがありません: このコンピューターでドメインにサインインしていません。',
  'no-kerberos': '実行できません: このコンピューターに Kerberos ライブラリがありません。',
  'no-cloud-sign-in': '未実行: 先に Entra ID にサインインしてください。',
};

export const settings = {
  title: '設定',
  close: '閉じる',
  language: {
    title: '言語',
    /** The language of the operating system, where there are words for it. */
    system: 'システムの設定に従う',
  },
  organisation: {
    title: '組織',
    origins: ORIGINS,
    signOutFirst: '別の組織に接続するには、サインアウトしてください。',
  },
  check: {
    title: '接続の確認',
    intro: 'ディレクトリへの接続を手順ごとに確認します。シークレットは読み取りません。',
    run: '接続の確認',
    running: '接続を確認しています',
    copy: 'テキストとしてコピー',
    copied: 'コピーしました。',
    steps: STEPS,
    seen: SEEN,
    advice: ADVICE,
    skipped: SKIPPED,
    untried: '未実行',
    states: { passed: '成功', warning: '警告', failed: '失敗', skipped: '未実行' },
    heading: (profile: string, time: string, version: string) =>
      `Keydesk ${version}、${profile} の確認、${time}`,
    line: ({ number, name, state, text }: ReportLine) => `${number}. ${name}: ${state}。${text}`,
    failedWith: (code: ErrorCode) => `(${code})`,
  },
  logins: {
    title: 'データベース ログイン',
    intro:
      'これらのソースには、データベース サーバーのログインを使用して照会します。' +
      'ログインは、オペレーティング システムの保護機能により、このコンピューターに現在の' +
      'ユーザー専用として保存されます。',
    states: { kept: 'ログインは保存されています。', missing: 'ログインはまだ保存されていません。' },
    enter: 'ログインの入力…',
    replace: 'ログインの変更…',
    forget: 'ログインの削除',
    form: (source: string) => `${source} のログイン`,
    userName: 'ログイン名',
    password: 'パスワード',
    keep: 'ログインの保存',
  },
  cloud: {
    title: 'クラウドへのサインイン',
    intro:
      'これらのソースには、ブラウザーで自分のアカウントを使って個別にサインインする必要' +
      'があります。Keydesk をロックするかサインアウトすると終了します。',
  },
  connect: {
    open: '組織に接続…',
    title: '組織に接続',
    stages: { directory: '1. ディレクトリ', account: '2. サインイン', groups: '3. グループ' },
    domain: 'ドメイン',
    domainHint: 'DNS 名 (contoso.com など)',
    domainInvalid: 'ドメインの DNS 名ではありません。contoso.com のような形式で入力してください。',
    more: '詳細',
    encryption: '暗号化',
    encryptions: { ldaps: 'LDAPS (ポート 636)', starttls: 'StartTLS (ポート 389)' },
    dnsServer: 'DNS サーバー',
    dnsServerHint:
      'IP アドレス。このコンピューターの DNS でドメインが見つからない場合にのみ必要です',
    dnsServerInvalid: 'IP アドレスではありません。',
    authorities: '証明機関',
    authoritiesHint:
      'コントローラーの証明書を発行した証明機関を、このコンピューターが' +
      '信頼していない場合にのみ必要です',
    chooseAuthorities: 'ファイルの選択…',
    noAuthorities: 'オペレーティング システムの証明機関',
    find: 'コントローラーの検索',
    finding: 'ドメイン コントローラーを検索しています',
    accountIntro:
      'ご自身のアカウントで接続できます。グループの検索に使用され、保存されることはありません。',
    userName: 'ユーザー名',
    userNameHint: 'DOMAIN\\name または name@domain',
    password: 'パスワード',
    signIn: 'サインイン',
    signingIn: 'ディレクトリにサインインしています',
    required: 'このフィールドに入力してください。',
    groupsIntro:
      'これらのグループのメンバー (入れ子の深さを問わず) がサインインできます。' +
      '少なくとも 1 つ必要です。ヘルプデスク管理者とヘルプデスク ユーザーの両方のグループに' +
      '属する人は、ヘルプデスク管理者になります。',
    roles: ROLES,
    roleHints: ROLE_HINTS,
    groupSearch: 'グループ名の一部を入力してください',
    noGroups: 'この文字列を名前に含むセキュリティ グループはありません。',
    groupsRequired: 'グループを 1 つ以上選択してください。',
    name: '組織の名前',
    nameHint: 'サインイン時に表示される名前',
    back: '戻る',
    cancel: 'キャンセル',
    finish: '保存して使用',
    finishing: '構成を保存しています',
  },
} as const;
