import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import { verifyInPieces } from '#main/sources/verify-log.ts';
import { readEntries } from '../audit-entries.ts';
import { packedValues } from '../audit-values.ts';
import { connectToRead } from '../connection.ts';
import { checkIndex } from '../report-index/check-index.ts';
import { storeError } from '../store-errors.ts';
import type { Answer, Batch, Command, Question } from './reading-thread.ts';

// The script of a thread: it answers the question it was started with, batch by batch as it is
// asked for them, and ends.
if (parentPort !== null) {
  const port = parentPort;
  // `start` in reading-thread.ts hands it over.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { file, ...question } = workerData as Question;
  const stopping = new AbortController();
  port.on('message', (command: Command) => {
    if (command === 'stop') stopping.abort();
  });
  const commands = on(port, 'message');
  const answer = (said: Answer) => {
    port.postMessage(
      said,
      'batch' in said && said.batch instanceof ArrayBuffer ? [said.batch] : [],
    );
  };
  const db = connectToRead(file);
  const options = { signal: stopping.signal };
  try {
    for await (const batch of batchesFor(db, question, options)) {
      await commands.next();
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

function batchesFor(
  db: Knex,
  { values, stretch, index }: Omit<Question, 'file'>,
  options: CallOptions,
): AsyncIterable<Batch> {
  if (values !== undefined) return packedValues(db, values, options);
  if (index !== undefined) return checkIndex(db, index, options);
  if (stretch === undefined) throw new Error('a thread was asked for nothing');
  return verifyInPieces((from, limit) => readEntries(db, from, limit), stretch, options);
}
