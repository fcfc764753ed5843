import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Compliance reports. */
export const complianceErrors = {
  'compliance.noSource': () => ({
    what: 'このプロファイルには、コンピューターの暗号化の状況がわかるソースがありません。',
    next:
      'Keydesk ストアまたは Configuration Manager をソースに追加するよう、' +
      '管理者に依頼してください。',
  }),
  'compliance.unknownComputer': () => ({
    what: 'このような名前の管理対象コンピューターはありません。',
    next:
      '名前を確認するか、入力する文字数を減らしてください。' +
      '一度も管理されていないコンピューターは、どのレポートにも含まれません。',
  }),
  'compliance.sourcesMissing': ({ sources = '' }) => ({
    what:
      'コンピューターは見つかりませんでしたが、応答していないソースがあります。' +
      `応答なし: ${sources}。`,
    next:
      '応答していないソースに情報がある可能性があります。' +
      'しばらくしてからもう一度お試しください。',
  }),
} satisfies ErrorTexts;
