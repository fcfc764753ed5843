import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../src-shared/errors.ts';
import { Settings } from '../../src-shared/model/settings.ts';
import { OrganisationConfiguration } from '../adapters/organisation/configuration.ts';

/** The configuration file. Everything has a default; a name that is not known here is refused, so that a typing error shows. */
export const Configuration = z.strictObject({
  settings: Settings.prefault({}),
  profiles: z
    .array(OrganisationConfiguration)
    .refine((profiles) => new Set(profiles.map(({ id }) => id)).size === profiles.length, 'two profiles have the same id')
    .default([])
    .describe('The organisations this console works for. Without any, the demo profile opens.'),
});
export type Configuration = z.infer<typeof Configuration>;

/**
 * Reads the configuration, or the defaults when no file is named.
 * @param path the file named by KEYDESK_CONFIG
 * @throws AppError `config.invalid` with the reason in its details; the console does not work on half a configuration
 */
export function readConfiguration(path: string | undefined): Configuration {
  if (path === undefined || path === '') return Configuration.parse({});
  const parsed = Configuration.safeParse(readJson(path));
  if (!parsed.success) throw invalid(`${path}\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalid(`${path}\n${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('config.invalid', reason, { cause, details: { reason } });
}
