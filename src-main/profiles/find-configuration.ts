import { AppError } from '#shared/errors.ts';
import {
  Configuration,
  type ConfigurationFiles,
  type ConfigurationPlace,
  type ReadConfiguration,
  placeOf,
  readConfiguration,
} from './configuration.ts';
import type { FileReaders } from './trusted-file.ts';

/** The configuration a console starts with. */
export interface FoundConfiguration extends ReadConfiguration {
  /** Why the configuration cannot be used; then `configuration` holds the defaults. */
  readonly problem: AppError | undefined;
  readonly place: ConfigurationPlace;
  /** Looks again: the setup may have written the person's own file meanwhile. */
  readonly findPlace: () => ConfigurationPlace;
  /** Finds and reads it again. @throws as {@link readConfiguration} */
  readonly readAgain: () => ReadConfiguration;
}

/** Finds and reads the configuration. */
export function findConfiguration(
  files: ConfigurationFiles,
  readers: FileReaders,
): FoundConfiguration {
  const findPlace = () => placeOf(files);
  const place = findPlace();
  const found = { place, findPlace, readAgain: () => readConfiguration(findPlace(), readers) };
  try {
    return { ...found, ...readConfiguration(place, readers), problem: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...found, configuration: Configuration.parse({}), written: {}, problem: error };
  }
}
