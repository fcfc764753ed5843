import { z } from 'zod';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import {
  ReturnCode,
  type ScriptFailures,
  type ScriptOptions,
  scriptAsker,
  targetFields,
} from './ask-script.ts';

const FAILURES: ScriptFailures = {
  kinds: {
    unreachable: 'tpm.unreachable',
    accessDenied: 'tpm.accessDenied',
    noTpm: 'tpm.notFound',
  },
  noPowerShell: 'tpm.noPowerShell',
  unreadable: 'tpm.unreadableAnswer',
};

const Count = z.int().min(0).nullable();
const ReadAnswer = z.object({
  ok: z.literal(true),
  lockedOut: z.boolean().nullable(),
  healTime: z.string().max(60),
  count: Count,
  limit: Count,
});
const ResetAnswer = z.object({ ok: z.literal(true), returnCode: ReturnCode });

/**
 * Reads and resets TPMs of other computers over WinRM, with the PowerShell of this computer.
 *
 * @param options with the path of assets/powershell/keydesk-tpm.ps1
 */
export function powershellTpm(options: ScriptOptions): TpmRemote {
  const { isAvailable, ask } = scriptAsker(options, FAILURES);
  return {
    isAvailable,
    async readLockout(target, { signal }) {
      const { lockedOut, healTime, count, limit } = await ask(
        ReadAnswer,
        { action: 'read', ...targetFields(target), ownerPassword: null },
        signal,
      );
      return { lockedOut, healTime, count, limit };
    },
    async resetLockout(target, ownerPassword, { signal }) {
      const request = { action: 'reset', ...targetFields(target) };
      const { returnCode } = await ask(
        ResetAnswer,
        { ...request, ownerPassword: ownerPassword ?? null },
        signal,
      );
      return returnCode;
    },
  };
}
