import { z } from 'zod';
import type { DriveRemote } from '#main/ports/recovery/drive-remote.ts';
import type { RemoteComputer } from '#main/ports/tpm/tpm-remote.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import {
  ReturnCode,
  type ScriptFailures,
  type ScriptOptions,
  scriptAsker,
  targetFields,
} from './ask-script.ts';

const FAILURES: ScriptFailures = {
  kinds: {
    unreachable: 'rotation.unreachable',
    accessDenied: 'rotation.accessDenied',
    noDrives: 'rotation.notThere',
  },
  noPowerShell: 'rotation.noPowerShell',
  unreadable: 'rotation.unreadableAnswer',
};
/** What the driver says in words of its own. */
const OF_DRIVER: Readonly<Record<string, ErrorCode>> = {
  'tpm.timedOut': 'rotation.timedOut',
  'tpm.noPowerShell': 'rotation.noPowerShell',
  'tpm.unreadableAnswer': 'rotation.unreadableAnswer',
};

const MOST_DRIVES = 64;
const MOST_PROTECTORS = 256;

/** `{AC9D5655-…}`, as Windows writes it. */
const ProtectorId = z
  .string()
  .transform((text) => text.toUpperCase().replace(/^\{(.*)\}$/, '$1'))
  .pipe(RecoveryKeyId);
const Drive = z
  .object({
    id: z.string().min(1).max(200),
    letter: z.string().max(10),
    isLocked: z.boolean(),
    passwords: z.array(ProtectorId).max(MOST_PROTECTORS),
    protectors: z.int().min(0),
  })
  .transform(({ letter: driveLetter, ...drive }) => ({ ...drive, driveLetter }));
const Drives = z.object({ ok: z.literal(true), drives: z.array(Drive).max(MOST_DRIVES) });
const Step = z.object({
  ok: z.literal(true),
  returnCode: ReturnCode,
  protectorId: z.string().nullable(),
});

interface StepRequest {
  readonly action: 'add' | 'backUp' | 'remove';
  readonly driveId: string;
  readonly protectorId: string | null;
}

/**
 * Replaces recovery passwords on other computers over WinRM, with the PowerShell of this computer.
 *
 * @param options with the path of assets/powershell/keydesk-drives.ps1
 */
export function powershellDrives(options: ScriptOptions): DriveRemote {
  const asker = scriptAsker(options, FAILURES);
  const ask: typeof asker.ask = (...asked) => asker.ask(...asked).catch(asRotation);

  /** @returns the ID of a protector that was made */
  async function take(
    target: RemoteComputer,
    { refused, ...step }: StepRequest & { readonly refused: ErrorCode },
    signal: AbortSignal,
  ): Promise<string | null> {
    const request = { ...step, ...targetFields(target) };
    const { returnCode, protectorId } = await ask(Step, request, signal);
    if (returnCode === 0) return protectorId;
    const reason = `0x${returnCode.toString(16).toUpperCase().padStart(8, '0')}`;
    throw new AppError(refused, `${step.action} returned ${reason}`, { details: { reason } });
  }

  return {
    async drives(target, { signal }) {
      const request = { action: 'list', ...targetFields(target), driveId: null, protectorId: null };
      return (await ask(Drives, request, signal)).drives;
    },
    async addPassword(target, driveId, { signal }) {
      const step = { action: 'add', driveId, protectorId: null } as const;
      const made = await take(target, { ...step, refused: 'rotation.refused' }, signal);
      const id = ProtectorId.safeParse(made);
      if (!id.success) throw new AppError('rotation.unreadableAnswer', 'no ID came');
      return id.data;
    },
    async backUp(target, { driveId, keyId }, { signal }) {
      const step = { action: 'backUp', driveId, protectorId: `{${keyId}}` } as const;
      await take(target, { ...step, refused: 'rotation.notBackedUp' }, signal);
    },
    async remove(target, { driveId, keyId }, { signal }) {
      const step = { action: 'remove', driveId, protectorId: `{${keyId}}` } as const;
      await take(target, { ...step, refused: 'rotation.refused' }, signal);
    },
  };
}

function asRotation(error: unknown): never {
  const code = error instanceof AppError ? OF_DRIVER[error.code] : undefined;
  if (!(error instanceof AppError) || code === undefined) throw error;
  throw new AppError(code, error.message, { cause: error, details: error.details });
}
