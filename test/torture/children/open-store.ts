// argv: file of a store. Opens it, which brings it up to date, and closes it again.
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';

const [file = ''] = process.argv.slice(2);
await closeStore(await openStore({ file, purpose: 'organisation' }));
