import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Authority,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

/** An authority, and a client's certificate of it as files. */
export interface WitnessFiles {
  readonly folder: string;
  readonly authority: Authority;
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  dispose(): void;
}

export function witnessFiles(): WitnessFiles {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-witness-'));
  const authority = makeAuthority();
  const { cert, key } = authority.issue(['hd-01']);
  const certificateFile = join(folder, 'client.pem');
  const keyFile = join(folder, 'client-key.pem');
  writeFileSync(certificateFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return {
    folder,
    authority,
    caFile: authority.caFile,
    certificateFile,
    keyFile,
    dispose() {
      authority.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
