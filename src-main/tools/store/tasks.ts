import { parseArgs } from 'node:util';
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
}

/** Where keys to import come from. */
export type ImportSource =
  | { readonly kind: 'csv'; readonly file: string }
  | {
      readonly kind: 'directory';
      /** DNS name. */
      readonly domain: string;
      readonly account: string;
      readonly caFile: string | undefined;
    };

/** Keys to be taken into a store. */
export interface ImportTask {
  readonly kind: 'import';
  readonly store: StoreOnServer | StoreInFile;
  readonly from: ImportSource;
  /** Domain of computers that are named without one; empty where none is given. */
  readonly domain: string;
  readonly dnsDomain: string;
  /** Where the rows that were left out are listed. */
  readonly report: string | undefined;
}

/** What a command line asks for. */
export type StoreTask =
  | { readonly kind: 'help' }
  | { readonly kind: 'install' | 'upgrade'; readonly store: StoreOnServer }
  | { readonly kind: 'verify'; readonly store: StoreOnServer | StoreInFile }
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
  csv: text,
  directory: text,
  account: text,
  'directory-ca': text,
  domain: text,
  'dns-domain': text,
  report: text,
  help: yes,
};

/** The texts among the options, each at most once. */
type Given = Readonly<Partial<Record<keyof typeof OPTIONS, string | boolean>>>;

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
      return { kind, store: storeIn(given) };
    case 'import':
      return {
        kind,
        store: storeIn(given),
        from: sourceIn(given),
        domain: optional(given, 'domain') ?? '',
        dnsDomain: optional(given, 'dns-domain') ?? '',
        report: optional(given, 'report'),
      };
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
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function storeIn(given: Given): StoreOnServer | StoreInFile {
  const file = optional(given, 'file');
  if (file === undefined) return serverIn(given);
  if (given.server !== undefined) throw wrong("Either '--file' or '--server', not both");
  return { kind: 'file', file };
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
  if (csv !== undefined) return { kind: 'csv', file: csv };
  if (domain === undefined) throw wrong("Option '--csv' or '--directory' is missing");
  return {
    kind: 'directory',
    domain,
    account: required(given, 'account'),
    caFile: optional(given, 'directory-ca'),
  };
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
