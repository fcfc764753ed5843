import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { NO_FILTER } from '#shared/audit/audit-report.ts';
import { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import type { FoundComputer } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const QUERY = { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } } as const;
const BARE = computerNamed('WS-2', {
  overall: 'non-compliant',
  status: 'non-compliant',
  error: 'no-compatible-tpm',
  volumes: [
    {
      driveLetter: 'C:',
      driveType: 'operating-system',
      cipherStrength: 'none',
      protectors: [],
      protection: 'off',
      encryption: 'not-encrypted',
      compliance: 'non-compliant',
      reasons: [1, 5],
    },
  ],
});

const SOURCES = { place: 'sources' } as const;
const MEMORY = { place: 'source', name: 'memory' } as const;

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  desk.profile.computers.push(
    computerNamed('WS-1'),
    BARE,
    ...Array.from({ length: 300 }, (_, index) => computerNamed(`PC-${1000 + index}`)),
  );
  await desk.signIn('reports');
});

const find = (text: string, by = 'computer') =>
  desk.ask('compliance.find', { from: SOURCES, search: { by, text } }) as Promise<{
    found: FoundComputer[];
    isCut: boolean;
    missing: unknown[];
  }>;

/** A source that has no answer. */
function silent(): ComplianceSource {
  const fail = async () => {
    throw new AppError('source.timedOut', 'silent');
  };
  return { name: 'silent', find: fail, summary: fail, page: fail };
}

test('computers are found by name and by user, with the source that knows them', async () => {
  expect(await find('ws-2')).toEqual({
    found: [{ source: 'memory', computer: BARE }],
    isCut: false,
    missing: [],
  });
  expect((await find('CONTOSO\\anna', 'user')).isCut).toBe(true);
  expect((await find('pc-')).found).toHaveLength(50);
});

test('an unknown computer is told from one that nobody could be asked about', async () => {
  expect(
    await desk.refused('compliance.find', {
      from: SOURCES,
      search: { by: 'computer', text: 'nowhere' },
    }),
  ).toBe('compliance.unknownComputer');
  desk.profile.compliance.push(silent());
  expect(
    await desk.refused('compliance.find', {
      from: SOURCES,
      search: { by: 'computer', text: 'nowhere' },
    }),
  ).toBe('compliance.sourcesMissing');
  expect(await find('ws-2')).toMatchObject({
    found: [{ source: 'memory' }],
    missing: [{ source: 'silent', failure: 'source.timedOut' }],
  });
});

test('a profile without compliance says so', async () => {
  desk.profile.compliance.splice(0);
  expect(await desk.ask('compliance.sources')).toEqual({ names: [] });
  expect(
    await desk.refused('compliance.find', {
      from: SOURCES,
      search: { by: 'computer', text: 'ws' },
    }),
  ).toBe('compliance.noSource');
  expect(await desk.refused('compliance.summary', { from: MEMORY, filter: EVERY_COMPUTER })).toBe(
    'compliance.noSource',
  );
});

test('the summary counts, and pages meet without gap', async () => {
  expect(await desk.ask('compliance.sources')).toEqual({ names: ['memory'] });
  expect(
    await desk.ask('compliance.summary', { from: MEMORY, filter: EVERY_COMPUTER }),
  ).toMatchObject({ managed: 302, byStatus: { 'non-compliant': 1 } });
  const first = await desk.ask('compliance.page', { from: MEMORY, query: QUERY, after: null });
  const second = await desk.ask('compliance.page', {
    from: MEMORY,
    query: QUERY,
    after: first.next,
  });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([200, 102, null]);
  expect(new Set([...first.rows, ...second.rows].map(({ name }) => name)).size).toBe(302);
});

test('what the page may not ask for is refused', async () => {
  expect(
    await desk.refused('compliance.page', {
      from: MEMORY,
      query: { ...QUERY, sort: { column: 'model; drop table', descending: false } },
      after: null,
    }),
  ).toBe('input.invalid');
  expect(
    await desk.refused('compliance.find', {
      from: SOURCES,
      search: { by: 'computer', text: '  ' },
    }),
  ).toBe('input.invalid');
  expect(
    await desk.refused('reports.export', {
      what: { from: MEMORY, report: 'enterprise-compliance', query: QUERY, columns: [] },
      form: 'csv',
    }),
  ).toBe('input.invalid');
  await desk.signIn('user');
  expect(await desk.refused('compliance.summary', { from: MEMORY, filter: EVERY_COMPUTER })).toBe(
    'auth.forbidden',
  );
});

describe('an export', () => {
  const written = () => Buffer.from([...desk.saver.files.values()][0] ?? []);
  const csv = () => parse(written(), { bom: true });

  test('of the enterprise holds all computers in the chosen columns, and is recorded', async () => {
    const exported = desk.ask('reports.export', {
      what: {
        from: MEMORY,
        report: 'enterprise-compliance',
        query: QUERY,
        columns: ['name', 'status', 'lastContactAt'],
      },
      form: 'csv',
    });
    expect(await exported).toMatchObject({
      outcome: 'saved',
      fileName: 'enterprise-compliance-2026-06-01.csv',
    });
    const [head, ...rows] = csv();
    expect(head).toEqual(['name', 'status', 'lastContactAt']);
    expect(rows).toHaveLength(302);
    expect(rows.at(-2)?.slice(0, 2)).toEqual(['WS-1', 'Compliant']);
    expect(desk.profile.entries.slice(-2)).toMatchObject([
      { action: 'export', result: 'intended', note: 'enterprise-compliance, csv' },
      {
        action: 'export',
        result: 'successful',
        note: expect.stringMatching(/^enterprise-compliance, csv, 302 rows, SHA-256 [0-9a-f]{64}$/),
      },
    ]);
  });

  test('of one computer has a row for each volume, with the reason codes in words', async () => {
    await desk.ask('reports.export', {
      what: { from: MEMORY, report: 'computer-compliance', name: 'WS-2', domain: 'contoso.test' },
      form: 'csv',
    });
    const [head = [], ...rows] = csv();
    expect(head.length).toBe(ComputerColumn.options.length + 8);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[0]).toBe('WS-2');
    expect(rows[0]?.[head.indexOf('reasons')]).toBe('1: not encrypted; 5');
  });

  test('as a report file keeps all there is of each computer', async () => {
    await desk.ask('reports.export', {
      what: {
        from: MEMORY,
        report: 'enterprise-compliance',
        query: { ...QUERY, filter: { ...EVERY_COMPUTER, status: 'non-compliant' } },
        columns: ['name'],
      },
      form: 'kdreport',
    });
    const [header, row, end] = gunzipSync(written())
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(header).toMatchObject({
      report: 'enterprise-compliance',
      query: { filter: { status: 'non-compliant' } },
      columns: ['name'],
    });
    expect(row).toEqual(BARE);
    expect(end).toMatchObject({ kind: 'end', rows: 1 });
  });

  test('of a computer that is no longer there is refused, and leaves no file', async () => {
    expect(
      await desk.refused('reports.export', {
        what: { from: MEMORY, report: 'computer-compliance', name: 'WS', domain: 'contoso.test' },
        form: 'pdf',
      }),
    ).toBe('compliance.unknownComputer');
    expect(desk.saver.files.size).toBe(0);
  });
});

test('what is printed is what the PDF shows, and is recorded', async () => {
  expect(
    await desk.ask('reports.print', {
      what: { from: MEMORY, report: 'computer-compliance', name: 'WS-2', domain: 'contoso.test' },
    }),
  ).toEqual({ outcome: 'printed' });
  expect(desk.profile.entries.slice(-2)).toMatchObject([
    { action: 'print', result: 'intended', note: 'computer-compliance' },
    { action: 'print', result: 'successful', note: 'computer-compliance, 1 rows' },
  ]);
});

describe('a saved report', () => {
  const saved = async (report: object) => {
    await desk.ask('reports.export', { what: { ...report, from: MEMORY }, form: 'kdreport' });
    await desk.ask('session.signOut');
    desk.opener.answer = {
      fileName: 'a.kdreport',
      bytes: [...desk.saver.files.values()][0] ?? new Uint8Array(),
    };
    desk.saver.files.clear();
    desk.profile.computers.splice(0);
    return ((await desk.ask('reports.open', { by: 'dialog' })) as { opened: { reportId: string } })
      .opened;
  };

  test('of the enterprise opens without sign-in and source, and is exported again', async () => {
    const opened = await saved({
      report: 'enterprise-compliance',
      query: QUERY,
      columns: ['name'],
    });
    expect(opened).toMatchObject({
      header: { report: 'enterprise-compliance', generatedBy: 'CONTOSO\\op' },
      verdict: { state: 'intact' },
    });
    const from = { place: 'file', id: opened.reportId } as const;
    expect(await desk.ask('compliance.summary', { from, filter: EVERY_COMPUTER })).toMatchObject({
      managed: 302,
    });
    const page = await desk.ask('compliance.page', {
      from,
      query: { ...QUERY, filter: { ...EVERY_COMPUTER, status: 'non-compliant' } },
      after: null,
    });
    expect(page.rows).toEqual([BARE]);
    expect(
      await desk.ask('compliance.find', { from, search: { by: 'computer', text: 'ws-2' } }),
    ).toMatchObject({ found: [{ source: 'Test', computer: { name: 'WS-2' } }] });
    expect(
      await desk.refused('compliance.find', { from, search: { by: 'computer', text: 'nowhere' } }),
    ).toBe('compliance.unknownComputer');
    const again = {
      what: { report: 'computer-compliance', from, name: 'WS-2', domain: 'contoso.test' },
    };
    expect(await desk.ask('reports.export', { ...again, form: 'csv' })).toMatchObject({
      outcome: 'saved',
      fileName: 'computer-compliance-2026-06-01.csv',
    });
    expect(await desk.ask('reports.print', again)).toEqual({ outcome: 'printed' });
    await desk.ask('reports.close');
    expect(await desk.refused('compliance.summary', { from, filter: EVERY_COMPUTER })).toBe(
      'report.closed',
    );
  });

  test('of one computer is no audit report', async () => {
    const opened = await saved({
      report: 'computer-compliance',
      name: 'WS-2',
      domain: 'contoso.test',
    });
    const from = { place: 'file', id: opened.reportId } as const;
    expect(
      await desk.ask('compliance.find', {
        from,
        search: { by: 'computer', text: 'WS-2.contoso.test' },
      }),
    ).toMatchObject({ found: [{ computer: BARE }] });
    expect(await desk.refused('reports.summary', { from, filter: NO_FILTER })).toBe(
      'report.closed',
    );
  });
});
