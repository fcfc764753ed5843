import type { Sign } from '#shared/audit/unusual-activity.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { number, withCount } from './counted-words.ts';

/**
 * Why a disclosure is unusual, in sentences; empty when it is not.
 *
 * @param signs `undefined` for one that was compared with nothing
 */
export function unusualText(
  signs: readonly Sign[] | undefined,
  { signs: sentences, notCompared, sentenceGap }: NativeWords['report']['unusual'],
): string {
  if (signs === undefined) return notCompared;
  return signs
    .map(({ sign, count, usual }) =>
      withCount(sentences[sign], count).replaceAll('{usual}', number(usual)),
    )
    .join(sentenceGap);
}
