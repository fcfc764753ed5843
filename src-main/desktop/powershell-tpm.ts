import { z } from 'zod';
import type { TpmRemote, TpmTarget } from '#main/ports/tpm/tpm-remote.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { type Environment, findPowerShell } from '../drivers/powershell/find-powershell.ts';
import { runScript } from '../drivers/powershell/run-script.ts';

const KINDS: Readonly<Record<string, ErrorCode>> = {
  unreachable: 'tpm.unreachable',
  accessDenied: 'tpm.accessDenied',
  noTpm: 'tpm.notFound',
};

const Count = z.int().min(0).nullable();
const Failed = z.object({
  ok: z.literal(false),
  kind: z.enum(['unreachable', 'accessDenied', 'noTpm', 'other']),
});
const ReadAnswer = z.object({
  ok: z.literal(true),
  lockedOut: z.boolean().nullable(),
  healTime: z.string().max(60),
  count: Count,
  limit: Count,
});
const ResetAnswer = z.object({
  ok: z.literal(true),
  // A uint32. Some PowerShell hosts print numbers from 2^31 on as negative.
  returnCode: z
    .int()
    .min(-0x80000000)
    .max(0xffffffff)
    .transform((code) => code >>> 0),
});

interface PowershellTpmOptions {
  /** Path of assets/powershell/keydesk-tpm.ps1 as it was installed. */
  readonly script: string;
  readonly timeLimitMs: number;
  readonly environment: Environment;
  readonly platform: string;
}

/** Reads and resets TPMs of other computers over WinRM, with the PowerShell of this computer. */
export function powershellTpm({
  script,
  timeLimitMs,
  environment,
  platform,
}: PowershellTpmOptions): TpmRemote {
  async function ask<Answer extends z.ZodType>(
    schema: Answer,
    request: Request,
    signal: AbortSignal,
  ): Promise<z.output<Answer>> {
    const powershell = await findPowerShell(environment, platform);
    if (powershell === undefined)
      throw new AppError('tpm.noPowerShell', 'no PowerShell on this machine');
    const text = asciiJson({ ...request, timeoutSeconds: Math.ceil(timeLimitMs / 1000) });
    const raw = parsed(
      await runScript({ powershell, script, environment, request: text, timeLimitMs, signal }),
    );
    const failed = Failed.safeParse(raw);
    if (failed.success)
      throw new AppError(
        KINDS[failed.data.kind] ?? 'tpm.unreadableAnswer',
        `the script answered ${failed.data.kind}`,
      );
    const answer = schema.safeParse(raw);
    if (!answer.success)
      throw new AppError('tpm.unreadableAnswer', 'the answer does not have the agreed form');
    return answer.data;
  }

  return {
    isAvailable: async () => (await findPowerShell(environment, platform)) !== undefined,
    async readLockout(target, { signal }) {
      const { lockedOut, healTime, count, limit } = await ask(
        ReadAnswer,
        { action: 'read', ...targetFields(target), ownerPassword: null },
        signal,
      );
      return { lockedOut, healTime, count, limit };
    },
    async resetLockout(target, ownerPassword, { signal }) {
      return (
        await ask(
          ResetAnswer,
          { action: 'reset', ...targetFields(target), ownerPassword: ownerPassword ?? null },
          signal,
        )
      ).returnCode;
    },
  };
}

interface Request {
  readonly action: 'read' | 'reset';
  readonly hostName: string;
  readonly userName: string;
  /** Without it PowerShell asks as the person it runs as, with their Windows ticket. */
  readonly password: string | null;
  readonly ownerPassword: string | null;
}

const targetFields = ({ hostName, credentials }: TpmTarget) => ({
  hostName,
  userName: credentials.userName,
  password: credentials.password ?? null,
});

// PowerShell reads standard input in the code page of the computer: ASCII is the same in all.
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's message would quote the answer.
    throw new AppError('tpm.unreadableAnswer', 'the answer is not JSON');
  }
}
