import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEnvelope, sealEnvelope } from '#main/drivers/files/envelope.ts';
import { readRegularFile } from '#main/drivers/files/regular-file.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import type { KeptReports } from '#main/ports/reports/kept-reports.ts';
import type { OsEncryption } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { KeptReport } from '#shared/reports/kept-report.ts';

const EXTENSION = '.kept';

interface KeptReportsDeps {
  readonly folder: string;
  readonly encryption: OsEncryption;
  /** The oldest give way. */
  readonly most: number;
}

/** One file per report. Without this person's key nothing of it can be read, not even its owner. */
export function keptReports({ folder, encryption, most }: KeptReportsDeps): KeptReports {
  const pathOf = (id: string) => join(folder, id + EXTENSION);

  async function ids(): Promise<readonly string[]> {
    const names = await readdir(folder).catch(() => []);
    return names.flatMap((name) =>
      name.endsWith(EXTENSION) ? [name.slice(0, -EXTENSION.length)] : [],
    );
  }

  async function list(): Promise<readonly KeptReport[]> {
    const all = await Promise.all(
      (await ids()).map(async (id) => KeptReport.safeParse((await opened(id))?.about).data),
    );
    return all
      .flatMap((kept) => kept ?? [])
      .sort((one, other) => (one.generatedAt < other.generatedAt ? 1 : -1));
  }

  async function opened(id: string) {
    try {
      return await openEnvelope(await readRegularFile(pathOf(id)), encryption);
    } catch {
      // Sealed for somebody else, or damaged: it counts as not there.
      return undefined;
    }
  }

  return {
    list,
    async keep(about, file) {
      if (!(await encryption.isProtecting()))
        throw new AppError('report.notProtected', 'the operating system protects nothing here');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = randomUUID();
      await writeWholeFile(
        pathOf(id),
        await sealEnvelope({ about: { id, ...about }, content: file }, encryption),
      );
      // The one just kept stays, whatever a clock that was set back makes of its age.
      const tooOld = (await list()).filter((kept) => kept.id !== id).slice(most - 1);
      await Promise.all(tooOld.map((kept) => rm(pathOf(kept.id), { force: true })));
    },
    read: async (id) => (await opened(id))?.content,
    async forget(id) {
      await Promise.all(
        (id === undefined ? await ids() : [id]).map((one) => rm(pathOf(one), { force: true })),
      );
    },
  };
}
