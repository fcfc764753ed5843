import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The server and what went wrong, where they are known. */
const serverOf = (server: string | undefined, reason = '') =>
  server === undefined ? '' : `: ${server} (${reason})`;

const known = (text: string | undefined) => (text === undefined ? '' : ` ${text} `);

/** Newer versions of Keydesk, where the organisation keeps them. */
export const updateErrors = {
  'updates.notSetUp': () => ({
    what: '更新プログラムを確認するよう設定されていますが、アドレスまたはキーがありません。',
    next: 'updates.folder と updates.publicKey を設定するよう、管理者に依頼してください。',
  }),
  'updates.unreachable': ({ server, reason }) => ({
    what: `更新プログラムのフォルダーに接続できません${serverOf(server, reason)}。`,
    next: 'ネットワークを確認してもう一度試すか、管理者に連絡してください。',
  }),
  'updates.timedOut': () => ({
    what: '更新プログラムのフォルダーが時間内に応答しませんでした。',
    next: '後でもう一度試すか、管理者に連絡してください。',
  }),
  'updates.notTrusted': ({ server, reason }) => ({
    what: `更新プログラムのサーバーの証明書は信頼されていません${serverOf(server, reason)}。`,
    next: '証明書を確認するよう、管理者に依頼してください。何もダウンロードされていません。',
  }),
  'updates.unreadable': ({ reason = '' }) => ({
    what: `更新プログラムの一覧は使用できません: ${reason}。`,
    next: '管理者に連絡してください。',
  }),
  'updates.forged': () => ({
    what: '更新プログラムの一覧は、組織のキーで署名されていません。',
    next: '一覧が変更されたか、キーが異なる可能性があります。一覧の内容は使用されません。管理者に連絡してください。',
  }),
  'updates.expired': ({ reason }) => ({
    what:
      reason === undefined
        ? '更新プログラムの一覧の有効期限が切れています。'
        : `更新プログラムの一覧の有効期限は ${reason} でした。`,
    next: '新しい一覧に署名するよう、管理者に依頼してください。',
  }),
  'updates.unknownRing': ({ reason }) => ({
    what: `更新プログラムの一覧にリング${known(reason)}がありません。`,
    next: 'updates.ring を修正するか、一覧にリングを追加するよう、管理者に依頼してください。',
  }),
  'updates.noPackage': ({ reason = '' }) => ({
    what: `更新プログラムの一覧にこのパッケージがありません: ${reason}。`,
    next: '--package で別のパッケージを指定するか、一覧に署名する担当者に連絡してください。',
  }),
  'updates.wrongPackage': ({ fileName = 'パッケージ' }) => ({
    what: `${fileName} は、更新プログラムの一覧に記載されたパッケージではありません。破棄されました。`,
    next: 'もう一度試してください。解決しない場合は、フォルダーの担当者に連絡してください。',
  }),
} satisfies ErrorTexts;
