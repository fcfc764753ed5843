import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { regionInUse } from '#renderer/text/region.ts';
import type { LimitWindow } from '#shared/recovery/disclosure-limits.ts';

const timeOf = (iso: string) => {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(regionInUse(), {
    ...(!isToday && { weekday: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
};
const from = (nextAt: string | undefined) =>
  nextAt === undefined ? 'しばらくしてから' : `${timeOf(nextAt)} 以降に`;

const WINDOWS: Readonly<Record<LimitWindow, string>> = {
  minute: '1 分',
  hour: '1 時間',
  day: '1 日',
};

/** How much one operator may ask for, and how fast. */
export const limitErrors = {
  'disclosure.limitReached': ({ most, window, nextAt }) => ({
    what:
      most === undefined || window === undefined
        ? '開示の上限に達しました。何も開示されていません。'
        : `${WINDOWS[window]}あたりの開示の上限 (${most} 件) に達しました。` +
          '何も開示されていません。',
    next:
      `次の開示は、${from(nextAt)}可能になります。入力内容は保持されます。待てない場合は、` +
      'ヘルプデスク管理者が上限を超えて開示できます。',
  }),
  'disclosure.tooManyGuesses': ({ nextAt }) => ({
    what:
      'キー ID、コンピューター、またはエンド ユーザーが一致しない要求が多すぎます。' +
      'この要求は検索されませんでした。',
    next:
      `${from(nextAt)}、もう一度送信してください。入力内容は保持されます。` +
      'その間に、キー ID とエンド ユーザーを発信者に確認してください。このような要求は、' +
      'フラグ付きで監査ログに記録されます。',
  }),
} satisfies ErrorTexts;
