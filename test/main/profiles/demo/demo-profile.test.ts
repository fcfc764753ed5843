import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import { demoProfile } from '#main/profiles/demo/demo-profile.ts';
import { planEstate } from '#main/profiles/demo/estate.ts';
import { DEMO_COMPLIANCE, DEMO_KEYS } from '#main/profiles/demo/examples.ts';
import { planHistory } from '#main/profiles/demo/history.ts';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { DriveReason } from '#shared/request/reason.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import {
  READING_SCRIPT,
  type TempFolder,
  tempFolder,
} from '#test/main/sources/embedded-store/test-store.ts';

// A Monday: yesterday is a Sunday, the day before a Saturday.
const NOW = Date.UTC(2026, 5, 1, 9);
const { signal } = new AbortController();

/** Status, error and reasons of what the README lists. */
const SHOWN: Readonly<
  Partial<Record<(typeof DEMO_COMPLIANCE)[number]['shows'], readonly (string | number)[]>>
> = {
  compliant: ['compliant', 'no-error'],
  suspended: ['non-compliant', 'no-error', 13],
  'no-compatible-tpm': ['non-compliant', 'no-compatible-tpm', 1, 5],
  'user-postponed': ['non-compliant', 'user-postponed', 1],
  'weak-cipher': ['non-compliant', 'no-error', 16],
  'temporary-user-exempt': ['temporary-user-exempt', 'no-error', 1],
};

const Row = z.record(z.string(), z.unknown());

function rowsOf(folder: string, sql: string): readonly z.infer<typeof Row>[] {
  const db = new Database(join(folder, 'keydesk-demo.db'));
  const rows = z.array(Row).parse(db.prepare(sql).all([]));
  db.close();
  return rows;
}

describe('the demo profile', () => {
  let folder: TempFolder;
  let profile: OpenProfile;
  let entries: readonly AuditEntry[];
  const progress: (readonly [number, number])[] = [];
  const rows = (sql: string) => rowsOf(folder.path, sql);
  const count = (from: string): number =>
    z.number().parse(rows(`select count(*) as n from ${from}`)[0]?.['n']);
  async function find(start: string) {
    const [source] = profile.recovery;
    if (source === undefined) throw new Error('no source');
    return source.find({ kind: 'prefix', start }, 50, { signal });
  }

  beforeAll(async () => {
    folder = tempFolder();
    const entry = demoProfile({
      folder: folder.path,
      readingScript: READING_SCRIPT,
      limits: NO_LIMITS,
      clock: manualClock(NOW),
    });
    profile = await entry.open({
      signal,
      onProgress: (done, total) => progress.push([done, total]),
    });
    entries = await profile.auditLog.read(1, 100_000);
  });
  afterAll(async () => {
    await profile.close();
    folder.remove();
  });

  test('says what it is', () => {
    expect(profile.info).toEqual({ id: 'demo', name: 'Contoso (demo)', demo: true });
    expect(profile.directory.domains).toEqual(['CONTOSO', 'EMEA']);
  });

  test('reports its making to the end', () => {
    expect(progress.length).toBeGreaterThan(10);
    expect(progress.at(-1)).toEqual([progress.length, progress.length]);
  });

  test('is large enough to look real', () => {
    expect(count('computers')).toBeGreaterThanOrEqual(260);
    expect(count('protectors')).toBeGreaterThan(500);
    expect(entries.length).toBeGreaterThanOrEqual(2_000);
    expect(count("volumes where kind = 'removable'")).toBeGreaterThan(20);
    expect(count('protectors where disclosed_at is not null')).toBeGreaterThan(150);
    const share = count('protectors where key_package is null') / count('protectors');
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.15);
    expect(
      rows(
        'select max(n) as most, min(n) as fewest from ' +
          '(select count(*) as n from volumes group by computer_id)',
      ),
    ).toEqual([{ most: 3, fewest: 1 }]);
    expect(rows('select distinct operating_system from computers').length).toBeGreaterThan(4);
    expect(rows('select distinct manufacturer from computers').length).toBeGreaterThan(3);
  });

  test('every recovery password is valid and none is shared', () => {
    const passwords = rows('select recovery_password as p from protectors').map(({ p }) =>
      RecoveryPassword.parse(p),
    );
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  test('key packages have a likely size', () => {
    expect(count('protectors where length(key_package) not between 200 and 1500')).toBe(0);
  });

  test('TPM owner passwords are 20 bytes, of older computers alone', () => {
    const owners = rows(
      'select owner_password as p, operating_system as os ' +
        'from tpm_owners join computers c on c.id = computer_id',
    );
    expect(owners.length).toBeGreaterThan(20);
    for (const { p, os } of owners) {
      expect(Buffer.from(z.string().parse(p), 'base64')).toHaveLength(20);
      expect(os).toMatch(/^Windows (7|8\.1|10 .*15(07|11))/);
    }
  });

  test.each(DEMO_KEYS)('$keyId is $shows', async ({ keyId, computer, user, shows }) => {
    const { matches, total } = await find(keyId.slice(0, 8));
    expect(total).toBe(shows === 'shared-prefix' ? 3 : 1);
    const match = matches.find((candidate) => candidate.keyId === keyId);
    expect(match).toMatchObject({
      computer: { domain: 'CONTOSO', name: computer },
      users: [`CONTOSO\\${user}`],
    });
    expect(match?.state).toBe(shows === 'disclosed' || shows === 'superseded' ? shows : 'current');
    expect(match?.hasKeyPackage).toBe(shows !== 'no-key-package');
    expect(match?.volume.kind).toBe(shows === 'removable' ? 'removable' : 'operating-system');
  });

  test('one prefix is shared, by three keys of three users on three computers', async () => {
    const shared = rows(
      'select substr(key_id, 1, 8) as prefix, count(*) as n ' +
        'from protectors group by 1 having n > 1',
    );
    expect(shared).toEqual([{ prefix: 'B7E4D2A9', n: 3 }]);
    const { matches } = await find('B7E4D2A9');
    expect(new Set(matches.map(({ computer }) => computer.name)).size).toBe(3);
    expect(new Set(matches.flatMap(({ users }) => users)).size).toBe(3);
  });

  test('no key is escrowed or disclosed in the future, or disclosed before its escrow', () => {
    const now = new Date(NOW).toISOString();
    expect(
      count(
        `protectors where escrowed_at > '${now}' or disclosed_at > '${now}' ` +
          'or disclosed_at <= escrowed_at',
      ),
    ).toBe(0);
  });

  test('the history is one unbroken chain of valid entries without a secret', () => {
    expect(verifyChain(entries)).toMatchObject({ intact: true, count: entries.length });
    for (const entry of entries)
      expect(holdsSecret(JSON.stringify(AuditEntry.parse(entry)))).toBe(false);
  });

  test('the history covers two years, in order, in office hours, never at weekends', () => {
    const times = entries.map(({ time }) => time);
    expect(times).toEqual(times.toSorted());
    expect(times[0]?.slice(0, 7)).toBe('2024-06');
    expect(times.at(-1)?.slice(0, 10)).toBe('2026-05-29');
    const moments = times.map((time) => new Date(time));
    expect(moments.filter((moment) => [0, 6].includes(moment.getUTCDay()))).toEqual([]);
    expect(
      moments.filter((moment) => moment.getUTCHours() < 6 || moment.getUTCHours() > 18),
    ).toEqual([]);
  });

  test('the history has every reason and kind of entry; the reason Other has a note', () => {
    const kinds = new Set(entries.map(({ action, result }) => `${action} ${result}`));
    for (const kind of [
      'sign-in successful',
      'sign-in failed',
      'sign-out successful',
      'lock successful',
      'unlock successful',
      'search successful',
      'search failed',
      'disclose successful',
      'show-again successful',
      'copy successful',
      'save intended',
      'save successful',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(new Set(entries.map(({ reason }) => reason))).toEqual(
      new Set(['', ...DriveReason.options]),
    );
    expect(entries.filter(({ reason, note }) => (reason === 'other') !== (note !== ''))).toEqual(
      [],
    );
    expect(entries.filter(({ ticket }) => ticket !== '' && !/^INC\d{7}$/.test(ticket))).toEqual([]);
    expect(
      entries.filter(
        ({ role, action, endUser }) => role === 'user' && action === 'disclose' && endUser === '',
      ),
    ).toEqual([]);
  });

  test('every disclosed key has its entry of that time and person, and an entry its mark', () => {
    const marks = rows(
      'select key_id, disclosed_at, disclosed_by from protectors ' +
        'where disclosed_at is not null order by key_id',
    ).map(
      ({ key_id, disclosed_at, disclosed_by }) =>
        `${String(key_id)} ${String(disclosed_at)} ${String(disclosed_by)}`,
    );
    const disclosures = entries
      .filter(({ action }) => action === 'disclose')
      .map(({ keyId, time, operator }) => `${keyId} ${time} ${operator}`);
    expect(marks.toSorted()).toEqual(disclosures.toSorted());
  });

  test('its computers report every state and error, most are compliant', async () => {
    const [source] = profile.compliance;
    if (source === undefined) throw new Error('no source');
    const { managed, byStatus, byError, byDrives } = await source.summary(EVERY_COMPUTER, {
      signal,
    });
    expect(managed).toBe(count('computers'));
    expect(Math.min(...Object.values(byStatus))).toBeGreaterThan(0);
    expect(byStatus.compliant / managed).toBeGreaterThan(0.55);
    expect(byStatus['non-compliant'] / managed).toBeLessThan(0.3);
    const errors = ComplianceError.options.filter((error) => byError[error] > 0);
    expect(errors.toSorted()).toEqual(
      ComplianceError.options
        .filter((error) => error !== 'policy-not-enforced' && error !== 'volume-locked')
        .toSorted(),
    );
    expect(byDrives['fixed-non-compliant']).toBeGreaterThan(0);
    const { rows: locked } = await source.page(
      {
        query: {
          filter: { ...EVERY_COMPUTER, error: 'volume-locked' },
          sort: { column: 'name', descending: false },
        },
        after: null,
        limit: 5,
      },
      { signal },
    );
    expect(locked[0]).toMatchObject({
      status: 'compliant',
      volumes: [{ driveType: 'operating-system' }, { driveType: 'fixed', encryption: 'unknown' }],
    });
    expect(
      count(`computer_compliance where last_contact_at > '${new Date(NOW).toISOString()}'`),
    ).toBe(0);
    expect(
      count(
        "volume_compliance vc join volumes v on v.id = vc.volume_id where v.kind = 'removable' " +
          "or (vc.compliance = 'compliant') <> (vc.reasons = '[]')",
      ),
    ).toBe(0);
  });

  test.each(DEMO_COMPLIANCE)('$computer is $shows', async ({ computer, shows }) => {
    const [found] =
      (await profile.compliance[0]?.find({ by: 'computer', text: `${computer}.contoso.test` }, 2, {
        signal,
      })) ?? [];
    const { status, error, volumes } = found ?? {};
    expect([status, error, ...(volumes ?? []).flatMap(({ reasons }) => reasons)]).toEqual(
      SHOWN[shows],
    );
  });

  test.each([
    ['helpdesk-admin', 'admin'],
    ['helpdesk-user', 'user'],
    ['report-user', 'reports'],
  ])('%s signs in as %s', async (name, role) => {
    const operator = await profile.directory.signIn(
      { userName: `CONTOSO\\${name}`, password: 'demo' },
      { signal },
    );
    expect(operator).toMatchObject({ account: `CONTOSO\\${name}`, roles: [role] });
  });

  test('goes on where it was when it is opened again', async () => {
    const again = await demoProfile({
      folder: folder.path,
      readingScript: READING_SCRIPT,
      limits: NO_LIMITS,
      clock: manualClock(NOW),
    }).open({ signal, onProgress: () => expect.unreachable() });
    await again.auditLog.append(draft());
    expect(await profile.auditLog.newestSequence()).toBe(entries.length + 1);
    await again.close();
  });
});

describe('making the demo store', () => {
  test('the same day makes the same data; another day only moves the dates', async () => {
    const dump = async (nowMs: number): Promise<readonly string[]> => {
      const folder = tempFolder();
      const profile = await demoProfile({
        folder: folder.path,
        readingScript: READING_SCRIPT,
        limits: NO_LIMITS,
        clock: manualClock(nowMs),
      }).open({ signal, onProgress: () => undefined });
      const protectors = rowsOf(
        folder.path,
        'select key_id, volume_id, recovery_password, hex(key_package), ' +
          'escrowed_at, disclosed_at from protectors order by id',
      );
      const entries = await profile.auditLog.read(1, 100_000);
      const computers = rowsOf(folder.path, 'select * from computers order by id');
      await profile.close();
      folder.remove();
      return [protectors, computers, entries].map((part) => JSON.stringify(part));
    };
    const first = await dump(NOW);
    expect(await dump(NOW)).toEqual(first);
    const later = await dump(NOW + 7 * 86_400_000);
    expect(later[1]).toBe(first[1]);
    expect(later[0]).not.toBe(first[0]);
    expect(later[0]?.length).toBe(first[0]?.length);
  });

  test('an estate is the same each time it is planned', () => {
    expect(planEstate()).toEqual(planEstate());
    const names = planEstate().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a store of an earlier console learns what its computers report', async () => {
    const folder = tempFolder();
    const open = () =>
      demoProfile({
        folder: folder.path,
        readingScript: READING_SCRIPT,
        limits: NO_LIMITS,
        clock: manualClock(NOW),
      }).open({ signal, onProgress: () => undefined });
    await (await open()).close();
    const before = rowsOf(
      folder.path,
      'select computer_id, status, last_contact_at from computer_compliance',
    );
    const db = new Database(join(folder.path, 'keydesk-demo.db'));
    db.exec(`drop table volume_compliance; drop trigger computers_are_managed;
       drop table computer_compliance; drop index computers_by_name; drop index computers_by_domain;
       drop index computer_users_by_name; drop index protectors_disclosed; drop view named_domains;
       drop index disclosures_by_operator; drop index failures_by_operator;
       drop index failed_sign_ins_by_workstation; alter table audit_entries drop column flag;
       drop table report_values; drop table report_value_blocks; drop table report_kinds;
       drop table report_packs; drop table report_open_intents; drop table report_key_parts;
       drop table secret_key; update store_info
       set schema_version = 3; delete from knex_migrations where name >= '0004'`);
    db.close();
    await (await open()).close();
    expect(
      rowsOf(folder.path, 'select computer_id, status, last_contact_at from computer_compliance'),
    ).toEqual(before);
    expect(
      rowsOf(folder.path, 'select count(*) as n from volume_compliance')[0]?.['n'],
    ).toBeGreaterThan(300);
    folder.remove();
  });

  test('cancelling it half-way leaves nothing, and it can be made afterwards', async () => {
    const folder = tempFolder();
    const controller = new AbortController();
    const entry = demoProfile({
      folder: folder.path,
      readingScript: READING_SCRIPT,
      limits: NO_LIMITS,
      clock: manualClock(NOW),
    });
    const opening = entry.open({
      signal: controller.signal,
      onProgress: (done, total) => {
        if (done * 2 > total) controller.abort();
      },
    });
    await expect(opening).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(readdirSync(folder.path)).toEqual([]);
    await (await entry.open({ signal, onProgress: () => undefined })).close();
    folder.remove();
  });

  // Weekends are the days that could go wrong.
  test.each([0, 1, 2, 3, 4, 5, 6])('tells a sound history on any day of the week (+%d)', (days) => {
    const nowMs = NOW + days * 86_400_000 + 12_345_678;
    const times = planHistory(planEstate(), nowMs).map(({ timeMs }) => timeMs);
    expect(times.length).toBeGreaterThanOrEqual(2_000);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.at(-1)).toBeLessThan(Math.floor(nowMs / 86_400_000) * 86_400_000);
  });
});
