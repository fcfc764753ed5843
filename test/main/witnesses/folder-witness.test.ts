import { mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorCheck, anchorsIn } from '#main/domain/audit/anchors.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { codeOf } from '#shared/errors.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { openOneKeyStore } from '#test/main/sources/embedded-store/one-key-store.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

let folder: TempFolder;
let share: string;
let clock: ManualClock;
let log: EmbeddedStore;
beforeEach(async () => {
  folder = tempFolder();
  share = join(folder.path, 'share');
  mkdirSync(share);
  clock = manualClock(Date.UTC(2026, 5, 1, 23, 30));
  log = await open();
});
afterEach(async () => {
  await log.close();
  folder.remove();
});

async function open(): Promise<EmbeddedStore> {
  const about = {
    workstation: 'HD-01',
    logName: 'contoso_HD-01_op',
    eventLog: NO_EVENT_LOG,
    clock,
  };
  const configured = WitnessConfiguration.parse({
    kind: 'folder',
    name: 'Share',
    mode: 'required',
    folder: share,
    answerSeconds: 60,
  });
  return localLog(await openOneKeyStore(join(folder.path, 'keydesk.db'), { clock }), {
    witnesses: witnessesOf([configured], about),
    marks: marksFile(join(folder.path, 'witnesses.json')),
    log: { warn: () => undefined },
    ...about,
  });
}

const disclose = () =>
  log.auditLog.append(draft({ result: 'intended' })).then(
    () => 'goes on',
    (error: unknown) => codeOf(error),
  );
const files = () => readdirSync(share).toSorted();
const lines = () =>
  files().flatMap((name) => readFileSync(join(share, name), 'utf8').split('\n').filter(Boolean));
const entries = () => log.auditLog.read(1, 1_000);
const sequences = () =>
  lines().map((line) => (JSON.parse(line) as Record<string, unknown>)['event.sequence']);

describe('a folder as a witness', () => {
  test('has a file for each day, whose lines are anchors of the whole log', async () => {
    expect(await disclose()).toBe('goes on');
    clock.advance(3_600_000);
    expect(await disclose()).toBe('goes on');
    await expect.poll(async () => lines().length).toBe((await entries()).length);
    expect(files()).toEqual([
      'keydesk_contoso_HD-01_op_2026-06-01.jsonl',
      'keydesk_contoso_HD-01_op_2026-06-02.jsonl',
    ]);
    const all = await entries();
    const check = anchorCheck(lines().flatMap(anchorsIn));
    for (const entry of all) check.look(entry);
    expect(check.verdict(all.length)).toEqual({
      state: 'fits',
      count: all.length,
      newest: all.length,
    });
  });

  test('that is away lets no key go out, and has everything in order once it is back', async () => {
    expect(await disclose()).toBe('goes on');
    await expect.poll(async () => lines().length).toBe((await entries()).length);
    renameSync(share, `${share}-away`);
    expect(await disclose()).toBe('witness.unreachable');
    renameSync(`${share}-away`, share);
    expect(await disclose()).toBe('goes on');
    await expect.poll(async () => lines().length).toBe((await entries()).length);
    expect(sequences()).toEqual((await entries()).map(({ sequence }) => sequence));
  });

  test('goes on after a restart where it was', async () => {
    expect(await disclose()).toBe('goes on');
    await expect.poll(async () => lines().length).toBe((await entries()).length);
    await log.close();
    log = await open();
    expect(await disclose()).toBe('goes on');
    await expect.poll(async () => lines().length).toBe((await entries()).length);
    expect(sequences()).toEqual((await entries()).map(({ sequence }) => sequence));
  });
});
