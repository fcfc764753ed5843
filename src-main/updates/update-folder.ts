import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readUpdateList } from '#main/domain/updates/read-update-list.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { download } from '#main/drivers/https/download.ts';
import { type HttpsFailures, httpsSender } from '#main/drivers/https/https-sender.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import type { UpdateFolder, UpdatePlace } from '#main/ports/updates.ts';
import { AppError } from '#shared/errors.ts';
import { LIST_NAME } from '#shared/updates/update-list.ts';

const FAILURES: HttpsFailures = {
  unreachable: 'updates.unreachable',
  timedOut: 'updates.timedOut',
  notTrusted: 'updates.notTrusted',
  unreadable: 'updates.unreadable',
};
const LIST_WITHIN_MS = 20_000;
/** A list of a thousand packages is a third of it. */
const LONGEST_LIST = 1024 ** 2;
/** Long enough for a slow line, in milliseconds. */
const PACKAGE_WITHIN_MS = 60 * 60 * 1000;
const OK = 200;

/**
 * The folder as any web server offers it. Over Node's own connections: those of Chromium are
 * closed. The costs: one request for a list, and a package is never held in memory.
 *
 * @param authorities of the operating system, unless a test brings its own
 */
export function updateFolder(authorities = trustedAuthorities(undefined)): UpdateFolder {
  return {
    async list({ folder, publicKey }, { signal }) {
      requireSetUp({ folder, publicKey });
      const sender = httpsSender(authorities, FAILURES);
      const agent = sender.agent(1);
      try {
        const { status, text } = await sender.send(
          agent,
          { method: 'GET', url: addressOf(folder, LIST_NAME), headers: {} },
          { ms: LIST_WITHIN_MS, signal, mostBytes: LONGEST_LIST },
        );
        if (status !== OK) {
          const reason = `${LIST_NAME}: status ${status}`;
          throw new AppError('updates.unreadable', reason, { details: { reason } });
        }
        return readUpdateList(text, publicKey);
      } finally {
        agent.destroy();
      }
    },
    async fetch({ folder, wanted: { name, bytes, sha512 } }, path, { signal }) {
      const from = { url: addressOf(folder, name), authorities, failures: FAILURES };
      await writeWholeFile(path, async (sink) => {
        const hash = createHash('sha512');
        let received = 0;
        for await (const piece of download(from, { ms: PACKAGE_WITHIN_MS, signal })) {
          received += piece.length;
          // What has no end must not fill the disk.
          if (received > bytes) throw wrongPackage(name);
          hash.update(piece);
          await sink(piece);
        }
        if (received !== bytes || hash.digest('hex') !== sha512) throw wrongPackage(name);
      });
    },
  };
}

function requireSetUp({ folder, publicKey }: UpdatePlace): void {
  if (folder === '' || publicKey === '')
    throw new AppError('updates.notSetUp', 'no address or no key');
}

/** Of a file in the folder, whether its address ends with a slash or not. */
function addressOf(folder: string, name: string): URL {
  return new URL(encodeURIComponent(name), folder.endsWith('/') ? folder : `${folder}/`);
}

function wrongPackage(name: string): AppError {
  return new AppError('updates.wrongPackage', `${name} is not what the list describes`, {
    details: { fileName: basename(name) },
  });
}
