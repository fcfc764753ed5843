import type { ReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

const DIGITS = ['ゼロ', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];

/** The language the digits are spoken in, for choosing a voice. */
const LANGUAGE = 'ja';

const VERDICTS: Readonly<
  Record<Exclude<ReadBack['verdict'], 'wrong-place' | 'incomplete'>, string>
> = {
  right: '正しいグループです。',
  'wrong-digit':
    'どれかの桁が間違っています。このようなグループを持つ回復パスワードはありません。' +
    'この 6 桁をもう一度聞いてください。',
  'too-large': '720885 を超えるグループはありません。この 6 桁をもう一度聞いてください。',
  'another-key':
    '有効なグループですが、このキーのものではありません。どのキーを書き留めたかを発信者に' +
    '確認してください。',
};

export const readAloud = {
  open: '読み上げ',
  close: '読み上げを終了',
  language: LANGUAGE,
  position: (number: number) => `グループ ${number} (全 ${GROUP_COUNT} グループ)`,
  jump: (number: number, isConfirmed: boolean) =>
    isConfirmed ? `グループ ${number}、復唱済み` : `グループ ${number}`,
  /** Six digits as two threes, as numbers are dictated; commas keep a voice from joining them. */
  digits: (group: string) => `${digitWords(group.slice(0, 3))}。${digitWords(group.slice(3))}`,
  previous: '前のグループ',
  next: '次のグループ',
  speak: '音声で読む',
  noVoice:
    '音声は使用できません。このコンピューター自体に日本語の音声がなく、キーを音声サービスに' +
    '送信することもできないためです。',
  keys: '方向キーと Space キーで移動、Home キーで先頭、End キーで末尾、Esc キーで終了します。',
  readBack: '発信者の復唱',
  typed: (digits: number) => `6 桁中 ${digits} 桁`,
  nothingTyped: '発信者が復唱した数字を入力してください。',
  verdict: (readBack: ReadBack, number: number): string => {
    if (readBack.verdict === 'incomplete') return '';
    if (readBack.verdict === 'wrong-place')
      return (
        `これはグループ ${number} ではなく、グループ ${readBack.position} です。` +
        '発信者が 1 つ飛ばしたか、順番を入れ替えています。'
      );
    return VERDICTS[readBack.verdict];
  },
  confirmed: (number: number) => `グループ ${number} は正しい値です。`,
  nothingMore: '照合するグループはもうありません。',
  allConfirmed: `${GROUP_COUNT} グループすべてが復唱され、一致しました。`,
};

function digitWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? digit).join('、');
}
