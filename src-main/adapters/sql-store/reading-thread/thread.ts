import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { packedValues } from '../audit-values.ts';
import { connectToRead } from '../connection.ts';
import { storeError } from '../store-errors.ts';
import type { Answer, Question, Wish } from './reading-thread.ts';

// The script of a thread: it answers the question it was started with, batch by batch as it is asked for them, and ends.
if (parentPort !== null) {
  const port = parentPort;
  const { file, sizes, query, fields } = workerData as Question;
  const stopping = new AbortController();
  port.on('message', (wish: Wish) => {
    if (wish === 'stop') stopping.abort();
  });
  const wishes = on(port, 'message');
  const answer = (said: Answer) => {
    port.postMessage(said, said.batch === undefined ? [] : [said.batch]);
  };
  const db = connectToRead(file);
  try {
    for await (const batch of packedValues(db, sizes, query, fields, { signal: stopping.signal })) {
      await wishes.next();
      answer({ batch });
    }
    answer({ stopped: undefined });
  } catch (error) {
    const { code, message } = storeError(error);
    answer({ stopped: { code, message } });
  } finally {
    await db.destroy();
    port.close();
  }
}
