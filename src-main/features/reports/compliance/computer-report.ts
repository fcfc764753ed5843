import { localTime } from '#main/domain/reports/local-time.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { Fact, ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import { ComputerColumn, VolumeColumn } from '#shared/compliance/compliance-column.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { ComplianceReportHeader } from '#shared/reports/report-file.ts';
import { madeFacts } from '../audit/audit-table.ts';
import { type WritableReport, countByReading } from '../writing/writable-report.ts';
import { computerCell, computerColumn, volumeCell, volumeColumn } from './compliance-cells.ts';

interface Writing {
  readonly header: ComplianceReportHeader;
  readonly name: string;
  readonly domain: string;
  /** Laid out for a page, which is narrower than a sheet of cells. */
  readonly isPrinted: boolean;
  readonly words: NativeWords['report'];
  readonly signal: AbortSignal;
}

type Words = NativeWords['report']['compliance'];

/**
 * Computers are found by the beginning of a name, and the one with exactly this name sorts first:
 * there is no need to look at many.
 */
const MOST_ALIKE = 10;

/** One computer as it is written down, a volume per row, as it is known at that moment. */
export async function writableComputer(
  source: ComplianceSource,
  { header, name, domain, isPrinted, words, signal }: Writing,
): Promise<WritableReport> {
  const found = await source.find({ by: 'computer', text: fullNameOf(name, domain) }, MOST_ALIKE, {
    signal,
  });
  const computer = found.find((known) => known.name === name && known.domain === domain);
  if (computer === undefined)
    throw new AppError('compliance.unknownComputer', 'it is no longer there');
  const cells = () => cellsOf(computer, isPrinted ? [] : ComputerColumn.options, words.compliance);
  return {
    header,
    cells,
    count: () => countByReading(cells),
    table: ({ pages }) => tableOf(computer, { header, words, isPrinted, pages }),
    front: async () => undefined,
    fileRows: async function* () {
      yield [computer];
    },
  };
}

function fullNameOf(name: string, domain: string): string {
  return domain === '' ? name : `${name}.${domain}`;
}

interface Laying {
  readonly header: ComplianceReportHeader;
  readonly words: NativeWords['report'];
  readonly isPrinted: boolean;
  readonly pages: AsyncIterable<readonly TableRow[]>;
}

// A printed page has no room for all columns: what is true of the computer stands above its volumes
// there.
function tableOf(
  computer: ComputerCompliance,
  { header, words, isPrinted, pages }: Laying,
): ReportTable {
  const { compliance } = words;
  const ofVolumes = VolumeColumn.options.map((column) => volumeColumn(column, compliance));
  const ofComputer = isPrinted
    ? []
    : ComputerColumn.options.map((column) => computerColumn(column, compliance));
  return {
    title: compliance.titles.computer,
    author: header.generatedBy,
    front: undefined,
    filters: isPrinted
      ? factsOf(computer, compliance)
      : [
          {
            name: compliance.computerColumns.name,
            value: fullNameOf(computer.name, computer.domain),
          },
        ],
    made: madeFacts(header, words),
    columns: [...ofComputer, ...ofVolumes],
    words: words.layout,
    pages,
  };
}

function factsOf(computer: ComputerCompliance, words: Words): readonly Fact[] {
  return ComputerColumn.options.flatMap((column) => {
    const { heading, kind } = computerColumn(column, words);
    const cell = computerCell(computer, column, words);
    return cell === null || cell === ''
      ? []
      : [
          {
            name: heading,
            value: kind === 'moment' ? localTime(String(cell)).replace('T', ' ') : String(cell),
          },
        ];
  });
}

async function* cellsOf(
  computer: ComputerCompliance,
  columns: readonly ComputerColumn[],
  words: Words,
): AsyncGenerator<readonly TableRow[]> {
  const own = columns.map((column) => computerCell(computer, column, words));
  const volumes = computer.volumes.map((volume) => [
    ...own,
    ...VolumeColumn.options.map((column) => volumeCell(volume, column, words)),
  ]);
  yield volumes.length === 0 && own.length > 0 ? [own] : volumes;
}
