// argv: file of the store, number of the first key, number of keys (for ever without it).
// Discloses one key after the other, and prints each ID once it holds the secret; or the code of
// the refusal.
import { systemClock } from '#main/desktop/system-clock.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { numberedKeyId } from './numbered-key-id.ts';
import { printLine } from './print-line.ts';

const [file = '', first = '', count = 'Infinity'] = process.argv.slice(2);
const source = storeRecoverySource(
  await openStore({ file, purpose: 'organisation' }),
  systemClock,
  { name: 'child' },
);
const end = Number(first) + Number(count);
for (let n = Number(first); n < end; n += 1) {
  const keyId = RecoveryKeyId.parse(numberedKeyId(n));
  const answer = await source.disclose(keyId, draft({ keyId })).catch(codeOf);
  // What is printed was received.
  if (typeof answer === 'string') printLine(`refused: ${answer}`);
  else if (answer.recoveryPassword !== '') printLine(keyId);
}
process.exit();
