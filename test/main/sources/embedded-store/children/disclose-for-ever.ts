// argv: file of the store, number of the first key.
// Discloses one key after the other, and prints each ID once it holds the secret.
import { writeSync } from 'node:fs';
import { systemClock } from '#main/desktop/system-clock.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { numberedKeyId } from './numbered-key-id.ts';

const [file = '', first = ''] = process.argv.slice(2);
const source = storeRecoverySource(
  await openStore({ file, purpose: 'organisation' }),
  systemClock,
  { name: 'child' },
);
writeSync(1, 'ready\n');
for (let n = Number(first); ; n += 1) {
  const keyId = RecoveryKeyId.parse(numberedKeyId(n));
  const { recoveryPassword } = await source.disclose(keyId, draft({ keyId }));
  // At once, past every buffer: what is printed was received.
  if (recoveryPassword !== '') writeSync(1, `${keyId}\n`);
}
