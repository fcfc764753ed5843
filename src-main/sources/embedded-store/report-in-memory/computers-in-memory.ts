import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { insertAlike } from '#main/drivers/sqlite/insert-rows.ts';
import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { storeComplianceSource } from '../store-compliance-source.ts';
import { type ComputerTables, NO_MODEL, computerTables } from './computer-tables.ts';
import { filledStore } from './memory-store.ts';

/** Computers inserted in one go, during which the console answers nobody: some ten milliseconds. */
const PIECE = 1_000;

/** Compliance of computers that were read from a file. Their place in it tells equal ones apart. */
export const openComputers: OpenReportStore['computers'] = async (name, computers, { signal }) => {
  const db = await filledStore((store) => insertComputers(store, computers, signal));
  return { reader: storeComplianceSource(db, name), close: () => db.destroy() };
};

export async function insertComputers(
  db: Knex,
  computers: readonly ComputerCompliance[],
  signal: AbortSignal,
): Promise<void> {
  const tables = await computerTables(db);
  const domainOf = domainNumbers(tables);
  const volumeOf = numbers();
  for (let start = 0; start < computers.length; start += PIECE) {
    for (const [index, computer] of computers.slice(start, start + PIECE).entries()) {
      const id = start + index + 1;
      tables.computers.add([id, domainOf(computer.domain), computer.name], computer);
      tables.compliance.add([id], computer);
      for (const { domain, name } of computer.users.map(splitAccount))
        tables.users.add([id, domainOf(domain), name], NO_MODEL);
      for (const volume of computer.volumes) {
        const volumeId = volumeOf();
        tables.volumes.add([volumeId, id], volume);
        tables.protection.add([volumeId], volume);
      }
    }
    refuseIfCancelled(signal);
    for (const table of Object.values(tables)) await insertAlike(db, table.take());
    await setImmediate();
  }
}

/**
 * A file knows a computer's domain by its DNS name and a person's by its short one, and not which
 * belong together: each is a domain that is called so both ways. Spellings that differ in case are
 * one.
 */
function domainNumbers({ domains }: ComputerTables): (name: string) => number {
  const known = new Map<string, number>();
  const next = numbers();
  return (name) => {
    const key = name.toLowerCase();
    const id = known.get(key) ?? next();
    if (!known.has(key)) domains.add([id, name, name], NO_MODEL);
    known.set(key, id);
    return id;
  };
}

function numbers(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
