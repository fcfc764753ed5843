import type { SignWords } from '#renderer/text/sign-words.ts';

export const unusual = {
  title: '通常と異なるアクティビティ',
  among: (found: string, looked: string) => `最新の開示 ${looked} 件のうち ${found} 件`,
  looking: '最新の開示を以前の開示と比較しています',
  none: (looked: string) => `最新の開示 (${looked} 件) に該当なし`,
  notLooked: '比較していません',
  /** What the filter is called that shows nothing else. */
  only: '通常と異なるもののみ',
  show: '表に表示',
  signs: {
    'important-computer': () => '組織が重要と指定しているコンピューターです。',
    'odd-hour': (count: string, usual: string) =>
      `通常の時間帯ではありません: この担当者の以前の開示 ${usual} 件のうち、この時間帯のものは ${count} 件です。`,
    many: (count: string, usual: string) =>
      `多数: 24 時間に ${count} 件の開示。この担当者の通常の 1 日は ${usual} 件です。`,
    'many-computers': (count: string) =>
      `7 日以内に同じエンド ユーザーのコンピューター ${count} 台。`,
    'again-soon': (count: string) => `同じキーが直前の 7 日間に開示されています: ${count} 件。`,
    'no-ticket': (count: string, usual: string) =>
      `チケットがありません。以前の開示 ${usual} 件のうち ${count} 件にはあります。`,
  } satisfies SignWords,
} as const;
