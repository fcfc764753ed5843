import type { SrvRecord } from 'node:dns';

/**
 * The order in which to try the servers of a service (RFC 2782, "Usage rules"): lowest priority
 * number first; within one priority each next server is drawn with a chance in proportion to its
 * weight. Node hands the records over as they come.
 *
 * @param random 0 up to, not including, 1
 */
export function orderSrvRecords(
  records: readonly SrvRecord[],
  random: () => number,
): readonly SrvRecord[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].sort((a, b) => a - b);
  return priorities.flatMap((wanted) =>
    drawByWeight(
      records.filter(({ priority }) => priority === wanted),
      random,
    ),
  );
}

function drawByWeight(records: readonly SrvRecord[], random: () => number): readonly SrvRecord[] {
  // The RFC puts weight 0 first in the row, so that it is rarely drawn.
  const left = [...records].sort((a, b) => a.weight - b.weight);
  const order: SrvRecord[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    let remaining = Math.floor(random() * (total + 1));
    const index = left.findIndex(({ weight }) => (remaining -= weight) <= 0);
    order.push(...left.splice(Math.max(index, 0), 1));
  }
  return order;
}
