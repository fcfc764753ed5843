// argv: a file with the configuration of an `entra` source, and the certificate of its servers.
// Signs in, and tells by how many megabytes it has grown each time a message has it read the list.

import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openEntraAt } from '#test/fakes/entra/estate.ts';

const [file = ''] = process.argv.slice(2);
const { configuration, certificate } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly certificate: string;
};
const source = openEntraAt({
  configuration,
  authority: { next: undefined },
  certificates: { own: { cert: certificate } },
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in memory of this process, with nothing in it that nobody holds. */
function settled(): number {
  for (let times = 0; times < 3; times += 1) collect();
  return process.memoryUsage.rss() / 1e6;
}

await source.signInAs();
const before = settled();
process.on('message', () => {
  void (async () => {
    source.cloud.readList();
    await source.listIsRead();
    const { keys } = source.cloud.state().list;
    process.send?.({ keys, megabytes: settled() - before });
  })();
});
process.on('disconnect', () => {
  source.signOut();
});
process.send?.('ready');
