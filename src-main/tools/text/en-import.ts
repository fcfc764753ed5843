import type { ImportedKey, LostField, Verdict } from '#main/domain/recovery/import-row.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { FIELD_NAMES } from '../import/headings.ts';
import type { ImportCounts, LostCounts, RefusedRow, RowProblem } from '../import/import-keys.ts';
import type { OpenFile, Remark } from '../import/read-file.ts';

/** What the command line says about an import. */
export interface ImportWords {
  newStore(file: string): string;
  importProgress(counts: ImportCounts, perSecond: number): string;
  imported(counts: ImportCounts): string;
  /** A line for each field that some keys were taken without. */
  lost(counts: LostCounts): readonly string[];
  takenWithout(field: LostField): string;
  leftOut(row: RefusedRow): string;
  moreLeftOut(more: number, isListed: boolean): string;
  reportBroken(reason: string): string;
  refused(problem: RefusedRow['problem']): string;
  remark(remark: Remark): string;
  // Showing what would be imported.
  columnsRead(file: OpenFile): readonly string[];
  wouldTake(where: string, verdict: Verdict | RefusedVerdict): string;
  wouldImport(counts: { readonly read: number; readonly refused: number }): string;
}

interface RefusedVerdict {
  readonly ok: false;
  readonly problem: RowProblem;
}

/** Why a row is left out. */
const REFUSED: Readonly<Record<Exclude<RefusedRow['problem'], `group-${number}`>, string>> = {
  formula: 'a cell begins with =, + or @, as a formula does',
  'key-id': 'the key ID is missing or is no GUID',
  password: 'the recovery password is missing, may not be read, or does not have 48 digits',
  computer: 'the name of the computer is missing, or is one that no computer can have',
  domain:
    'the domain is missing or is no domain name (--domain and --dns-domain are used where none is)',
  'lost-letters':
    'letters of a name became other signs when the file was written (export it again as UTF-8)',
  'no-row': 'the line is no row: it has one quotation mark too few or too many',
  'too-many-cells': 'it has more cells than the heading: a delimiter may stand inside a cell',
  'two-ids': 'it names two key IDs for one key',
  'several-keys': 'it has more key IDs than recovery passwords, or fewer',
  'no-key-file':
    'it holds no recovery keys as Windows writes them, or leaves open which password belongs to ' +
    'which ID',
  unreadable: 'the file cannot be read: this account may not, or another program has it open',
  'other-name': 'the name of the file has another key ID than its text',
  'no-computer': 'the file names no computer (--computer or --computers-by-folder does)',
  'other-computer': 'the file names another computer than --computer or its folder',
  conflict: 'the store has this key ID with another password, which was left as it is',
};

/** What a key is taken without, and why. */
const LOST: Readonly<Record<LostField, string>> = {
  users: 'a user: it is not DOMAIN\\name',
  drive: 'the drive: it is no drive letter',
  'volume-type':
    'the type of the volume: it is not known, or may be two (for numbers: --volume-types)',
  label: 'the label: it is too long, has several lines, is a formula, or lost letters',
  date: 'the date: it has no known form, does not exist, is before 2006 or in the future',
  'date-order': 'the date: it may be one of two days (--dates dmy, mdy or ymd gives the order)',
  'key-package': 'the key package: it is not what BitLocker writes',
};

function refused(problem: RefusedRow['problem']): string {
  return isGroup(problem)
    ? `group ${problem.replace('group-', '')} of the recovery password has a wrong digit`
    : REFUSED[problem];
}

/** In English. */
export const importWords: ImportWords = {
  newStore: (file) => `There is no store in ${file} yet: a new one is made.`,
  importProgress: ({ read, added, known, refused: leftOut }, perSecond) =>
    `${read} read, ${added} added, ${known} there already, ${leftOut} left out ` +
    `(${perSecond} a second)`,
  imported: ({ read, added, known, refused: leftOut }) =>
    `${read} read: ${added} added, ${known} there already, ${leftOut} left out`,
  lost: (counts) =>
    keysOf(counts).map((field) => `${keys(counts[field] ?? 0)} taken ${without(field)}`),
  takenWithout: (field) => `taken ${without(field)}`,
  leftOut: ({ where, keyId, problem }) =>
    `left out: ${where}${keyId === '' ? '' : `, ${keyId}`}: ${refused(problem)}`,
  moreLeftOut: (more, isListed) =>
    `… and ${more} more${isListed ? '' : '; --report FILE lists them all'}`,
  reportBroken: (reason) => `The report cannot be written: ${reason}`,
  refused,
  remark,
  columnsRead: ({ columns, unread }) => [
    ...columns.map(({ field, heading }) => `${field} is read from the column "${heading}"`),
    ...(unread.length === 0 ? [] : [`not read: ${unread.join(', ')}`]),
  ],
  wouldTake: (where, verdict) =>
    verdict.ok
      ? [`${where}: ${keyText(verdict.key)}`, ...verdict.lost.map(without)].join('; ')
      : `${where}: left out: ${refused(verdict.problem)}`,
  wouldImport: ({ read, refused: leftOut }) =>
    `${read} read: ${read - leftOut} can be taken, ${leftOut} would be left out. No store was ` +
    'asked, and nothing was imported.',
};

function remark(said: Remark): string {
  switch (said.kind) {
    case 'encoding':
      return (
        `The file does not say how it is written: it was read as ${said.encoding}. If names look ` +
        'wrong, say --encoding NAME.'
      );
    case 'sheet':
      return `The sheet "${said.sheet}" has no heading for keys: it is not read.`;
    case 'doubt': {
      const field = FIELD_NAMES[said.doubt.field];
      return (
        `It is not certain which column is the ${field}: ${said.doubt.headings.join(', ')}. None ` +
        `is read; --columns "${field}=HEADING" says which one it is.`
      );
    }
  }
}

function keyText({ keyId, computer, users, volume, escrowedAt, keyPackage }: ImportedKey): string {
  const { kind, driveLetter, label } = volume;
  return [
    keyId,
    `password ${'•'.repeat(6)} (48 digits)`,
    `computer ${computer.domain}\\${computer.name} (${dnsDomainText(computer)})`,
    `users ${users.map(({ domain, name }) => `${domain}\\${name}`).join('; ') || 'unknown'}`,
    `drive ${driveLetter || 'unknown'}`,
    kind === 'unknown' ? 'type unknown' : kind,
    ...(label === '' ? [] : [`label "${label}"`]),
    `date ${escrowedAt ?? 'unknown'}`,
    keyPackage === undefined ? 'no key package' : `key package of ${keyPackage.length} bytes`,
  ].join('; ');
}

/** A row that names the NetBIOS name alone has that in the place of the DNS name. */
function dnsDomainText({ domain, dnsDomain }: ImportedKey['computer']): string {
  return domain.toLowerCase() === dnsDomain.toLowerCase() ? 'DNS domain unknown' : dnsDomain;
}

function without(field: LostField): string {
  return `without ${LOST[field]}`;
}

function keys(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`;
}

function isGroup(problem: RefusedRow['problem']): problem is `group-${number}` {
  return problem.startsWith('group-');
}
