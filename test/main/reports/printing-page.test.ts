import { describe, expect, test } from 'vitest';
import { printed, whenGone } from '#main/reports/pdf/printing-page.ts';

const answering = (success: boolean, reason: string) => ({
  print: (_options: unknown, done: (success: boolean, reason: string) => void) => {
    done(success, reason);
  },
});

describe('what Electron says of a print', () => {
  test.each([
    ['cancelled', 'in old versions'],
    ['canceled', 'in old versions'],
    ['Print job canceled', 'in Electron 33 to 45'],
  ])('"%s" (%s) is a dialog that was closed', async (reason) => {
    expect(await printed(answering(false, reason), {})).toBe(false);
  });

  test.each([['Print job failed'], ['Invalid printer settings'], ['']])(
    '"%s" is a failure',
    async (reason) => {
      await expect(printed(answering(false, reason), {})).rejects.toMatchObject({
        code: 'printer.failed',
      });
    },
  );

  test('nothing is a print', async () => {
    expect(await printed(answering(true, ''), {})).toBe(true);
  });

  // Electron 45 throws where the size of the paper is missing or not known.
  test('settings it throws at are a failure', async () => {
    const throwing = {
      print: () => {
        throw new Error('Unsupported pageSize');
      },
    };
    await expect(printed(throwing, {})).rejects.toThrow('Unsupported pageSize');
  });
});

test.each([
  ['crashed', 33],
  ['killed', 33],
  ['oom', 33],
  ['launch-failed', 33],
  ['integrity-failure', 33],
  ['abnormal-exit', 33],
  ['memory-eviction', 40],
])('a page whose process is gone, "%s" (since Electron %i), answers no more', async (reason) => {
  let tell: (event: unknown, details: { readonly reason: string }) => void = () => undefined;
  const gone = whenGone({
    once: (_event, listener) => {
      tell = listener;
    },
  });
  tell({}, { reason });
  await expect(gone).rejects.toMatchObject({
    code: 'report.notOnPaper',
    message: expect.stringContaining(reason),
  });
});
