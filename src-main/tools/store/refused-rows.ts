import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolError, fileReason } from '../tool-error.ts';

/** A row that was left out, as the report of an import lists it. */
export interface ReportedRow {
  readonly where: string;
  readonly keyId: string;
  readonly reason: string;
}

/** The list of the rows that were left out. */
export interface RefusedRows {
  add(row: ReportedRow): void;
  close(): Promise<void>;
}

/**
 * Begins a report in a new file, for this person's eyes.
 *
 * @param onBroken is told when it cannot be written any further; the import goes on
 * @throws ToolError `report.unwritable` also where there is a file of this name already
 */
export async function reportRefusedRows(
  file: string,
  onBroken: (reason: string) => void,
): Promise<RefusedRows> {
  const handle = await open(resolve(file), 'wx', 0o600).catch((error: unknown) => {
    throw new ToolError('report.unwritable', { name: file, reason: fileReason(error) }, error);
  });
  const out = handle.createWriteStream();
  out.on('error', (error) => {
    onBroken(fileReason(error));
  });
  out.write('where,key ID,reason\r\n');
  return {
    add: (row) => {
      out.write(reportLine(row));
    },
    async close() {
      if (out.closed) return;
      out.end();
      await once(out, 'close');
    },
  };
}

/** A line of the report. A place in a directory is a distinguished name, which has commas. */
export function reportLine({ where, keyId, reason }: ReportedRow): string {
  return `${[where, keyId, reason].map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
