import { newerKeyOf } from '#main/domain/recovery/newer-key.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { NewKey, RotationPlan, RotationWay } from '#shared/recovery/rotation.ts';
import { hostNameOf, isComputerName } from '#shared/request/computer.ts';
import { domainsOf } from '../asking.ts';
import { browserPages } from '../browser-pages.ts';
import type { Sessions } from '../sessions.ts';
import { recordKey } from './copy-and-save-key.ts';
import type { HeldKey } from './held-key.ts';
import { type Replacement, driveOf, replaceKey } from './replace-on-computer.ts';

interface RotateDeps {
  readonly sessions: Sessions;
  readonly words: () => NativeWords;
}

/** A computer has a few drives, each with the keys of some years. */
const MOST_KEYS_OF_ONE_COMPUTER = 500;

/** How the key is replaced now that it was handed out. */
export function rotationWay(key: HeldKey): RotationWay {
  const { protector, marked } = key;
  const holders = holdersOf(key);
  if (holders.some(({ rotation }) => rotation?.fits(protector))) return 'on-request';
  if (marked) return 'by-client';
  if (hostOf(key) !== undefined) return 'on-computer';
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

/** The computer on which the key can be replaced; `undefined` where it cannot. */
function hostOf(key: HeldKey): string | undefined {
  const { session } = key.inquiry;
  const { computer, marks } = key.protector;
  const isBackedUp = holdersOf(key).some(({ takesBackups }) => takesBackups);
  if (session.profile.driveRemote === undefined || !isBackedUp || marks?.includes('deleted'))
    return undefined;
  // Only a computer of the operator's own directory gets the operator's password.
  const domain = domainsOf(session).find(({ netbios, dns }) =>
    [netbios, dns].some((name) => name.toLowerCase() === computer.domain.toLowerCase()),
  );
  return domain && isComputerName(computer.name)
    ? hostNameOf({ dnsDomain: domain.dns, name: computer.name })
    : undefined;
}

/** @throws AppError `recovery.cannotRotate`, `auth.locked` */
function replacementOf({ sessions }: RotateDeps, key: HeldKey): Replacement {
  const { session } = key.inquiry;
  const { driveRemote: remote } = session.profile;
  const hostName = hostOf(key);
  if (remote === undefined || hostName === undefined)
    throw new AppError('recovery.cannotRotate', 'this key is not replaced on its computer');
  // After a lock or a sign-out nothing may be done under the operator's account.
  if (sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended before the computer was asked');
  const credentials = { ...session.credentials, userName: session.operator.account };
  return { remote, target: { hostName, credentials }, keyId: key.protector.keyId };
}

/**
 * What replacing the key on its computer would do. Changes nothing.
 *
 * @throws AppError `recovery.cannotRotate`, `auth.locked`; as {@link driveOf}
 */
export async function planRotation(
  deps: RotateDeps,
  key: HeldKey,
  options: CallOptions,
): Promise<{ readonly plan: RotationPlan }> {
  const replacement = replacementOf(deps, key);
  const { driveLetter, protectors } = await driveOf(replacement, options);
  const { hostName } = replacement.target;
  return { plan: { hostName, driveLetter, kept: Math.max(0, protectors - 1) } };
}

/**
 * Has a key replaced: by its source, or on its computer. Intent and outcome are entries; a
 * successful one says that it was asked for or done, and nothing of a new key in a source.
 *
 * @throws AppError `recovery.cannotRotate`; `auth.locked` when the session ended meanwhile; what
 *   the source, the computer and the audit log throw
 */
export async function requestRotation(
  deps: RotateDeps,
  key: HeldKey,
  { signal }: CallOptions,
): Promise<void> {
  const source = holdersOf(key).find(({ rotation }) => rotation?.fits(key.protector));
  if (source?.rotation === undefined) {
    await rotateOnComputer(deps, key, { signal });
    return;
  }
  const { rotation, name } = source;
  await between(key, name, async () => {
    const pages = browserPages(deps.words().dialogs.cloudSignIn);
    await rotation.request(key.protector.keyId, { signal, pages });
    return name;
  });
  if (deps.sessions.current() !== key.inquiry.session)
    throw new AppError('auth.locked', 'the session ended while the browser was open');
}

async function rotateOnComputer(
  deps: RotateDeps,
  key: HeldKey,
  options: CallOptions,
): Promise<void> {
  const { hostName } = replacementOf(deps, key).target;
  const where = `WinRM: ${hostName}`;
  await between(key, where, async () => {
    const keyId = await replaceKey(replacementOf(deps, key), options);
    return `${where}; made key ID ${keyId}`;
  });
}

/**
 * Writes the intent, acts, writes the outcome.
 *
 * @param act returns what the note of the outcome says
 */
async function between(key: HeldKey, note: string, act: () => Promise<string>): Promise<void> {
  const event = { action: 'request-rotation', keyType: '', note } as const;
  await recordKey(key, { ...event, result: 'intended' });
  let done: string;
  try {
    done = await act();
  } catch (failure) {
    await recordKey(key, { ...event, result: 'failed', failure });
    throw failure;
  }
  await recordKey(key, { ...event, result: 'successful', note: done });
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
