import { basename } from 'node:path';
import { z } from 'zod';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { fileError } from '../drivers/files/file-errors.ts';
import { readRegularFile } from '../drivers/files/regular-file.ts';
import { writeWholeFile } from '../drivers/files/write-whole-file.ts';
import type { KeptLogins } from '../ports/connection/kept-logins.ts';
import type { OsEncryption } from '../ports/system.ts';

/** By place: each login is encrypted separately, in Base64. */
const LoginFile = z.record(z.string(), z.string());
type LoginFile = z.infer<typeof LoginFile>;

const Login = z.object({ userName: z.string(), password: z.string() });

/** Logins in a file of this person's profile, encrypted by the operating system. */
export function loginFile(path: string, encryption: OsEncryption): KeptLogins {
  let turn: Promise<unknown> = Promise.resolve();

  /** One change after the other, because each change reads the file and writes it anew. */
  function change(edit: (logins: LoginFile) => LoginFile): Promise<void> {
    const changing = turn.then(async () => {
      const changed = edit(await readAll(path));
      await writeWholeFile(path, Buffer.from(`${JSON.stringify(changed, null, 2)}\n`));
    });
    turn = changing.catch(() => undefined);
    return changing;
  }

  return {
    has: async (place) => (await readAll(path).catch((): LoginFile => ({})))[place] !== undefined,
    async read(place) {
      const { [place]: kept } = await readAll(path).catch((cause: unknown) => {
        throw new AppError('login.unreadable', 'the kept logins cannot be read', { cause });
      });
      if (kept === undefined) throw new AppError('login.missing', `no login for ${place}`);
      try {
        return Login.parse(JSON.parse(await encryption.open(Buffer.from(kept, 'base64'))));
      } catch {
        // Without the cause, which may quote the decrypted text.
        throw new AppError('login.unreadable', `the login for ${place} does not open`);
      }
    },
    async keep(place, { userName, password }) {
      if (!(await encryption.isProtecting()))
        throw new AppError('login.noProtection', 'the operating system offers no protection');
      const bytes = await encryption.seal(JSON.stringify({ userName, password }));
      await change((logins) => ({ ...logins, [place]: Buffer.from(bytes).toString('base64') }));
    },
    forget: (place) => change(({ [place]: _gone, ...others }) => others),
  };
}

/**
 * A missing file, or one of another form, holds no logins. A file that cannot be read now may hold
 * some, and must not be replaced: that is an error.
 *
 * @throws AppError `file.*`
 */
async function readAll(path: string): Promise<LoginFile> {
  const text = await readRegularFile(path).catch((cause: unknown) => {
    if (systemCodeOf(cause) === 'ENOENT') return Buffer.from('{}');
    throw fileError(cause, basename(path));
  });
  try {
    return LoginFile.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return {};
  }
}
