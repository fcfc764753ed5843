import { newerKeyOf } from '#main/domain/recovery/newer-key.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { NewKey, RotationWay } from '#shared/recovery/rotation.ts';
import { browserPages } from '../browser-pages.ts';
import type { Sessions } from '../sessions.ts';
import { recordKey } from './copy-and-save-key.ts';
import type { HeldKey } from './held-key.ts';

interface RotateDeps {
  readonly sessions: Sessions;
  readonly words: () => NativeWords;
}

/** A computer has a few drives, each with the keys of some years. */
const MOST_KEYS_OF_ONE_COMPUTER = 500;

/** How the key is replaced now that it was handed out. */
export function rotationWay({ inquiry, protector, marked }: HeldKey): RotationWay {
  const holders = holdersOf({ inquiry, protector });
  if (holders.some(({ rotation }) => rotation?.fits(protector))) return 'on-request';
  if (marked) return 'by-client';
  return holders.some(({ rotation }) => rotation !== undefined) ? 'other-drive' : 'not-here';
}

/** The sources that list a key, in the order in which they are read. */
function holdersOf({
  inquiry,
  protector,
}: Pick<HeldKey, 'inquiry' | 'protector'>): readonly RecoverySource[] {
  const { recovery } = inquiry.session.profile;
  return recovery.filter(({ name }) => protector.sources.includes(name));
}

/**
 * Asks a source of the key to have it replaced. Intent and outcome are entries; a successful one
 * says that the source took the request, and nothing of a new key.
 *
 * @throws AppError `recovery.cannotRotate`; `auth.locked` when the session ended meanwhile; what
 *   the source and the audit log throw
 */
export async function requestRotation(
  deps: RotateDeps,
  key: HeldKey,
  { signal }: CallOptions,
): Promise<void> {
  const { session } = key.inquiry;
  const source = holdersOf(key).find(({ rotation }) => rotation?.fits(key.protector));
  if (source?.rotation === undefined)
    throw new AppError('recovery.cannotRotate', 'no source has this key replaced');
  const event = { action: 'request-rotation', keyType: '', note: source.name } as const;
  await recordKey(key, { ...event, result: 'intended' });
  try {
    const pages = browserPages(deps.words().dialogs.cloudSignIn);
    await source.rotation.request(key.protector.keyId, { signal, pages });
  } catch (failure) {
    await recordKey(key, { ...event, result: 'failed', failure });
    throw failure;
  }
  await recordKey(key, { ...event, result: 'successful' });
  if (deps.sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended while the browser was open');
}

/** Keys whose new key is in the log already: looking again adds nothing. */
const recorded = new WeakMap<HeldKey, NewKey>();

/**
 * Looks in all sources for the key that has taken the place of a disclosed one. The first time it
 * is seen, an entry names it: only then the log says that the old one was replaced.
 *
 * @throws AppError what a source failed with, when no other one has a new key; `request.cancelled`;
 *   what the audit log throws
 */
export async function findNewKey(
  key: HeldKey,
  options: CallOptions,
): Promise<{ readonly newKey: NewKey | null }> {
  const found = recorded.get(key) ?? (await newestIn(key, options));
  if (found === undefined) return { newKey: null };
  if (!recorded.has(key)) {
    const note = `New key ID ${found.keyId}`;
    await recordKey(key, { action: 'see-new-key', keyType: '', result: 'successful', note });
    recorded.set(key, found);
  }
  return { newKey: found };
}

async function newestIn(
  { inquiry, protector }: HeldKey,
  options: CallOptions,
): Promise<NewKey | undefined> {
  const tries = await Promise.allSettled(
    inquiry.session.profile.recovery.map(async (source) => {
      const newer = await newerIn(source, protector, options);
      return newer && { keyId: newer.keyId, escrowedAt: newer.escrowedAt, source: source.name };
    }),
  );
  refuseIfCancelled(options.signal);
  const [newest] = tries
    .flatMap((tried) => (tried.status === 'fulfilled' ? (tried.value ?? []) : []))
    .sort((one, other) => (one.escrowedAt < other.escrowedAt ? 1 : -1));
  const failed = tries.find((tried) => tried.status === 'rejected');
  if (newest === undefined && failed !== undefined) throw failed.reason;
  return newest;
}

async function newerIn(
  source: RecoverySource,
  { keyId, computer }: Protector,
  options: CallOptions,
): Promise<Protector | undefined> {
  if (source.newerKey !== undefined) return source.newerKey(keyId, options);
  return newerKeyOf(keyId, await source.ofComputer(computer, MOST_KEYS_OF_ONE_COMPUTER, options));
}
