import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';

/** Digits as they are said on the phone, and the letters of ICAO's and NATO's alphabet. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'ゼロ',
  1: 'いち',
  2: 'に',
  3: 'さん',
  4: 'よん',
  5: 'ご',
  6: 'ろく',
  7: 'なな',
  8: 'はち',
  9: 'きゅう',
  A: 'アルファ',
  B: 'ブラボー',
  C: 'チャーリー',
  D: 'デルタ',
  E: 'エコー',
  F: 'フォックストロット',
};

/** Entering and saying a recovery key ID. */
export const keyId = {
  tooLong: 'キー ID は 32 桁です。余分な文字を削除してください。',
  hint: {
    nothing: '最初の 8 桁、または全 32 桁',
    tooShort: (digits: number) => `${digits} 桁 (8 桁以上必要)`,
    prefix: (digits: number) => `32 桁中 ${digits} 桁: 一致候補を検索します`,
    whole: '全 32 桁: 該当するキーを検索します',
    unreadable: '使用できるのは数字 0 から 9 と英字 A から F だけです',
    unclear: '前後に何も付けず、キー ID だけを入力してください',
    offered: (count: number) =>
      count === 1
        ? 'Enter キーを押すと、下のキー ID を使用します'
        : '下のキー ID から 1 つ選択してください',
    pasted: '貼り付けたテキストから、キー ID だけを取り込みました。',
  },
  offer: {
    meant: (count: number) => (count === 1 ? 'これでしょうか?' : 'どれでしょうか?'),
    readAs: (readAs: KeyIdOffer['readAs']) =>
      readAs.map(({ from, to }) => `${from} を ${to} と解釈`).join('、'),
    accept: 'このキー ID を使用',
    acceptOne: (id: string) => `このキー ID を使用: ${id}`,
  },
  similar: {
    title: '似たキー ID',
    lead: (endUser: string) =>
      `この ID のキーはありません。次のキーは ${endUser} のコンピューターのもので、` +
      '1 か所だけ異なります。マークされた位置を、' +
      '発信者にもう一度読み上げてもらってください。',
  },
  use: 'このキー ID を使用',
  spellOut: '1 文字ずつ表示',
  spellingOf: (id: string) => `${id.slice(0, 8)} を 1 文字ずつ表示`,
  /** One line per group, every digit a word. */
  spelled: (id: string): readonly string[] =>
    id.split('-').map((group) => Array.from(group, (digit) => SPELLED[digit] ?? digit).join('、')),
};
