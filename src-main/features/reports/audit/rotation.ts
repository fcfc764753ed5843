import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { AwaitingRotation, RotationList } from '#shared/audit/awaiting-rotation.ts';
import { codeOf } from '#shared/errors.ts';
import { readComputerName } from '#shared/request/computer.ts';
import { disclosedAndOpen } from './disclosed-keys.ts';

/** So many are listed; the rest is counted. */
const MOST = 100;
/** So many are asked for in one reading of the list; the rest is counted as the log has it. */
const MOST_ASKED = 200;
/** Keys that are asked for at once. */
const AT_ONCE = 8;

/** What is read for the list. */
type Read = Pick<OpenProfile, 'recovery' | 'auditReport'>;

/** A key that was replaced stays replaced: nobody is asked for it again. */
const replaced = new WeakMap<AuditReport, Set<string>>();

/**
 * Keys that were handed out and not replaced, longest wait first. Sources that mark what is handed
 * out know it themselves. For the others, the audit log knows what was handed out, and they are
 * asked for each key whether its drive has a newer one.
 *
 * @throws AppError `store.*`, `source.*`, `request.cancelled`
 */
export async function keysAwaitingRotation(
  { recovery, auditReport }: Read,
  clock: Clock,
  options: CallOptions,
): Promise<RotationList> {
  const marked = await Promise.all(
    recovery.flatMap((source) => source.awaitingRotation?.(MOST, options) ?? []),
  );
  const known = replaced.get(auditReport) ?? new Set();
  replaced.set(auditReport, known);
  const isMarkedByAll = recovery.every((source) => source.awaitingRotation !== undefined);
  const noted = isMarkedByAll
    ? []
    : [await fromLog({ recovery, auditReport, known, nowMs: clock.now() }, options)];
  return together([...marked, ...noted]);
}

/** Two sources may keep the same key. */
function together(lists: readonly RotationList[]): RotationList {
  const keys = new Map(lists.flatMap((list) => list.keys).map((key) => [key.keyId, key]));
  const twice = lists.reduce((sum, list) => sum + list.keys.length, 0) - keys.size;
  const longestFirst = [...keys.values()].sort((one, other) =>
    one.disclosedAt < other.disclosedAt ? -1 : 1,
  );
  return {
    keys: longestFirst.slice(0, MOST),
    total: lists.reduce((sum, list) => sum + list.total, 0) - twice,
  };
}

interface LogReading extends Read {
  /** IDs of keys that are known to be replaced. It grows. */
  readonly known: Set<string>;
  readonly nowMs: number;
}

async function fromLog(
  { recovery, auditReport, known, nowMs }: LogReading,
  options: CallOptions,
): Promise<RotationList> {
  const open = (await disclosedAndOpen(auditReport, nowMs, options)).filter(
    ({ keyId }) => !known.has(keyId),
  );
  const ask = asker(recovery, options);
  const keys: AwaitingRotation[] = [];
  let asked = 0;
  let closed = 0;
  while (asked < open.length && asked < MOST_ASKED && keys.length < MOST) {
    const some = open.slice(asked, asked + AT_ONCE);
    const answers = await Promise.all(some.map(async (key) => ({ key, is: await ask(key) })));
    for (const { key, is } of answers) {
      if (is === 'replaced') known.add(key.keyId);
      if (is === 'replaced' || is === 'listed-by-its-source') closed += 1;
      else keys.push(is === 'unknown' ? { ...key, isUnknown: true } : key);
    }
    asked += some.length;
  }
  return { keys, total: open.length - closed };
}

type Answer = 'waiting' | 'replaced' | 'listed-by-its-source' | 'unknown';

/** Asks the sources for one key after the other. One that has failed is not asked again. */
function asker(sources: readonly RecoverySource[], { signal }: CallOptions) {
  const failed = new Set<RecoverySource>();

  async function statesIn(source: RecoverySource, { keyId, computer }: AwaitingRotation) {
    if (failed.has(source)) return [];
    try {
      const places = { computers: [readComputerName(computer)] };
      const found = await source.find({ kind: 'whole', start: keyId }, 2, { signal, places });
      return found.matches.map(({ state }) => ({ source, state }));
    } catch (error) {
      signal.throwIfAborted();
      // It may know the computer of the next key.
      if (codeOf(error) !== 'adminService.noSearchById') failed.add(source);
      if (!(error instanceof Error)) throw error;
      return [];
    }
  }

  return async (key: AwaitingRotation): Promise<Answer> => {
    const known = (await Promise.all(sources.map((source) => statesIn(source, key)))).flat();
    if (known.some(({ state }) => state === 'superseded')) return 'replaced';
    if (known.some(({ source }) => source.awaitingRotation !== undefined))
      return 'listed-by-its-source';
    // It may be gone, or not for the eyes of whoever reads the list.
    return known.length === 0 ? 'unknown' : 'waiting';
  };
}
