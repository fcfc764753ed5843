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
};
