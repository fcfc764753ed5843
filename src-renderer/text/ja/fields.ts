import { LONGEST_NOTE, type RequestFieldProblem } from '#shared/request/request-fields.ts';

/** What is wrong with a field that several forms have. */
export const fieldProblems: Readonly<Record<RequestFieldProblem, string>> = {
  'too-long':
    `短くしてください。メモは ${LONGEST_NOTE} 文字まで、他のフィールドはそれより短くする必要が` +
    'あります。',
  required: 'このフィールドに入力してください。',
  'note-required': '理由が [その他] の場合は、その内容を簡単に入力してください。',
  'reason-required': '理由を選択してください。',
  'invisible-characters': '目に見えない文字が含まれています。貼り付けずに、手で入力してください。',
  'holds-secret': '回復キーのようです。キーを監査ログに残すことはできません。',
  'not-a-ticket': '組織のチケット番号ではありません。',
  'ticket-required': 'チケット番号を入力してください。番号がないとキーは開示されません。',
};

/** The field for the ticket number, which several forms have. */
export const ticketField = {
  optional: '省略可能',
  such: (example: string) => `例: ${example}`,
  open: 'チケットを開く',
} as const;
