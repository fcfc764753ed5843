import { parseArgs } from 'node:util';
import { DATE_ORDERS, type DateOrder } from '#main/domain/recovery/import-date.ts';
import { VOLUME_NUMBERS, type VolumeNumbers } from '#main/domain/recovery/import-volume.ts';
import { messageOf } from '#shared/errors.ts';
import { type ChosenColumns, readChosenColumns } from '../import/columns.ts';
import { ToolError } from '../tool-error.ts';

/** A store on SQL Server, and who enters it. */
export interface StoreOnServer {
  readonly kind: 'server';
  /** `HOST`, `HOST\INSTANCE` or `HOST:PORT`. */
  readonly server: string;
  readonly database: string;
  readonly login: string;
  readonly caFile: string | undefined;
  readonly serverName: string | undefined;
  readonly isStrict: boolean;
}

/** A store in a file. */
export interface StoreInFile {
  readonly kind: 'file';
  readonly file: string;
  /** Where the administrator keeps its key; beside it, where that is not said. */
  readonly keyFile: string | undefined;
}

/** Where keys to import come from. */
export type ImportSource =
  | {
      readonly kind: 'csv';
      /** A table, a recovery key file of Windows, or a folder of such files. */
      readonly file: string;
      readonly chosen: ChosenColumns;
      readonly encoding: string | undefined;
      /** Of recovery key files, which name none; empty where none is given. */
      readonly computer: string;
      readonly isByFolder: boolean;
    }
  | {
      readonly kind: 'directory';
      /** DNS name. */
      readonly domain: string;
      readonly account: string;
      readonly caFile: string | undefined;
    };

/** Keys to be read, and how. */
export interface KeysToRead {
  readonly from: ImportSource;
  /** Domain of computers that are named without one; empty where none is given. */
  readonly domain: string;
  readonly dnsDomain: string;
  readonly dates: DateOrder | undefined;
  readonly volumeNumbers: VolumeNumbers | undefined;
}

/** Keys to be shown and not taken. */
export interface PreviewTask extends KeysToRead {
  readonly kind: 'preview';
}

/** Keys to be taken into a store. */
export interface ImportTask extends KeysToRead {
  readonly kind: 'import';
  readonly store: StoreOnServer | StoreInFile;
  /** Where the rows that were left out are listed. */
  readonly report: string | undefined;
}

/** A store to be checked. */
export interface VerifyTask {
  readonly kind: 'verify';
  readonly store: StoreOnServer | StoreInFile;
  /** Files with what a witness has of its log. */
  readonly anchors: readonly string[];
}

/** A store whose secrets are to be encrypted. */
export interface EncryptTask {
  readonly kind: 'encrypt';
  readonly store: StoreInFile;
}

/** A key for report files, to be made. */
export interface SigningKeyTask {
  readonly kind: 'signing-key';
  readonly keyFile: string;
}

/** What a command line asks for. */
export type StoreTask =
  | { readonly kind: 'help' }
  | { readonly kind: 'install' | 'upgrade'; readonly store: StoreOnServer }
  | VerifyTask
  | EncryptTask
  | SigningKeyTask
  | PreviewTask
  | ImportTask;

const text = { type: 'string' } as const;
const yes = { type: 'boolean', default: false } as const;
const OPTIONS = {
  server: text,
  database: text,
  login: text,
  'ca-file': text,
  'server-name': text,
  strict: yes,
  file: text,
  'key-file': text,
  anchors: { type: 'string', multiple: true },
  csv: text,
  columns: { type: 'string', multiple: true },
  encoding: text,
  dates: text,
  'volume-types': text,
  computer: text,
  'computers-by-folder': yes,
  'dry-run': yes,
  directory: text,
  account: text,
  'directory-ca': text,
  domain: text,
  'dns-domain': text,
  report: text,
  help: yes,
} as const;

/** What the command line says. */
type Given = Readonly<Partial<Record<keyof typeof OPTIONS, string | boolean | string[]>>>;

/** @throws ToolError `usage` when the command line is not understood, or is not whole */
export function readTask(args: readonly string[]): StoreTask {
  const { given, words } = parse(args);
  if (given.help === true) return { kind: 'help' };
  const [kind, ...more] = words;
  if (more.length > 0) throw wrong(`Unexpected argument '${more.join(' ')}'`);
  switch (kind) {
    case 'install':
    case 'upgrade':
      return { kind, store: serverIn(given) };
    case 'verify':
      return { kind, store: storeIn(given), anchors: several(given, 'anchors') };
    case 'encrypt':
      return { kind, store: fileStoreIn(given, required(given, 'file')) };
    case 'signing-key':
      return { kind, keyFile: required(given, 'key-file') };
    case 'import':
      return importIn(given);
    case undefined:
      throw wrong();
    default:
      throw wrong(`Unknown command '${kind}'`);
  }
}

function parse(args: readonly string[]): {
  readonly given: Given;
  readonly words: readonly string[];
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: OPTIONS,
    });
    return { given: values, words: positionals };
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function importIn(given: Given): ImportTask | PreviewTask {
  const keys: KeysToRead = {
    from: sourceIn(given),
    domain: optional(given, 'domain') ?? '',
    dnsDomain: optional(given, 'dns-domain') ?? '',
    dates: oneOf(given, 'dates', DATE_ORDERS),
    volumeNumbers: oneOf(given, 'volume-types', VOLUME_NUMBERS),
  };
  if (given['dry-run'] === true) return { kind: 'preview', ...keys };
  return { kind: 'import', store: storeIn(given), ...keys, report: optional(given, 'report') };
}

function storeIn(given: Given): StoreOnServer | StoreInFile {
  const file = optional(given, 'file');
  if (file === undefined && given.server === undefined)
    throw wrong("Option '--server' or '--file' is missing");
  if (file === undefined) return serverIn(given);
  if (given.server !== undefined) throw wrong("Either '--file' or '--server', not both");
  return fileStoreIn(given, file);
}

function fileStoreIn(given: Given, file: string): StoreInFile {
  return { kind: 'file', file, keyFile: optional(given, 'key-file') };
}

function serverIn(given: Given): StoreOnServer {
  return {
    kind: 'server',
    server: required(given, 'server'),
    database: required(given, 'database'),
    login: required(given, 'login'),
    caFile: optional(given, 'ca-file'),
    serverName: optional(given, 'server-name'),
    isStrict: given.strict === true,
  };
}

function sourceIn(given: Given): ImportSource {
  const csv = optional(given, 'csv');
  const domain = optional(given, 'directory');
  if (csv !== undefined && domain !== undefined)
    throw wrong("Either '--csv' or '--directory', not both");
  if (csv !== undefined) return fileIn(csv, given);
  if (domain === undefined) throw wrong("Option '--csv' or '--directory' is missing");
  return {
    kind: 'directory',
    domain,
    account: required(given, 'account'),
    caFile: optional(given, 'directory-ca'),
  };
}

function fileIn(file: string, given: Given): ImportSource {
  const chosen = readChosenColumns(several(given, 'columns'));
  if (chosen === undefined)
    throw wrong("Option '--columns' is FIELD=HEADING, with commas between, each field once");
  const computer = optional(given, 'computer') ?? '';
  const isByFolder = given['computers-by-folder'] === true;
  if (computer !== '' && isByFolder)
    throw wrong("Either '--computer' or '--computers-by-folder', not both");
  return { kind: 'csv', file, chosen, encoding: encodingIn(given), computer, isByFolder };
}

function encodingIn(given: Given): string | undefined {
  const name = optional(given, 'encoding');
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw wrong(`Option '--encoding' knows no '${name}': utf-8, windows-1252, windows-1250, …`);
  }
}

function oneOf<Value extends string>(
  given: Given,
  name: keyof typeof OPTIONS,
  values: readonly Value[],
): Value | undefined {
  const said = optional(given, name);
  const value = values.find((one) => one === said);
  if (said !== undefined && value === undefined)
    throw wrong(`Option '--${name}' is one of ${values.join(', ')}`);
  return value;
}

function several(given: Given, name: keyof typeof OPTIONS): readonly string[] {
  const value = given[name];
  return Array.isArray(value) ? value : [];
}

function optional(given: Given, name: keyof typeof OPTIONS): string | undefined {
  const value = given[name];
  return typeof value === 'string' ? value : undefined;
}

function required(given: Given, name: keyof typeof OPTIONS): string {
  const value = optional(given, name);
  if (value === undefined) throw wrong(`Option '--${name}' is missing`);
  return value;
}

function wrong(reason?: string): ToolError {
  return new ToolError('usage', reason === undefined ? {} : { reason });
}
