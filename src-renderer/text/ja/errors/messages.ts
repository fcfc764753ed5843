import type { ErrorText } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);
const serverNamed = (name = '') => (name === '' ? 'メッセージ用のサーバー' : `サーバー ${name} `);

const computerNamed = (name: string | undefined) =>
  name === undefined ? 'このコンピューター' : `${name} `;

/** Messages to people, and the codes that are sent with them. */
export const messageErrors = {
  'message.unreachable': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)}に接続できません${technical(reason)}。`,
    next: 'ネットワークを確認してもう一度試すか、管理者に連絡してください。',
  }),
  'message.timedOut': ({ server }) => ({
    what: `${serverNamed(server)}が時間内に応答しませんでした。`,
    next: 'もう一度試すか、管理者に連絡してください。',
  }),
  'message.notTrusted': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)}の証明書は信頼されていません${technical(reason)}。`,
    next: '証明書と caFile を確認するよう、管理者に依頼してください。',
  }),
  'message.deferred': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)}は現在メッセージを受け付けていません${technical(reason)}。`,
    next: 'しばらくしてからもう一度試すか、管理者に連絡してください。',
  }),
  'message.refused': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)}がメッセージを拒否しました${technical(reason)}。`,
    next: 'ディレクトリのアドレスとメッセージの設定を確認するよう、管理者に依頼してください。',
  }),
  'message.notConfigured': ({ reason = '' }) => ({
    what: `現在の構成ではメッセージを送信できません${technical(reason)}。`,
    next: 'メッセージの設定で指定されているファイルを確認するよう、管理者に依頼してください。',
  }),
  'message.noAddress': () => ({
    what: 'このユーザーのアドレスがディレクトリにありません。',
    next: '別の方法で発信者を確認し、アドレスをディレクトリに追加するよう依頼してください。',
  }),
  'code.wrong': ({ most: left = 0 }) => ({
    what:
      left === 0
        ? 'コードが間違っています。これ以上は試せません。'
        : `コードが間違っています。残りは ${left} 回です。`,
    next:
      left === 0
        ? '新しいコードを送信するか、通話を終了してください。'
        : 'コードをもう一度読み上げるよう、発信者に依頼してください。',
  }),
  'code.gone': () => ({
    what: 'コードはもう使用できません。',
    next: '新しいコードを送信してください。',
  }),
  'code.required': () => ({
    what: 'エンド ユーザーの正しいコードがないと、キーは開示されません。',
    next: 'コードを送信し、読み上げるよう発信者に依頼してください。',
  }),
  'approval.required': ({ computer }) => ({
    what:
      `2 人目の管理者が承認した場合にのみ、${computerNamed(computer)}のシークレットが` +
      '開示されます。',
    next: 'このシークレット 1 件のために、下でサインインするよう別の管理者に依頼してください。',
  }),
  'approval.gone': () => ({
    what: '承認するものがないか、承認の期限が切れています。',
    next: '要求をもう一度送信してから、承認を受けてください。',
  }),
  'approval.ownRequest': () => ({
    what: '自分の要求を自分で承認することはできません。',
    next: '別の管理者に依頼してください。',
  }),
  'approval.notAdmin': () => ({
    what: 'このアカウントは承認できません。ヘルプデスク管理者のアカウントではありません。',
    next: '管理者に依頼してください。',
  }),
  'code.tooMany': () => ({
    what: '送信されたコードが多すぎます。',
    next: '数分待ってから、もう一度送信してください。',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
