import { join } from 'node:path';
import { type ElectronApplication, type TestInfo, test } from '@playwright/test';
import type { ConsoleWindow } from './console-window.ts';

/** Consoles whose steps are recorded already, for this test or one before it. */
const recorded = new WeakSet<ElectronApplication>();

/** Every step of a test is recorded; {@link keepEvidence} keeps the record of one that failed. */
export async function beginEvidence({ app }: ConsoleWindow): Promise<void> {
  const { tracing } = app.context();
  // Snapshots alone: a picture of every moment would cost more time than the test.
  if (!recorded.has(app)) await tracing.start({ snapshots: true });
  recorded.add(app);
  await tracing.startChunk({ title: test.info().title });
}

/**
 * Ends the recording. Of a failed test a picture of the window and the trace are kept beside its
 * other results, and named in the report.
 */
export async function keepEvidence(desk: ConsoleWindow, info: TestInfo): Promise<void> {
  const { tracing } = desk.app.context();
  if (info.status === info.expectedStatus) {
    await tracing.stopChunk().catch(ignore);
    return;
  }
  const name = `window-${info.attachments.length + 1}`;
  const picture = join(info.outputDir, `${name}.png`);
  const trace = join(info.outputDir, `${name}-trace.zip`);
  await desk.page
    .screenshot({ path: picture })
    .then(() => info.attachments.push({ name, path: picture, contentType: 'image/png' }))
    .catch(ignore);
  await tracing
    .stopChunk({ path: trace })
    .then(() =>
      info.attachments.push({ name: 'trace', path: trace, contentType: 'application/zip' }),
    )
    .catch(ignore);
}

/**
 * A console that was closed, or has crashed, has nothing more to show: the test itself says why it
 * failed.
 */
function ignore(): void {
  // Nothing to be done.
}
