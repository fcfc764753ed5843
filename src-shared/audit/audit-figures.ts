import { z } from 'zod';
import type { AuditSummary } from './audit-report.ts';

/** What the Recovery Audit Report counts for whoever has a minute, in this order. */
export const AuditFigure = z.enum([
  'disclosed',
  'failed',
  'unfinished',
  'flagged',
  'waiting',
  'entries',
]);
export type AuditFigure = z.infer<typeof AuditFigure>;

/** The figures that are told in a sentence. */
export const AnsweredFigure = AuditFigure.exclude(['entries']);
export type AnsweredFigure = z.infer<typeof AnsweredFigure>;

/** A figure, and what it was in the period before, where there is one. */
export interface CountedFigure {
  readonly id: AuditFigure;
  readonly count: number;
  readonly before: number | undefined;
}

interface Counts {
  readonly summary: AuditSummary;
  /** Of the period before; `undefined` where there is none. */
  readonly before: AuditSummary | undefined;
  /** Keys that were handed out and not replaced until now, where that is known. */
  readonly waiting: number | undefined;
}

/** The figures of a report. Keys that wait for their replacement have no period before. */
export function figuresOf({ summary, before, waiting }: Counts): readonly CountedFigure[] {
  const figure = (id: AuditFigure, count: (of: AuditSummary) => number): CountedFigure => ({
    id,
    count: count(summary),
    before: before && count(before),
  });
  return [
    figure('disclosed', ({ disclosed }) => disclosed),
    figure('failed', (of) => ofResult(of, 'failed')),
    figure('unfinished', (of) => ofResult(of, 'intended')),
    figure('flagged', ({ flagged }) => flagged),
    ...(waiting === undefined
      ? []
      : [{ id: 'waiting', count: waiting, before: undefined } as const]),
    figure('entries', ({ total }) => total),
  ];
}

/**
 * What of it a report says first, a sentence each: what is asked always, and what should not be
 * where it is.
 */
export function answerOf(
  figures: readonly CountedFigure[],
): readonly { readonly id: AnsweredFigure; readonly count: number }[] {
  return figures.flatMap(({ id, count }) => {
    const answered = AnsweredFigure.safeParse(id);
    const isSilent = count === 0 && (id === 'unfinished' || id === 'flagged');
    return !answered.success || isSilent ? [] : [{ id: answered.data, count }];
  });
}

function ofResult({ byResult }: AuditSummary, result: string): number {
  return byResult.find(({ value }) => value === result)?.count ?? 0;
}
