import { randomUUID } from 'node:crypto';
import { assert, asyncProperty, constantFrom, option, record, subarray } from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DriveRemote, RemoteDrive } from '#main/ports/recovery/drive-remote.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery, protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

const OLD = RecoveryKeyId.parse(ID);
const NEW = RecoveryKeyId.parse('BBBBBBBB-F7CA-4D1D-902F-1B6087118138');
const OTHER = RecoveryKeyId.parse('CCCCCCCC-F7CA-4D1D-902F-1B6087118138');

type Step = 'drives' | 'addPassword' | 'backUp' | 'remove' | 'removeNew';

/** A computer with one protected drive, whose steps can be made to fail. */
interface MadeUpComputer extends DriveRemote {
  /** IDs of its recovery passwords. */
  passwords: RecoveryKeyId[];
  isLocked: boolean;
  /** Those that a directory has. */
  readonly backedUp: RecoveryKeyId[];
  /** What a step fails with, and whether it was taken all the same. */
  readonly failing: Map<Step, { readonly code: ErrorCode; readonly isTaken?: boolean }>;
  readonly asked: { readonly hostName: string; readonly userName: string; readonly step: Step }[];
  /** Runs before each step. */
  before: (step: Step) => void | Promise<void>;
}

function madeUpComputer(): MadeUpComputer {
  const computer: MadeUpComputer = {
    passwords: [OLD],
    isLocked: false,
    backedUp: [OLD],
    failing: new Map(),
    asked: [],
    before: () => undefined,
    drives: (target) => take('drives', target, () => [driveOf(computer)]),
    addPassword: (target) =>
      take('addPassword', target, () => {
        computer.passwords.push(NEW);
        return NEW;
      }),
    backUp: (target, { keyId }) => take('backUp', target, () => void computer.backedUp.push(keyId)),
    remove: (target, { keyId }) =>
      take(keyId === NEW ? 'removeNew' : 'remove', target, () => {
        computer.passwords = computer.passwords.filter((id) => id !== keyId);
      }),
  };
  async function take<T>(
    step: Step,
    { hostName, credentials: { userName } }: Parameters<DriveRemote['drives']>[0],
    act: () => T,
  ): Promise<T> {
    await computer.before(step);
    computer.asked.push({ hostName, userName, step });
    const failing = computer.failing.get(step);
    if (failing === undefined || failing.isTaken === true) {
      const answer = act();
      if (failing === undefined) return answer;
    }
    throw new AppError(failing.code, `${step} failed`);
  }
  return computer;
}

const driveOf = ({ passwords, isLocked }: MadeUpComputer): RemoteDrive => ({
  id: 'volume-1',
  driveLetter: 'C:',
  isLocked,
  passwords: [...passwords],
  // TPM and TPM with PIN, which nothing here can remove.
  protectors: passwords.length + 2,
});

let app: TestConsole;
let computer: MadeUpComputer;
let disclosureId: string;

/** A source of its own that computers back up to, such as Active Directory. */
async function openWith(changes: Partial<Protector> = {}): Promise<void> {
  app = testConsole();
  computer = madeUpComputer();
  Object.assign(app.profile, { driveRemote: computer });
  const source = memoryRecovery(
    () => app.profile,
    'memory',
    () => app.profile.protectors,
  );
  app.profile.recovery.splice(0, 1, { ...source, marksDisclosed: false, takesBackups: true });
  app.profile.protectors.push(protectorOf(OLD, changes));
  await app.signIn('admin');
  disclosureId = (await disclosed()).disclosureId;
}
beforeEach(() => openWith());

async function disclosed() {
  const output = await app.ask('recovery.submit', { form: driveForm({ keyId: OLD }) });
  if (output.outcome !== 'disclosed') throw new Error(output.outcome);
  return output.disclosure;
}
const plan = () => app.ask('recovery.planRotation', { disclosureId });
const rotate = () => app.ask('recovery.requestRotation', { disclosureId });
const refusedWith = () => app.refused('recovery.requestRotation', { disclosureId });
const steps = () => computer.asked.map(({ step }) => step);
const recorded = () =>
  app.profile.entries
    .filter(({ action }) => action === 'request-rotation')
    .map(({ result, failure, note }) => [result, failure, note]);

describe('replacing a key on its computer', () => {
  test('is offered for a computer of the directory, where it is allowed', async () => {
    expect((await disclosed()).rotation).toBe('on-computer');
    Object.assign(app.profile, { driveRemote: undefined });
    expect((await disclosed()).rotation).toBe('not-here');
    expect(await refusedWith()).toBe('recovery.cannotRotate');
    for (const changes of [
      // Whose network name nobody knows, or somebody else gave it.
      { computer: { domain: 'FABRIKAM', name: 'WS-1' } },
      { computer: { domain: '', name: 'WS-1' } },
      { computer: { domain: 'CONTOSO', name: 'ws-1.evil.example' } },
      { marks: ['deleted' as const] },
    ]) {
      await openWith(changes);
      expect((await disclosed()).rotation).toBe('not-here');
      expect(await refusedWith()).toBe('recovery.cannotRotate');
      expect(computer.asked).toEqual([]);
    }
  });

  test('begins with what would be done, and changes nothing yet', async () => {
    expect(await plan()).toEqual({
      plan: { hostName: 'ws-1.contoso.test', driveLetter: 'C:', kept: 2 },
    });
    expect(steps()).toEqual(['drives']);
    expect(recorded()).toEqual([]);
  });

  test('adds, backs up, removes the old one, and looks whether that is so', async () => {
    await rotate();
    expect(steps()).toEqual(['drives', 'addPassword', 'backUp', 'remove', 'drives']);
    expect(computer.passwords).toEqual([NEW]);
    expect(computer.backedUp).toContain(NEW);
    expect(computer.asked.every(({ userName }) => userName === 'CONTOSO\\op')).toBe(true);
    expect(recorded()).toEqual([
      ['intended', '', 'WinRM: ws-1.contoso.test'],
      ['successful', '', `WinRM: ws-1.contoso.test; made key ID ${NEW}`],
    ]);
  });

  test('is no proof: the list closes when the new key is seen', async () => {
    await app.signIn('admin', 'reports');
    disclosureId = (await disclosed()).disclosureId;
    await rotate();
    const waiting = async () =>
      (await app.ask('reports.awaitingRotation')).list?.keys.map(({ keyId }) => keyId);
    expect(await app.ask('recovery.newKey', { disclosureId })).toEqual({ newKey: null });
    expect(await waiting()).toEqual([OLD]);
    app.profile.protectors.unshift(protectorOf(NEW, { escrowedAt: '2026-06-02T00:00:00.000Z' }));
    expect(await app.ask('recovery.newKey', { disclosureId })).toMatchObject({
      newKey: { keyId: NEW },
    });
    expect(await waiting()).toEqual([]);
  });

  test('removes the new one again where it could not be backed up', async () => {
    computer.failing.set('backUp', { code: 'rotation.notBackedUp' });
    expect(await refusedWith()).toBe('rotation.notBackedUp');
    expect(computer.passwords).toEqual([OLD]);
    expect(steps()).not.toContain('remove');
    expect(recorded().at(-1)).toEqual([
      'failed',
      'rotation.notBackedUp',
      'WinRM: ws-1.contoso.test',
    ]);
  });

  test('says so where that one stays, and nobody has it', async () => {
    computer.failing.set('backUp', { code: 'rotation.notBackedUp' });
    computer.failing.set('removeNew', { code: 'rotation.unreachable' });
    expect(await app.call('recovery.requestRotation', { disclosureId })).toMatchObject({
      ok: false,
      error: { code: 'rotation.leftBehind', details: { reason: NEW } },
    });
    expect(computer.passwords).toContain(OLD);
  });

  test.each<ErrorCode>(['rotation.timedOut', 'rotation.unreachable', 'rotation.unreadableAnswer'])(
    'removes what a computer made that answered with %s',
    async (code) => {
      computer.failing.set('addPassword', { code, isTaken: true });
      expect(await refusedWith()).toBe(code);
      expect(computer.passwords).toEqual([OLD]);
    },
  );

  test('backs up once more where the computer did not answer in time', async () => {
    computer.failing.set('backUp', { code: 'rotation.timedOut' });
    computer.before = () => {
      if (steps().includes('backUp')) computer.failing.clear();
    };
    await rotate();
    expect(steps().filter((step) => step === 'backUp')).toHaveLength(2);
    expect(computer.passwords).toEqual([NEW]);
  });

  test.each<[string, boolean]>([
    ['could not be removed', false],
    ['may have been removed', true],
  ])('says that the old one %s', async (_what, isTaken) => {
    computer.failing.set('remove', { code: 'rotation.timedOut', isTaken });
    expect(await refusedWith()).toBe('rotation.oldNotRemoved');
    expect(computer.backedUp).toContain(NEW);
  });

  test('leaves a drive alone that is locked, or has another key', async () => {
    computer.isLocked = true;
    expect(await refusedWith()).toBe('rotation.locked');
    Object.assign(computer, { isLocked: false, passwords: [OTHER] });
    expect(await refusedWith()).toBe('rotation.notThere');
    expect(new Set(steps())).toEqual(new Set(['drives']));
  });

  test('is not begun without its entry, nor after a lock', async () => {
    app.profile.logIsFull = true;
    expect(await refusedWith()).toBe('store.full');
    app.profile.logIsFull = false;
    await app.ask('session.lock');
    expect(await refusedWith()).not.toBe('ok');
    expect(computer.asked).toEqual([]);
  });

  test('is not stopped by a cancel once it has begun', async () => {
    const id = randomUUID();
    computer.before = (step) => {
      if (step === 'backUp') app.router.cancel(id);
    };
    const request = { id, name: 'recovery.requestRotation', input: { disclosureId } };
    await app.router.handle(request, () => undefined);
    expect(computer.passwords).toEqual([NEW]);
  });

  test('never ends with a drive whose only recovery password nobody has', async () => {
    const code = constantFrom<ErrorCode>(
      'rotation.timedOut',
      'rotation.refused',
      'rotation.unreachable',
      'rotation.notBackedUp',
    );
    const fault = record({
      step: constantFrom<Step>('drives', 'addPassword', 'backUp', 'remove', 'removeNew'),
      code,
      isTaken: constantFrom(true, false),
    });
    await assert(
      asyncProperty(
        option(fault),
        option(fault),
        subarray<RecoveryKeyId>([OTHER]),
        async (one, other, more) => {
          await openWith();
          computer.passwords.push(...more);
          computer.backedUp.push(...more);
          for (const each of [one, other]) if (each !== null) computer.failing.set(each.step, each);
          await app.call('recovery.requestRotation', { disclosureId });
          expect(computer.passwords.some((id) => computer.backedUp.includes(id))).toBe(true);
          expect(computer.passwords).toEqual(expect.arrayContaining([...more]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
