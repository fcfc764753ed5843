import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderSrvRecords } from '#main/drivers/dns/srv-order.ts';

describe('the order of servers', () => {
  const record = (name: string, priority: number, weight: number) => ({
    name,
    port: 389,
    priority,
    weight,
  });

  test('priority first; every server once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(200)), { maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (servers, stream) => {
          const records = servers.map(([priority, weight], index) =>
            record(`dc${index}`, priority, weight),
          );
          const order = orderSrvRecords(records, () => stream.next().value ?? 0);
          expect(order.map(({ priority }) => priority)).toEqual(
            records.map(({ priority }) => priority).sort((a, b) => a - b),
          );
          expect(new Set(order)).toEqual(new Set(records));
        },
      ),
    );
  });

  test('within a priority the weight is the chance', () => {
    const records = [record('light', 0, 10), record('heavy', 0, 90)];
    const first = Array.from(
      { length: 100 },
      (_, index) => orderSrvRecords(records, () => index / 100)[0]?.name,
    );
    expect(first.filter((name) => name === 'heavy').length).toBeGreaterThan(80);
    expect(first).toContain('light');
  });
});
