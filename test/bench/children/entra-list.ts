// argv: a file with the configuration of an `entra` source, and the certificate of its servers.
// Signs in, and tells how many megabytes more it holds each time a message has it read the list.

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

/** What this process holds, objects and bytes outside of their heap, in megabytes. */
function held(): number {
  for (let times = 0; times < 3; times += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

await source.signInAs();
const before = held();
process.on('message', () => {
  void (async () => {
    source.cloud.readList();
    await source.listIsRead();
    const { keys } = source.cloud.state().list;
    process.send?.({ keys, megabytes: held() - before });
  })();
});
process.on('disconnect', () => {
  source.signOut();
});
process.send?.('ready');
