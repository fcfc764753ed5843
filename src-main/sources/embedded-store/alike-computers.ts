import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { AlikeComputers } from '#main/domain/compliance/compliance-tally.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { ComplianceFilter } from '#shared/compliance/enterprise-compliance.ts';
import { AlikeRows } from '../store-rows.ts';
import { filtered } from './compliance-query.ts';
import { read } from './connection.ts';

const ALIKE = '(cc.status, cc.overall, cc.exemption, cc.error, cc.os_drive, cc.fixed_drives)';
const FROM = 'computer_compliance as cc indexed by computer_compliance_alike';

/** What the totals count computers by. */
export const COUNTED =
  'cc.status as status, cc.overall as overall, cc.exemption as exemption, cc.error as error, ' +
  'cc.os_drive as osDrive, cc.fixed_drives as fixedDrives';

/** Whether a filter asks for nothing that computers who count as alike may differ in. */
export function isAboutAlike({ computer, user, silentSince }: ComplianceFilter): boolean {
  return computer === '' && user === '' && silentSince === '';
}

/**
 * Counts computers that are alike, one kind after the other along an index that has each of them
 * side by side. There are some dozens of kinds however many computers there are; to count takes
 * some 15 ms for 100,000 of a kind, during which the console answers nobody.
 *
 * @param filter about what they are alike in, as {@link isAboutAlike} says
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function alikeComputers(
  db: Knex,
  filter: ComplianceFilter,
  { signal, onProgress }: ReportOptions,
): Promise<readonly AlikeComputers[]> {
  const total = await read(() => countIn(db.from('computer_compliance as cc')), signal);
  const groups: AlikeComputers[] = [];
  let done = 0;
  for (let kind = await kindAfter(db, []); kind !== undefined;) {
    refuseIfCancelled(signal);
    const values = Object.values(kind);
    const ofKind = db.fromRaw(FROM).whereRaw(`${ALIKE} = (?, ?, ?, ?, ?, ?)`, values);
    const count = await read(() => countIn(filtered(ofKind, filter)), signal);
    groups.push(...AlikeRows.parse([{ ...kind, count }]));
    done += count;
    onProgress?.(Math.min(done, total), total);
    // Whoever else waits comes first.
    await setImmediate();
    kind = await kindAfter(db, values);
  }
  return groups;
}

const Kind = z.record(z.string(), z.string());
const Count = z.object({ count: z.number() });

async function kindAfter(
  db: Knex,
  before: readonly string[],
): Promise<z.infer<typeof Kind> | undefined> {
  const kinds = db.select(db.raw(COUNTED)).fromRaw(FROM).orderByRaw(ALIKE.slice(1, -1)).limit(1);
  if (before.length > 0) kinds.whereRaw(`${ALIKE} > (?, ?, ?, ?, ?, ?)`, [...before]);
  const [kind]: readonly unknown[] = await read(() => kinds);
  return kind === undefined ? undefined : Kind.parse(kind);
}

async function countIn(computers: Knex.QueryBuilder): Promise<number> {
  return Count.parse(await computers.count('* as count').first()).count;
}
