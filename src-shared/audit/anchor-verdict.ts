import { z } from 'zod';
import { ChainVerdict } from './audit-entry.ts';

/** What comparing a log with anchors found. Not every entry needs an anchor. */
export const AnchorVerdict = z.discriminatedUnion('state', [
  /** Every anchor is in the log, up to this one. */
  z.object({ state: z.literal('fits'), count: z.int(), newest: z.int() }),
  /** The log ends with this entry, but there are anchors of newer ones. */
  z.object({ state: z.literal('cut-off'), after: z.int(), witnessed: z.int() }),
  /**
   * `from` is the first entry that differs from its anchor, and has another time; `after` the last
   * one before it that agrees. What lies between has no anchor.
   */
  z.object({ state: z.literal('put-back'), after: z.int(), from: z.int(), witnessed: z.int() }),
  /** The same, but the entry has the time it always had: only its hash differs. */
  z.object({ state: z.literal('made-anew'), after: z.int(), from: z.int() }),
  /** No anchor agrees, and the times differ as well. `from` is the first one that differs. */
  z.object({ state: z.literal('another-log'), count: z.int(), from: z.int() }),
]);
export type AnchorVerdict = z.infer<typeof AnchorVerdict>;

/** A log beside anchors; `null` where its chain is broken: then nothing was compared. */
export const ComparedLog = z.object({ chain: ChainVerdict, anchors: AnchorVerdict.nullable() });
export type ComparedLog = z.infer<typeof ComparedLog>;
