import type { z } from 'zod';
import { approvalCalls } from './contract/approval-calls.ts';
import { cloudCalls } from './contract/cloud-calls.ts';
import { complianceCalls } from './contract/compliance-calls.ts';
import { consoleCalls } from './contract/console-calls.ts';
import { diagnosticsCalls } from './contract/diagnostics-calls.ts';
import { escrowCalls } from './contract/escrow-calls.ts';
import { linkCalls } from './contract/link-calls.ts';
import { loginCalls } from './contract/login-calls.ts';
import { recoveryCalls } from './contract/recovery-calls.ts';
import { reportCalls } from './contract/report-calls.ts';
import { settingsCalls } from './contract/settings-calls.ts';
import { ticketCalls } from './contract/ticket-calls.ts';
import { tpmCalls } from './contract/tpm-calls.ts';
import { updateCalls } from './contract/update-calls.ts';

export type { Access, SaveResult } from './contract/call.ts';
export type { FoundComputer } from './contract/compliance-calls.ts';
export type { Disclosure, RemovableDrive } from './contract/recovery-calls.ts';
export type { OpenedReport } from './contract/report-calls.ts';
export type { TpmAuthorisation, TpmDisclosure } from './contract/tpm-calls.ts';

/**
 * Every call over the bridge. Output is parsed on the way out too: a field not named here cannot
 * leave main by accident.
 */
export const contract = {
  ...consoleCalls,
  ...loginCalls,
  ...approvalCalls,
  ...cloudCalls,
  ...recoveryCalls,
  ...linkCalls,
  ...ticketCalls,
  ...tpmCalls,
  ...reportCalls,
  ...complianceCalls,
  ...escrowCalls,
  ...settingsCalls,
  ...updateCalls,
  ...diagnosticsCalls,
} as const;

export type CallName = keyof typeof contract;
export type InputOf<N extends CallName> = z.output<(typeof contract)[N]['input']>;
export type OutputOf<N extends CallName> = z.output<(typeof contract)[N]['output']>;
export type ProgressOf<N extends CallName> = (typeof contract)[N] extends {
  progress: infer P extends z.ZodType;
}
  ? z.output<P>
  : never;
