import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateFolder } from '#main/updates/update-folder.ts';
import { codeOf } from '#shared/errors.ts';
import { LIST_NAME, type UpdatePackage } from '#shared/updates/update-list.ts';
import { type SignedFolder, signedFolder } from '#test/fakes/update-folder.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

const PACKAGE = 'keydesk_0.2.0_amd64.deb';
/** More than one piece of a connection. */
const CONTENT = Buffer.alloc(3_000_000, 'package');
const { signal } = new AbortController();

describe.runIf(canMakeCertificates())(
  'a folder on a web server',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let server: Server;
    let temp: TempFolder;
    let signed: SignedFolder;
    let answer: ((response: ServerResponse, path: string) => void) | undefined;

    beforeAll(async () => {
      authority = makeAuthority();
      server = createServer(authority.issue(['localhost']), ({ url = '' }, response) => {
        const path = join(signed.folder, decodeURIComponent(url.slice('/updates/'.length)));
        if (answer !== undefined) answer(response, path);
        else if (existsSync(path)) response.end(readFileSync(path));
        else response.writeHead(404).end();
      });
      await once(server.listen(0, 'localhost'), 'listening');
    });
    afterAll(() => {
      server.close();
      authority.dispose();
    });
    beforeEach(() => {
      temp = tempFolder();
      signed = signedFolder(temp.path);
      signed.add(PACKAGE, CONTENT);
      signed.sign('all=0.2.0:50');
      answer = undefined;
    });
    afterEach(() => {
      temp.remove();
    });

    const place = () => ({
      folder: `https://localhost:${(server.address() as AddressInfo).port}/updates`,
      publicKey: signed.publicKey,
    });
    const trusting = () => updateFolder([readFileSync(authority.caFile, 'utf8')]);
    const list = () => trusting().list(place(), { signal });
    const target = () => join(temp.path, 'fetched', PACKAGE);
    const fetched = async (change: Partial<UpdatePackage> = {}) => {
      mkdirSync(join(temp.path, 'fetched'), { recursive: true });
      const [wanted] = (await list()).packages;
      if (wanted === undefined) throw new Error('nothing is listed');
      const from = { ...place(), wanted: { ...wanted, ...change } };
      await trusting().fetch(from, target(), { signal });
    };
    const codeWhere = (work: Promise<unknown>) => work.then(() => 'done', codeOf);
    const left = () => readdirSync(join(temp.path, 'fetched'));

    test('tells what there is, as it was signed', async () => {
      expect(await list()).toMatchObject({
        rings: { all: { version: '0.2.0', percent: 50 } },
        packages: [
          {
            name: PACKAGE,
            version: '0.2.0',
            bytes: CONTENT.length,
            sha512: createHash('sha512').update(CONTENT).digest('hex'),
          },
        ],
      });
    });

    test('gives a package, whole', async () => {
      await fetched();
      expect(readFileSync(target()).equals(CONTENT)).toBe(true);
      expect(left()).toEqual([PACKAGE]);
    });

    test('a list that was changed is not believed', async () => {
      signed.alter(({ list: text, signature }) => ({
        list: text.replaceAll('0.2.0', '9.9.9'),
        signature,
      }));
      expect(await codeWhere(list())).toBe('updates.forged');
    });

    test('a package that was changed is thrown away, and an older one stays', async () => {
      await fetched();
      signed.add(PACKAGE, Buffer.alloc(CONTENT.length, 'forged!'));
      expect(await codeWhere(fetched())).toBe('updates.wrongPackage');
      expect(readFileSync(target()).equals(CONTENT)).toBe(true);
      expect(left()).toEqual([PACKAGE]);
    });

    test.each([
      ['is shorter', CONTENT.subarray(1)],
      ['is longer', Buffer.concat([CONTENT, Buffer.alloc(1)])],
    ])('a package that %s than the list says is thrown away', async (_what, content) => {
      signed.add(PACKAGE, content);
      expect(await codeWhere(fetched())).toBe('updates.wrongPackage');
      expect(left()).toEqual([]);
    });

    test('one without end fills no disk', async () => {
      const [wanted] = (await list()).packages;
      let sent = 0;
      answer = (response) => {
        const more = () => {
          while (!response.destroyed && response.write(CONTENT)) sent += 1;
          sent += 1;
        };
        response.on('drain', more);
        more();
      };
      mkdirSync(join(temp.path, 'fetched'));
      if (wanted === undefined) throw new Error('nothing is listed');
      const fetching = trusting().fetch({ ...place(), wanted }, target(), { signal });
      expect(await codeWhere(fetching)).toBe('updates.wrongPackage');
      expect(sent).toBeLessThan(100);
      expect(left()).toEqual([]);
    });

    test('a connection that is cut leaves nothing', async () => {
      const [wanted] = (await list()).packages;
      answer = (response) => {
        response.writeHead(200, { 'content-length': CONTENT.length });
        response.write(CONTENT.subarray(0, 1_000_000), () => {
          response.destroy();
        });
      };
      mkdirSync(join(temp.path, 'fetched'));
      if (wanted === undefined) throw new Error('nothing is listed');
      const fetching = trusting().fetch({ ...place(), wanted }, target(), { signal });
      expect(await codeWhere(fetching)).toBe('updates.unreachable');
      expect(left()).toEqual([]);
    });

    test('no right to write, no folder: said, and nothing is left', async () => {
      expect(
        await codeWhere(
          list().then(({ packages: [wanted] }) =>
            wanted === undefined
              ? undefined
              : trusting().fetch({ ...place(), wanted }, join(temp.path, 'nowhere', PACKAGE), {
                  signal,
                }),
          ),
        ),
      ).toBe('file.gone');
      if (process.getuid?.() === 0) return;
      mkdirSync(join(temp.path, 'fetched'));
      chmodSync(join(temp.path, 'fetched'), 0o500);
      expect(await codeWhere(fetched())).toBe('file.refused');
    });

    test('a redirection is not followed: what is elsewhere was not meant', async () => {
      answer = (response) => {
        response.writeHead(302, { location: 'https://elsewhere.test/' }).end();
      };
      expect(await codeWhere(list())).toBe('updates.unreadable');
    });

    test('a list without end is given up', async () => {
      answer = (response) => {
        response.end(Buffer.alloc(2 * 1024 ** 2, ' '));
      };
      expect(await codeWhere(list())).toBe('updates.unreadable');
    });

    test('no list, no address, no key', async () => {
      answer = (response) => {
        response.writeHead(404).end();
      };
      expect(await codeWhere(list())).toBe('updates.unreadable');
      for (const missing of [{ folder: '' }, { publicKey: '' }])
        expect(await codeWhere(trusting().list({ ...place(), ...missing }, { signal }))).toBe(
          'updates.notSetUp',
        );
    });

    test('a server that nobody vouches for is told from one that is away', async () => {
      expect(await codeWhere(updateFolder([]).list(place(), { signal }))).toBe(
        'updates.notTrusted',
      );
      const away = { ...place(), folder: 'https://127.0.0.1:1/' };
      expect(await codeWhere(trusting().list(away, { signal }))).toBe('updates.unreachable');
    });

    test('whoever waits may stop', async () => {
      const stopping = new AbortController();
      answer = () => {
        stopping.abort();
      };
      const options = { signal: stopping.signal };
      expect(await codeWhere(trusting().list(place(), options))).toBe('request.cancelled');
    });

    test('the file of the list is replaced at once, never half of it', () => {
      writeFileSync(join(signed.folder, `${LIST_NAME}.new`), 'left over');
      signed.sign('all=0.2.0');
      expect(readdirSync(signed.folder).toSorted()).toEqual([LIST_NAME, PACKAGE].toSorted());
    });
  },
);
