import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** Its own key and certificate, to make the same authority again in another folder. */
  readonly own: Certificate;
  readonly caFile: string;
  /** @param days may be negative: a certificate that has expired */
  issue(hosts: readonly string[], days?: number): Certificate;
  /** A certificate whose key has no more than 1,024 bits. */
  issueWeak(hosts: readonly string[]): Certificate;
  dispose(): void;
}

export const WITHOUT_OPENSSL = 'openssl is not installed';

export function canMakeCertificates(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Arguments of openssl as they would be typed; none of them has a space in it. */
const typed = (line: string): readonly string[] => line.split(' ');

interface CertificateToIssue {
  readonly hosts: readonly string[];
  readonly days: number;
  readonly newKey: readonly string[];
}

/**
 * A certificate authority that no system trusts, in a folder of its own.
 *
 * @param known one that was made before, to be the same again
 */
export function makeAuthority(known?: Certificate): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-ca-'));
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const pairIn = (key: string, cert: string): Certificate => ({
    key: readFileSync(join(folder, key), 'utf8'),
    cert: readFileSync(join(folder, cert), 'utf8'),
  });
  const issue = ({ hosts, days, newKey }: CertificateToIssue): Certificate => {
    writeFileSync(
      join(folder, 'names'),
      `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`,
    );
    openssl(
      ...typed('req -keyout key.pem -out request.pem'),
      ...newKey,
      '-subj',
      '/CN=Test controller',
    );
    openssl(
      ...typed('x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial'),
      ...typed(`-days ${days} -extfile names -out cert.pem`),
    );
    return pairIn('key.pem', 'cert.pem');
  };
  if (known === undefined)
    openssl(
      ...typed('req -x509 -keyout ca-key.pem -out ca.pem -days 2'),
      ...NEW_KEY,
      '-subj',
      '/CN=Test authority',
    );
  else {
    writeFileSync(join(folder, 'ca-key.pem'), known.key, { mode: 0o600 });
    writeFileSync(join(folder, 'ca.pem'), known.cert);
  }
  return {
    own: pairIn('ca-key.pem', 'ca.pem'),
    caFile: join(folder, 'ca.pem'),
    issue: (hosts, days = 2) => issue({ hosts, days, newKey: NEW_KEY }),
    issueWeak: (hosts) =>
      issue({ hosts, days: 2, newKey: ['-newkey', 'rsa:1024', '-nodes', '-sha256'] }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
