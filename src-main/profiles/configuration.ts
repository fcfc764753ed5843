import { join } from 'node:path';
import { z } from 'zod';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import { Settings } from '#shared/console/settings.ts';
import { AppError, messageOf } from '#shared/errors.ts';
import { OrganisationConfiguration } from './organisation/configuration.ts';
import { type FileReaders, isThere, openToOthers } from './trusted-file.ts';

/**
 * The configuration file. Every field has a default. An unknown field is refused, so that a typing
 * error is noticed.
 */
export const Configuration = z.strictObject({
  settings: Settings.prefault({}),
  profiles: z
    .array(OrganisationConfiguration)
    .refine(
      (profiles) => new Set(profiles.map(({ id }) => id)).size === profiles.length,
      'two profiles have the same id',
    )
    .default([])
    .describe('The organisations this console works for. Without any, the demo profile opens.'),
});
export type Configuration = z.infer<typeof Configuration>;

/** The files a configuration may come from; the first one that exists is used. */
export interface ConfigurationFiles {
  /** An administrator's, for everybody on this computer. */
  readonly machine: string;
  /** Named by KEYDESK_CONFIG. */
  readonly environment: string | undefined;
  /** The person's own, as the setup writes it. */
  readonly user: string;
}

/** The file that is used, and where it comes from. */
export interface ConfigurationPlace {
  readonly origin: ConfigurationOrigin;
  /** The path of the file; without one, where the setup would write it. */
  readonly path: string;
}

/** The machine-wide configuration file. */
export function machineFile(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32')
    return join(
      environment['ProgramData'] ?? String.raw`C:\ProgramData`,
      'Keydesk',
      'keydesk.json',
    );
  return platform === 'darwin'
    ? '/Library/Application Support/Keydesk/keydesk.json'
    : '/etc/keydesk/keydesk.json';
}

/**
 * Where organisations keep their audit logs, a folder each. Under an administrator's configuration
 * that is the person's own place: what the person starts the console with, such as
 * `--user-data-dir`, cannot begin another log.
 *
 * @param userData where everything else is kept
 * @param ownPlace where it is kept unless the person says otherwise
 */
export function organisationsFolder(
  origin: ConfigurationOrigin,
  { userData, ownPlace }: { readonly userData: string; readonly ownPlace: string },
): string {
  return join(origin === 'machine' ? ownPlace : userData, 'profiles');
}

/**
 * The person's own place for the data of a program, whatever the environment says.
 *
 * @param appData as the operating system tells it; on Linux it would be the environment that tells
 * @param home as the accounts of the computer have it
 */
export function ownPlaceOf(
  platform: NodeJS.Platform,
  {
    appData,
    home,
    name,
  }: { readonly appData: string; readonly home: string; readonly name: string },
): string {
  return platform === 'linux' ? join(home, '.config', name) : join(appData, name);
}

/** The one file that is used. Files are never merged: this one holds the whole configuration. */
export function placeOf({ machine, environment, user }: ConfigurationFiles): ConfigurationPlace {
  if (isThere(machine)) return { origin: 'machine', path: machine };
  if (environment !== undefined && environment !== '')
    return { origin: 'environment', path: environment };
  return { origin: isThere(user) ? 'user' : 'none', path: user };
}

const Written = z.record(z.string(), z.unknown());

/** The configuration, and the file as it is written. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** Without any default: what is not in the file was not set by anybody. */
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Reads the configuration, or the defaults where there is none.
 *
 * @throws AppError `config.invalid` with the reason in its details; there is no partial
 *   configuration
 */
export function readConfiguration(
  { origin, path }: ConfigurationPlace,
  readers: FileReaders,
): ReadConfiguration {
  if (origin === 'none') return { configuration: Configuration.parse({}), written: {} };
  if (origin === 'machine') requireAdministrators(path, readers);
  const json = readJson(path, readers);
  const parsed = Configuration.safeParse(json);
  if (!parsed.success) throw invalid(`${path}\n${z.prettifyError(parsed.error)}`);
  return { configuration: parsed.data, written: Written.parse(json) };
}

/** Whoever can write this file can choose the server that everybody's password is sent to. */
function requireAdministrators(path: string, readers: FileReaders): void {
  const open = fromDisk(path, () => openToOthers(path, readers));
  if (open !== undefined)
    throw invalid(
      `${path}\n${open} can be changed by others than an administrator: ` +
        `${HOW_TO_CLOSE[readers.platform === 'win32' ? 'windows' : 'others']}.`,
    );
}

const HOW_TO_CLOSE = {
  windows: 'leave the right to write there to administrators and the system alone',
  others: 'give it to root and take the right to write from everybody else',
} as const;

function readJson(path: string, { read }: FileReaders): unknown {
  return fromDisk(path, () => JSON.parse(read(path).replace(/^\uFEFF/, '')) as unknown);
}

function fromDisk<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw invalid(`${path}\n${messageOf(cause)}`, cause);
  }
}

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('config.invalid', reason, { cause, details: { reason } });
}
