import { z } from 'zod';
import type { RemoteComputer } from '#main/ports/tpm/tpm-remote.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { asciiJson } from '../drivers/powershell/ascii-json.ts';
import { type Environment, findPowerShell } from '../drivers/powershell/find-powershell.ts';
import { runScript } from '../drivers/powershell/run-script.ts';

/** A script that asks other computers, and the PowerShell that runs it. */
export interface ScriptOptions {
  /** Path of the script as it was installed. */
  readonly script: string;
  readonly timeLimitMs: number;
  readonly environment: Environment;
  readonly platform: string;
}

/** What a script says went wrong, and the codes for that. */
export interface ScriptFailures {
  readonly kinds: Readonly<Record<string, ErrorCode>>;
  readonly noPowerShell: ErrorCode;
  readonly unreadable: ErrorCode;
}

/** Asks a script on this computer. */
export interface ScriptAsker {
  isAvailable(): Promise<boolean>;
  /**
   * @param request what the script takes besides the time limit
   * @throws AppError of the failures; `request.cancelled`, and what {@link runScript} throws
   */
  ask<Answer extends z.ZodType>(
    schema: Answer,
    request: object,
    signal: AbortSignal,
  ): Promise<z.output<Answer>>;
}

const Failed = z.object({ ok: z.literal(false), kind: z.string() });

/** A uint32. Some PowerShell hosts print numbers from 2^31 on as negative. */
export const ReturnCode = z
  .int()
  .min(-0x80000000)
  .max(0xffffffff)
  .transform((code) => code >>> 0);

export function scriptAsker(
  { script, timeLimitMs, environment, platform }: ScriptOptions,
  { kinds, noPowerShell, unreadable }: ScriptFailures,
): ScriptAsker {
  return {
    isAvailable: async () => (await findPowerShell(environment, platform)) !== undefined,
    async ask(schema, request, signal) {
      const powershell = await findPowerShell(environment, platform);
      if (powershell === undefined)
        throw new AppError(noPowerShell, 'no PowerShell on this machine');
      const text = asciiJson({ ...request, timeoutSeconds: Math.ceil(timeLimitMs / 1000) });
      const run = { powershell, script, environment, request: text, timeLimitMs, signal };
      const raw = parsed(await runScript(run), unreadable);
      const failed = Failed.safeParse(raw);
      if (failed.success)
        throw new AppError(kinds[failed.data.kind] ?? unreadable, 'the script has failed');
      const answer = schema.safeParse(raw);
      if (!answer.success)
        throw new AppError(unreadable, 'the answer does not have the agreed form');
      return answer.data;
    },
  };
}

/** How a script is told which computer it is about, and as whom. */
export const targetFields = ({ hostName, credentials }: RemoteComputer) => ({
  hostName,
  userName: credentials.userName,
  // Without it PowerShell asks as the person it runs as, with their Windows ticket.
  password: credentials.password ?? null,
});

function parsed(answer: string, unreadable: ErrorCode): unknown {
  try {
    return JSON.parse(answer.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's message would quote the answer.
    throw new AppError(unreadable, 'the answer is not JSON');
  }
}
