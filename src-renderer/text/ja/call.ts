import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

/** The request in front, recent requests, and the text for the help desk's ticket. */
export const call = {
  summary: {
    title: 'この要求',
    keyId: '回復キー ID',
    endUser: 'エンド ユーザー',
    noEndUser: '指定なし',
    reason: '理由',
    note: 'メモ',
    ticket: 'チケット番号',
    answeredAt: '応答日時',
    newRequest: '新しい要求',
    copyForTicket: 'チケット用にコピー',
    copied: 'キーを除いてコピーしました。',
    notCopied: 'クリップボードにコピーできませんでした。もう一度お試しください。',
    sameCaller: '同じ発信者の別のキー',
    backToForm: (keyId: string) => (keyId === '' ? 'フォームに戻る' : `${keyId} の要求に戻る`),
  },
  recent: {
    title: '最近の要求',
    lead: '戻る要求を選択してください。',
    shown: (time: string) => `キーを表示中、あと ${time} で非表示`,
    hidden: 'キーは非表示 (再表示できます)',
    over: 'キーは保持されていません',
    readBack: '復唱済み',
  },
  over: {
    text:
      'このキーはもうメモリに保持されていません。再び必要な場合は、改めて要求してください。' +
      '初回と同様に記録されます。',
    askAgain: 'もう一度要求',
  },
  ticket: {
    title: 'BitLocker 回復',
    computer: 'コンピューター',
    endUser: 'エンド ユーザー',
    keyId: 'キー ID の先頭',
    reason: '理由',
    ticket: 'チケット',
    answeredAt: 'キーの提供日時',
    readBack: '復唱',
    groupsReadBack: (groups: number) =>
      groups === GROUP_COUNT
        ? `${GROUP_COUNT} グループすべて一致`
        : groups === 0
          ? 'なし'
          : `${GROUP_COUNT} グループ中 ${groups} グループが一致`,
    unknown: '不明',
  },
} as const;
