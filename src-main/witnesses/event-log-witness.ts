import { z } from 'zod';
import { EVENT_IDS, eventType } from '#main/domain/audit/event-ids.ts';
import { witnessLines } from '#main/domain/audit/witness-json.ts';
import { notTaken } from '#main/drivers/network/hand-over-error.ts';
import { asciiJson } from '#main/drivers/powershell/ascii-json.ts';
import { type Environment, findPowerShell } from '#main/drivers/powershell/find-powershell.ts';
import { runScript } from '#main/drivers/powershell/run-script.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { EventLogConfiguration } from './configuration.ts';

/** The script takes some milliseconds for each, and its start a good half second. */
const ENTRIES_AT_ONCE = 100;

/** The script, and where PowerShell is. */
export interface EventLogScript {
  /** Path of assets/powershell/keydesk-events.ps1 as it was installed. */
  readonly script: string;
  readonly environment: Environment;
  readonly platform: string;
}

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), written: z.int() }),
  z.object({ ok: z.literal(false), kind: z.string().max(40) }),
]);

/** The event log of Windows on this computer, which operators may write and not change. */
export function eventLogWitness(
  { name, mode, logName, source, answerSeconds }: EventLogConfiguration,
  how: EventLogScript,
): Witness {
  const write = async (entries: readonly AuditEntry[], { signal }: CallOptions) => {
    const request = asciiJson({ logName, source, events: entries.map(eventOf) });
    const answer = await asked(how, { request, timeLimitMs: answerSeconds * 1000, signal });
    if (answer !== entries.length) throw notTaken(`${answer} of ${entries.length} were written`);
  };
  return {
    name,
    isRequired: mode === 'required',
    atOnce: ENTRIES_AT_ONCE,
    take: write,
    test: (options) => write([], options),
  };
}

/** The message is a line of JSON, as a folder gets it: what is exported is an anchor. */
function eventOf(entry: AuditEntry) {
  const message = witnessLines([entry]).trimEnd();
  return { id: EVENT_IDS[entry.action], type: eventType(entry), message };
}

interface Asked extends CallOptions {
  readonly request: string;
  readonly timeLimitMs: number;
}

/** @returns how many were written. @throws AppError `witness.*`, `request.cancelled` */
async function asked(how: EventLogScript, asking: Asked): Promise<number> {
  const powershell =
    how.platform === 'win32' ? await findPowerShell(how.environment, how.platform) : undefined;
  if (powershell === undefined) throw notConfigured('no Windows PowerShell on this computer');
  const text = await runScript({ ...how, ...asking, powershell }).catch((cause: unknown) => {
    throw failureOf(cause);
  });
  const answer = Answer.safeParse(jsonIn(text)).data;
  if (answer === undefined) throw notTaken('an unreadable answer of PowerShell');
  if (answer.ok) return answer.written;
  throw answer.kind === 'noSource'
    ? notConfigured('the source is not registered')
    : notTaken(answer.kind);
}

/** The driver says what went wrong in the words of the TPM, which it was made for. */
function failureOf(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === 'request.cancelled') return cause;
  return code === 'tpm.timedOut'
    ? new AppError('witness.timedOut', 'PowerShell did not answer', { cause })
    : notTaken('PowerShell failed');
}

function notConfigured(reason: string): AppError {
  return new AppError('witness.notConfigured', reason, { details: { reason } });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
