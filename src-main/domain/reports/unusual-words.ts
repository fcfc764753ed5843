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
  { unusual, layout }: Pick<NativeWords['report'], 'unusual' | 'layout'>,
): string {
  if (signs === undefined) return unusual.notCompared;
  return signs
    .map(({ sign, count, usual }) =>
      withCount(unusual.signs[sign], count).replaceAll('{usual}', number(usual)),
    )
    .join(layout.sentenceGap);
}
