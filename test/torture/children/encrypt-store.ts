// argv: file of a store. Encrypts its secrets, as the command for it does.
import { encryptStore } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { TEST_KEY } from '#test/fakes/store-keys.ts';

const [file = ''] = process.argv.slice(2);
await encryptStore(file, TEST_KEY);
