import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorsIn } from '#main/domain/audit/anchors.ts';
import { EVENT_IDS } from '#main/domain/audit/event-ids.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { AuditAction } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { ROOT } from '#test/root.ts';
import { chainOf } from './entries.ts';

const { signal } = new AbortController();
const ENTRIES = chainOf(3, (at) => ({
  note: 'zurück “an” die Kollegin',
  ...(at === 2 && { result: 'failed' as const, failure: 'recovery.notFound' }),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-events-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program in the place of PowerShell that keeps what it was given, then does as told. */
function standIn(behaviour: string): void {
  const program = `#!${process.execPath}
const fs = require('node:fs');
fs.writeFileSync(${JSON.stringify(folder)} + '/argv', JSON.stringify(process.argv.slice(2)));
const answer = (text) => {
  fs.writeFileSync(${JSON.stringify(folder)} + '/stdin', fs.readFileSync(0, 'utf8'));
  process.stdout.write(text);
};
${behaviour}
`;
  writeFileSync(join(folder, 'powershell.exe'), program);
  chmodSync(join(folder, 'powershell.exe'), 0o755);
}
const answering = (answer: object) => {
  standIn(`answer(${JSON.stringify(JSON.stringify(answer))});`);
};

function witness(changes: object = {}, platform = 'win32') {
  const configuration = WitnessConfiguration.parse({
    kind: 'event-log',
    name: 'Event log',
    mode: 'required',
    answerSeconds: 60,
    ...changes,
  });
  const [only] = witnessesOf([configuration], {
    workstation: 'HD-01',
    logName: 'contoso',
    clock: manualClock(),
    eventLog: { script: '/scripts/keydesk-events.ps1', environment: { PATH: folder }, platform },
  });
  if (only === undefined) throw new Error('no witness');
  return only;
}

interface Request {
  readonly logName: string;
  readonly source: string;
  readonly events: readonly { id: number; type: string; message: string }[];
}
const request = () => JSON.parse(readFileSync(join(folder, 'stdin'), 'utf8')) as Request;

describe.skipIf(process.platform === 'win32')(
  'the event log of Windows',
  { meta: { reason: 'a script stands in for PowerShell, and Windows starts none' } },
  () => {
    test('has an event for each entry, with an anchor as its text', async () => {
      answering({ ok: true, written: 3 });
      await witness().take(ENTRIES, { signal });
      const { logName, source, events } = request();
      expect([logName, source]).toEqual(['Application', 'Keydesk']);
      expect(events.map(({ id, type }) => [id, type])).toEqual([
        [EVENT_IDS.disclose, 'Information'],
        [EVENT_IDS.disclose, 'Information'],
        [EVENT_IDS.disclose, 'Warning'],
      ]);
      expect(events.flatMap(({ message }) => anchorsIn(message))).toEqual(
        ENTRIES.map(({ sequence, hash, time }) => ({ sequence, hash, time })),
      );
      expect(readFileSync(join(folder, 'stdin'), 'latin1')).toMatch(/^[\x20-\x7e]*$/);
      expect(readFileSync(join(folder, 'argv'), 'utf8')).not.toContain('Kollegin');
    });

    test('is tried with no event', async () => {
      answering({ ok: true, written: 0 });
      await witness({ logName: 'Keydesk', source: 'Desk' }).test({ signal });
      expect(request()).toEqual({ logName: 'Keydesk', source: 'Desk', events: [] });
    });

    test.each([
      ['has no such source', { ok: false, kind: 'noSource', written: 0 }, 'witness.notConfigured'],
      ['refuses it', { ok: false, kind: 'accessDenied', written: 0 }, 'witness.refused'],
      ['took only some', { ok: true, written: 2 }, 'witness.refused'],
      ['answers something else', { hello: 'world' }, 'witness.refused'],
    ])('that %s has confirmed nothing', async (_what, answer, code) => {
      answering(answer);
      expect(await witness().take(ENTRIES, { signal }).catch(codeOf)).toBe(code);
    });

    test.each([
      ['ends with an error', 'process.exit(3);', {}, 'witness.refused'],
      [
        'never ends',
        'setInterval(() => undefined, 1000);',
        { answerSeconds: 1 },
        'witness.timedOut',
      ],
    ])('whose PowerShell %s has confirmed nothing', async (_what, behaviour, changes, code) => {
      standIn(behaviour);
      expect(await witness(changes).take(ENTRIES, { signal }).catch(codeOf)).toBe(code);
    });

    test('is on Windows alone', async () => {
      answering({ ok: true, written: 3 });
      const tried = witness({}, 'linux').take(ENTRIES, { signal });
      expect(await tried.catch(codeOf)).toBe('witness.notConfigured');
      expect(existsSync(join(folder, 'stdin'))).toBe(false);
    });
  },
);

test('each action has an ID of its own, and the guide lists it', () => {
  expect(new Set(Object.values(EVENT_IDS)).size).toBe(AuditAction.options.length);
  const guide = readFileSync(join(ROOT, 'assets/guide/administrator.md'), 'utf8');
  for (const [action, id] of Object.entries(EVENT_IDS))
    expect(guide).toContain(`${id} *${action}*`);
});
