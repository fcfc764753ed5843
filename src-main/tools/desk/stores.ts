import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Clock } from '#main/ports/system.ts';
import type { Configuration } from '#main/profiles/configuration.ts';
import { closeStore, connectToRead } from '#main/sources/embedded-store/connection.ts';
import { type StorePurpose, inspectStore } from '#main/sources/embedded-store/inspect-store.ts';
import { encryptionOf } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { storeError } from '#main/sources/embedded-store/store-errors.ts';
import { codeOf } from '#shared/errors.ts';
import { compareEvidence } from './evidence.ts';
import type { DeskStep } from './report.ts';

/** A store on this computer, and where the log of its profile is kept. */
export interface ProfileStore {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly purpose: StorePurpose;
  /** The audit log is in a store on a server; the one here has only what was before a sign-in. */
  readonly isLogElsewhere: boolean;
}

interface Folders {
  /** Where organisations keep their audit logs, a folder each. */
  readonly organisations: string;
  readonly userData: string;
}

/** The stores of a configuration; the demo's where it names no organisation. */
export function storesOf({ profiles }: Configuration, folders: Folders): readonly ProfileStore[] {
  if (profiles.length === 0)
    return [
      {
        id: 'demo',
        name: 'Demo',
        file: join(folders.userData, 'demo/keydesk-demo.db'),
        purpose: 'demo',
        isLogElsewhere: false,
      },
    ];
  return profiles.map(({ id, name, store }) => ({
    id,
    name,
    file: join(folders.organisations, id, 'keydesk.db'),
    purpose: 'organisation',
    isLogElsewhere: store !== undefined,
  }));
}

/** What a look at a store needs. */
interface Looking {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Looks whether the store can be read and is whole, as far as a look without a write can tell. A
 * store that was not made yet is in order.
 *
 * @throws AppError `request.cancelled`
 */
export function checkStore(store: ProfileStore, { clock, signal }: Looking): Promise<DeskStep> {
  return stepOf({ name: 'store', store, signal }, async () => {
    await inspectStore(store.file, store.purpose, signal);
    return inLog(store, clock, async (log, db) => ({
      file: store.file,
      entries: String(await log.newestSequence()),
      secrets: await secretsIn(db),
    }));
  });
}

/** Whether secrets in a store are encrypted. One of an older version is still in clear. */
async function secretsIn(db: Knex): Promise<'none' | 'clear' | 'encrypted'> {
  const { keyId, hasSecrets } = await encryptionOf(db);
  if (!hasSecrets) return 'none';
  return keyId === undefined ? 'clear' : 'encrypted';
}

/** Checks the whole chain of a log, from the first entry to the newest, and changes nothing. */
export async function verifyLogOf(
  store: ProfileStore,
  { clock, signal }: Looking,
  onProgress: (done: number, total: number) => void,
): Promise<DeskStep> {
  return stepOf({ name: 'log', store, signal }, async () => {
    await inspectStore(store.file, store.purpose, signal);
    const verdict = await inLog(store, clock, (log) => log.verify({ signal, onProgress }));
    if (verdict.intact)
      return {
        file: store.file,
        entries: String(verdict.count),
        hash: verdict.head.hash,
        ...(store.isLogElsewhere && { kept: 'on a server; here only what was before a sign-in' }),
      };
    throw new BrokenLog({ file: store.file, brokenAt: String(verdict.brokenAt), why: verdict.why });
  });
}

/** Compares the evidence of one request with a log, and changes nothing. */
export async function compareWithLogOf(
  store: ProfileStore,
  file: string,
  { clock, signal }: Looking,
): Promise<DeskStep> {
  if (!existsSync(store.file)) return noLog(file);
  return inLog(store, clock, (log, db) =>
    compareEvidence(file, { log, report: storeAuditReport(db) }, { signal }),
  ).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return {
      name: 'evidence',
      state: 'failed',
      facts: { file },
      failure: codeOf(storeError(error)),
    };
  });
}

function noLog(file: string): DeskStep {
  return { name: 'evidence', state: 'failed', facts: { file }, failure: 'evidence.unlikeLog' };
}

class BrokenLog extends Error {
  readonly facts: Readonly<Record<string, string>>;

  constructor(facts: Readonly<Record<string, string>>) {
    super('the chain is broken');
    this.facts = facts;
  }
}

interface Step {
  readonly name: 'store' | 'log';
  readonly store: ProfileStore;
  readonly signal: AbortSignal;
}

async function stepOf(
  { name, store: { file, purpose }, signal }: Step,
  look: () => Promise<Readonly<Record<string, string>>>,
): Promise<DeskStep> {
  if (!existsSync(file)) return { name, state: 'passed', facts: { file, entries: 'none yet' } };
  try {
    const facts = await look();
    // Those of the demo are made up.
    const isOpen = purpose === 'organisation' && facts['secrets'] === 'clear';
    return { name, state: isOpen ? 'warning' : 'passed', facts };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof BrokenLog)
      return { name, state: 'failed', facts: error.facts, failure: 'log.broken' };
    return { name, state: 'failed', facts: { file }, failure: codeOf(storeError(error)) };
  }
}

async function inLog<T>(
  { file }: ProfileStore,
  clock: Clock,
  use: (log: ReturnType<typeof storeAuditLog>, db: Knex) => Promise<T>,
): Promise<T> {
  const db = connectToRead(file);
  try {
    return await use(storeAuditLog(db, clock), db);
  } finally {
    await closeStore(db);
  }
}
