import { CANONICAL_FIELDS, LATER_FIELDS } from '#main/domain/audit/audit-chain.ts';
import { SECRETS_COUNTED } from '#main/domain/recovery/disclosure-limit.ts';
import { KEY_GUESS_FAILURES } from '#main/domain/recovery/key-guesses.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import {
  AuditAction,
  AuditDraft,
  AuditFlag,
  AuditResult,
  ENTRY_FIELDS,
  type EntryField,
  KeyType,
  fieldsThat,
  storedField,
} from '#shared/audit/audit-entry.ts';
import { AuditColumn, NOT_REQUESTS } from '#shared/audit/audit-report.ts';
import { LimitSettings, limitsOf } from '#shared/recovery/disclosure-limits.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';

/** By their names, the lines of parts of a script; each is as long as it comes. */
export type Sections = Readonly<Record<string, () => readonly string[]>>;

const ENTRY = 'src-shared/audit/audit-entry.ts';
const REPORT = 'src-shared/audit/audit-report.ts';
const REASON = 'src-shared/request/reason.ts';
const LIMITS = 'src-shared/recovery/disclosure-limits.ts';
const LIMIT = 'src-main/domain/recovery/disclosure-limit.ts';
const GUESSES = 'src-main/domain/recovery/key-guesses.ts';
const CHAIN = 'src-main/domain/audit/audit-chain.ts';

/** Words of T-SQL as well. */
const RESERVED = new Set(['action', 'operator', 'role', 'source', 'time']);
const BY_BYTES = 'Latin1_General_BIN2';
const IN_ANY_CASE = 'Latin1_General_CI_AS';
/** How much of a part of a name or number a report takes. */
const LONGEST_PART = 100;

const STATED = fieldsThat(({ stated }) => stated !== undefined);
const STATED_OF_A_DISCLOSURE = fieldsThat(({ stated }) => stated === 'of-a-disclosure');
/** What an entry is written with. Its operator is whom the server takes somebody for. */
const WRITTEN = ENTRY_FIELDS.filter((field) => field in AuditDraft.shape && field !== 'operator');
const BY_VALUE = fieldsThat(({ filter }) => filter === 'value');
const BY_PART = fieldsThat(({ filter }) => filter === 'part');
const FILTERED = [...BY_VALUE, ...BY_PART];
const REASONS = [...new Set(['', ...DriveReason.options, ...TpmReason.options])];

/** What stands in an entry that a procedure writes; a field that is not named is its variable. */
type Said = Readonly<Partial<Record<EntryField, string>>>;
const DISCLOSURE = { action: 'disclose', source: 'helpdesk' } as const;
const REFUSED = { ...DISCLOSURE, result: 'failed' } as const;
const DISCLOSED = { ...DISCLOSURE, result: 'successful', failure: '' } as const;
const OF_A_KEY = { keyType: 'recovery-key-password' } as const;
const OF_A_TPM = { keyType: 'tpm-password-hash', keyId: '' } as const;

export const ENTRY_SECTIONS: Sections = {
  [`${ENTRY}, columns`]: () =>
    ENTRY_FIELDS.map((field, index) => columnOfTable(field, index === ENTRY_FIELDS.length - 1)),
  [`${ENTRY}, names`]: () => [`SELECT ${ENTRY_FIELDS.map(underItsName).join(', ')}`],
  [`${ENTRY}, insertion`]: () => [
    `INSERT INTO keydesk.audit_entries (${ENTRY_FIELDS.map(columnIn).join(', ')})`,
    `VALUES (${ENTRY_FIELDS.map(variable).join(', ')});`,
  ],
  [`${ENTRY}, parameters to write`]: () => [`${WRITTEN.map(parameter).join(', ')},`],
  [`${ENTRY}, parameters stated`]: () => [`${statedParameters(STATED)},`],
  [`${ENTRY}, parameters stated of a disclosure`]: () => [
    `${statedParameters(STATED_OF_A_DISCLOSURE)},`,
  ],
  [`${ENTRY}, limits`]: () => [
    `IF ${isNoneOf('action', AuditAction.options)}`,
    `  OR ${isNoneOf('result', AuditResult.options)}`,
    `  OR ${isNoneOf('keyType', ['', ...KeyType.options])}`,
    `  OR ${isNoneOf('reason', REASONS)}`,
    `  OR ${isNoneOf('flag', ['', ...AuditFlag.options])}`,
    `  ${tooLong(STATED)}`,
  ],
  [`${ENTRY}, limits of a disclosure`]: () => [tooLong(STATED_OF_A_DISCLOSURE)],
  [`${ENTRY}, what is told`]: () => [written({ source: 'helpdesk' })],
  [`${ENTRY}, a refused key`]: () => [
    written({ ...REFUSED, ...OF_A_KEY, failure: 'recovery.userNotAssociated' }),
  ],
  [`${ENTRY}, a disclosed key`]: () => [written({ ...DISCLOSED, ...OF_A_KEY })],
  [`${ENTRY}, a refused TPM`]: () => [
    written({ ...REFUSED, ...OF_A_TPM, failure: 'tpm.userNotAssociated' }),
  ],
  [`${ENTRY}, a disclosed TPM`]: () => [written({ ...DISCLOSED, ...OF_A_TPM })],
  [`${ENTRY}, parameters of a filter`]: () => [filterParameters()],
  [`${ENTRY}, parameters of a filter and more`]: () => [`${filterParameters()},`],
  [`${ENTRY}, conditions of a filter`]: () => [
    ...BY_VALUE.map(
      (field) => `AND (${variable(field)} = N'' OR ${shown(field)} = ${variable(field)})`,
    ),
    ...BY_PART.map((field) => `AND (${variable(field)} = N'' OR ${contains(field)})`),
  ],
  [`${ENTRY}, what a filter leaves`]: () => [
    `FROM keydesk.reported_entries(${filterVariables()}) e`,
  ],
  [`${CHAIN}, canonical form`]: () => [
    ...CANONICAL_FIELDS.map((field) => hashed(hashedText(field))),
    ...LATER_FIELDS.flatMap((field) =>
      [text(field), variable(field)].map((what) => `IF ${variable(field)} <> N'' ${hashed(what)}`),
    ),
  ],
  [`${LIMITS}, defaults`]: () => [
    `INSERT INTO keydesk.disclosure_limits ([role], per_minute, per_hour, per_day)`,
    `VALUES ${(['admin', 'user'] as const).map(defaultLimits).join(', ')};`,
  ],
  [`${LIMIT}, secrets`]: () => [`AND e.key_type IN (${list(SECRETS_COUNTED)})`],
  [`${LIMIT}, a secret`]: () => [`AND @key_type IN (${list(SECRETS_COUNTED)})`],
  [`${GUESSES}, failures`]: () => [`AND failure IN (${list(KEY_GUESS_FAILURES)})`],
  [`${REPORT}, what readers of reports record`]: () => [
    `IF @acting = N'reports' AND ${isNoneOf('action', [...NOT_REQUESTS, 'refusal'])}`,
  ],
  [`${REPORT}, requests`]: () => [
    `AND (@activity = 'everything' OR e.[action] NOT IN (${list(NOT_REQUESTS)}))`,
  ],
  [`${REPORT}, order`]: () =>
    orderCases(ENTRY_FIELDS.filter((field) => field !== 'time' && field in AuditColumn.enum)),
  [`${REASON}, drives`]: () => [`IF ${isNoneOf('reason', DriveReason.options)}`],
  [`${REASON}, TPM`]: () => [`IF ${isNoneOf('reason', TpmReason.options)}`],
};

function defaultLimits(role: 'admin' | 'user'): string {
  const { perMinute, perHour, perDay } = limitsOf(LimitSettings.parse({}), role);
  return `(${text(role)}, ${perMinute}, ${perHour}, ${perDay})`;
}

function columnOfTable(field: EntryField, isLast: boolean): string {
  const { type, length, anyCase } = storedField(field);
  if (type === 'int')
    return `${columnIn(field)} int NOT NULL CONSTRAINT audit_entries_key PRIMARY KEY,`;
  const collation = anyCase === true ? IN_ANY_CASE : BY_BYTES;
  return `${columnIn(field)} ${type}(${length}) COLLATE ${collation} NOT NULL${isLast ? '' : ','}`;
}

function columnIn(field: EntryField): string {
  return bracketed(columnOf(field));
}

function bracketed(name: string): string {
  return RESERVED.has(name) ? `[${name}]` : name;
}

function underItsName(field: EntryField): string {
  return columnOf(field) === field ? columnIn(field) : `${columnIn(field)} AS ${field}`;
}

/** A field of a row of `keydesk.entries e`. */
function shown(field: EntryField): string {
  return `e.${bracketed(field)}`;
}

function contains(field: EntryField): string {
  const part = `LOWER(${variable(field)})`;
  return `CHARINDEX(${part}, LOWER(${shown(field)}) COLLATE ${BY_BYTES}) > 0`;
}

function variable(field: EntryField): string {
  return `@${columnOf(field)}`;
}

function parameter(field: EntryField): string {
  return `${variable(field)} nvarchar(${storedField(field).length})`;
}

function statedParameters(fields: readonly EntryField[]): string {
  return fields
    .map((field) => {
      const { taken } = storedField(field);
      return taken === undefined ? parameter(field) : `${variable(field)} nvarchar(${taken})`;
    })
    .join(', ');
}

function filterParameters(): string {
  return [
    '@from varchar(30), @until varchar(30), @activity varchar(20)',
    ...BY_VALUE.map(parameter),
    ...BY_PART.map((field) => `${variable(field)} nvarchar(${LONGEST_PART})`),
  ].join(', ');
}

function filterVariables(): string {
  return ['@from', '@until', '@activity', ...FILTERED.map(variable)].join(', ');
}

function isNoneOf(field: EntryField, words: readonly string[]): string {
  return `${variable(field)} NOT IN (${list(words)})`;
}

function list(words: readonly string[]): string {
  return words.map(text).join(', ');
}

function text(word: string): string {
  return `N'${word}'`;
}

// LEN does not count spaces at the end. A request's id has a check of its own.
function tooLong(fields: readonly EntryField[]): string {
  return fields
    .filter((field) => storedField(field).taken !== undefined && field !== 'requestId')
    .map((field) => `OR LEN(${variable(field)} + N'.') > ${(storedField(field).length ?? 0) + 1}`)
    .join(' ');
}

function written(said: Said): string {
  const values = WRITTEN.map((field) => {
    const word = said[field];
    return word === undefined ? variable(field) : text(word);
  });
  return `EXEC keydesk.append_in_transaction ${values.join(', ')}, @sequence OUTPUT, @time OUTPUT;`;
}

function hashed(value: string): string {
  return `SET @form = @form + keydesk.canonical_field(${value});`;
}

function hashedText(field: EntryField): string {
  return storedField(field).type === 'int'
    ? `CONVERT(nvarchar(20), ${variable(field)})`
    : variable(field);
}

function orderCases(columns: readonly EntryField[]): readonly string[] {
  return columns.map((column, index) => {
    const collated = storedField(column).anyCase === true ? ` COLLATE ${BY_BYTES}` : '';
    const start = index === columns.length - 1 ? 'ELSE' : `WHEN '${column}' THEN`;
    return `${start} ${shown(column)}${collated}`;
  });
}
