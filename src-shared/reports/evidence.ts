import { z } from 'zod';
import { ChainHead, Sha256Hex } from '../audit/audit-entry.ts';

/** Files of one request end so. */
export const EVIDENCE_EXTENSION = 'kdevidence';

/** The first line of a file that proves one request. The entries follow, a line each. */
export const EvidenceHeader = z.object({
  kind: z.literal('keydesk-evidence'),
  version: z.literal(1),
  organisation: z.string(),
  generatedAt: z.iso.datetime(),
  /** `DOMAIN\\name` */
  generatedBy: z.string(),
  requestId: z.string(),
  /** The numbers of its entries, in order: one that is taken away is missed. */
  entries: z.array(z.int()),
  /** The newest entry of the log then. */
  head: ChainHead,
});
export type EvidenceHeader = z.infer<typeof EvidenceHeader>;

/** An entry before or behind one of the request: its hashes, and nothing it is about. */
export const Neighbour = ChainHead.extend({
  kind: z.literal('neighbour'),
  previousHash: Sha256Hex,
});
export type Neighbour = z.infer<typeof Neighbour>;
