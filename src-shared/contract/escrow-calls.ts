import { z } from 'zod';
import {
  EscrowFilter,
  EscrowPage,
  EscrowQuery,
  EscrowReading,
  EscrowSource,
  EscrowSummary,
} from '../escrow/escrow-report.ts';
import { SearchPlace, isInFile } from '../reports/report-place.ts';
import { call } from './call.ts';

/** Recovery Key Backup: of all sources of a profile together, or of a report file. */
export const escrowCalls = {
  /** What was read last in this session; `null` before that. */
  'escrow.last': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ last: EscrowReading.nullable() }),
  }),
  /**
   * Reads which computers and keys every source knows, without their secrets. It may take minutes;
   * what was read before stays until it is done.
   */
  'escrow.read': call({
    access: 'reports',
    input: z.void(),
    output: EscrowReading,
    progress: z.object({ sources: z.array(EscrowSource) }),
  }),
  'escrow.summary': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: SearchPlace, filter: EscrowFilter }),
    output: EscrowSummary,
  }),
  'escrow.page': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({
      from: SearchPlace,
      query: EscrowQuery,
      /** How many rows stand before the page; `null` for the first one. */
      after: z.int().min(0).nullable(),
    }),
    output: EscrowPage,
  }),
} as const;
