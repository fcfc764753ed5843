import { expect, test } from 'vitest';
import { waitingLog } from '#main/desktop/waiting-log.ts';

test('what was said early is written first, in its order, and the rest as it is said', () => {
  const log = waitingLog();
  const written: unknown[] = [];
  const file = (level: string) => (event: string, fields?: object) => {
    written.push([level, event, fields]);
  };
  log.warn('one', { why: 'early' });
  log.error('two', { cause: 'x' });
  log.info('three');
  expect(written).toEqual([]);
  log.writeTo({ info: file('info'), warn: file('warn'), error: file('error') });
  log.info('four', { count: 4 });
  expect(written).toEqual([
    ['warn', 'one', { why: 'early' }],
    ['error', 'two', { cause: 'x' }],
    ['info', 'three', undefined],
    ['info', 'four', { count: 4 }],
  ]);
});
