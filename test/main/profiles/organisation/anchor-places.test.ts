import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anchorsIn, textOfAnchors } from '#main/domain/audit/anchors.ts';
import { anchorPlaces, logName } from '#main/profiles/organisation/anchor-places.ts';
import { OrganisationConfiguration } from '#main/profiles/organisation/configuration.ts';
import { codeOf } from '#shared/errors.ts';
import { type MailServer, startMailServer } from '#test/fakes/mail-server.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { chainOf } from '#test/main/witnesses/entries.ts';
import { type WitnessFiles, witnessFiles } from '#test/main/witnesses/witness-files.ts';

const { signal } = new AbortController();
const [FIRST, SECOND] = chainOf(2, () => ({ note: 'a note' }));
const anchorOf = ({ sequence, hash, time }: NonNullable<typeof FIRST>) => ({
  sequence,
  hash,
  time,
});

const placesOf = (changes: object) =>
  anchorPlaces(
    OrganisationConfiguration.parse({
      id: 'contoso',
      name: 'Contoso',
      activeDirectory: { domain: 'contoso.test', groups: { admin: 'CONTOSO\\admins' } },
      ...changes,
    }),
    'HD-01',
  );

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-anchors-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('has one file for the log, and a line for each anchor', async () => {
    const [place] = placesOf({ anchors: { folder } });
    await place?.test({ signal });
    for (const entry of [FIRST, SECOND]) if (entry) await place?.note(entry, { signal });
    const [name = '', ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(name).toBe(`keydesk-anchors_${logName('contoso', 'HD-01')}.txt`);
    const lines = [...textOfAnchors(readFileSync(join(folder, name)))];
    expect(lines.flatMap(anchorsIn)).toEqual([FIRST, SECOND].map((one) => one && anchorOf(one)));
  });

  test('that is not there is an outage', async () => {
    const [place] = placesOf({ anchors: { folder: join(folder, 'away') } });
    expect(await place?.test({ signal }).catch(codeOf)).toBe('witness.unreachable');
  });
});

test('two accounts of one computer have two logs', () => {
  expect(logName('contoso', 'HD-01', 'anna')).toBe('contoso_HD-01_anna');
  expect(logName('contoso', 'HD-01', '../b')).toBe('contoso_HD-01_.._b');
});

test.each([
  ['neither', { anchors: {} }],
  ['a mailbox without a mail server', { anchors: { mailTo: 'a@contoso.test' } }],
])('%s is refused', (_what, changes) => {
  expect(() => placesOf(changes)).toThrow(/neither a folder nor a mailbox|needs the mail server/);
});

describe.runIf(canMakeCertificates())('a mailbox', { meta: { reason: WITHOUT_OPENSSL } }, () => {
  let files: WitnessFiles;
  let server: MailServer;
  beforeAll(async () => {
    files = witnessFiles();
    server = await startMailServer(files.authority.issue(['localhost']));
  });
  afterAll(async () => {
    await server.stop();
    files.dispose();
  });

  test.each(['en', 'de', 'ja'])('gets the line in a mail, in %s', async (language) => {
    const [place] = placesOf({
      anchors: { mailTo: 'security@contoso.test' },
      messages: {
        language,
        mail: {
          host: 'localhost',
          port: server.port,
          from: 'keydesk@contoso.test',
          caFile: files.caFile,
          answerSeconds: 60,
        },
      },
    });
    if (FIRST) await place?.note(FIRST, { signal });
    const mail = server.taken.at(-1);
    expect(mail?.to).toEqual(['security@contoso.test']);
    expect(anchorsInMail(mail?.body ?? '')).toEqual([FIRST && anchorOf(FIRST)]);
  });
});

/** As a mail program shows its text. */
function anchorsInMail(body: string) {
  const [headers = '', ...rest] = body.split('\r\n\r\n');
  const raw = rest.join('\r\n\r\n');
  const text = /base64/i.test(headers)
    ? Buffer.from(raw, 'base64').toString()
    : raw.replaceAll(/=\r\n/g, '').replaceAll(/ \r\n/g, ' ');
  return text.split(/\r?\n/).flatMap(anchorsIn);
}
