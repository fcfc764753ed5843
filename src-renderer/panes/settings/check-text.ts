import { formatMoment } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';

const text = words.settings.check;

/** What a step saw, and what to do about it. */
export function stepText(step: CheckStep): {
  readonly seen: string;
  readonly next: string | undefined;
} {
  switch (step.state) {
    case 'passed':
      return { seen: text.seen[step.name](step.facts), next: undefined };
    case 'warning':
      return { seen: text.seen[step.name](step.facts), next: text.advice[step.name] };
    case 'skipped':
      return { seen: text.skipped[step.because], next: undefined };
    case 'failed': {
      const { what, next } = words.errors[step.failure](step.details);
      const facts =
        Object.keys(step.facts).length > 0 ? ` ${text.seen[step.name](step.facts)}` : '';
      return { seen: `${what}${facts}`, next };
    }
  }
}

interface About {
  readonly profile: string;
  readonly version: string;
  readonly checkedAtMs: number;
}

/** The whole check as text for a ticket. Names, dates and counts; nothing in it is a secret. */
export function checkReport(
  steps: readonly CheckStep[],
  { profile, version, checkedAtMs }: About,
): string {
  const lines = steps.map((step, index) => {
    const { seen, next } = stepText(step);
    const code = step.state === 'failed' ? text.failedWith(step.failure) : '';
    return text.line({
      number: index + 1,
      name: text.steps[step.name],
      state: text.states[step.state],
      text: inOneLine([seen, next ?? '', code]),
    });
  });
  return [
    text.heading(profile, formatMoment(new Date(checkedAtMs).toISOString()), version),
    ...lines,
    '',
  ].join('\n');
}
