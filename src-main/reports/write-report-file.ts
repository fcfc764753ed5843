import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { ReportFileWriter } from '#main/ports/reports/report-writer.ts';

/**
 * A report file (`.kdreport`, version 5): gzip over lines of JSON in UTF-8. The first line says
 * what it is (`ReportHeader`), each further one is a row; the last one (`ReportEnd`) counts them
 * and carries the SHA-256 of everything before it, with a signature where the organisation signs.
 * Rows of the Recovery Audit Report are entries with their own hashes, as the log keeps them. It
 * holds what the reports hold, and so no secret.
 */
export const writeReportFile: ReportFileWriter = async ({ header, pages, sign }, sink) => {
  const hash = createHash('sha256');
  let rows = 0;
  let sha256 = '';
  await compressed(sink, async (write) => {
    const lines = async (values: readonly object[]) => {
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      hash.update(text);
      await write(text);
    };
    await lines([header]);
    for await (const page of pages) {
      rows += page.length;
      await lines(page);
    }
    sha256 = hash.digest('hex');
    const signature = await sign?.(sha256);
    await write(`${JSON.stringify({ kind: 'end', rows, sha256, signature })}\n`);
  });
  return sha256;
};

async function compressed(
  sink: Sink,
  produce: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const gzip = createGzip();
  const passingOn = (async () => {
    const chunks: AsyncIterable<Buffer> = gzip;
    for await (const chunk of chunks) await sink(chunk);
  })();
  // It is awaited below; but it may fail while the next rows are still waited for.
  passingOn.catch(() => undefined);
  try {
    await produce(async (text) => {
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), passingOn]);
    });
    gzip.end();
    await passingOn;
  } catch (error) {
    gzip.destroy();
    await passingOn.catch(() => undefined);
    throw error;
  }
}
