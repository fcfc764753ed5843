import { AppError } from '#shared/errors.ts';
import {
  Configuration,
  type ConfigurationFiles,
  type ConfigurationPlace,
  placeOf,
  readConfiguration,
} from './configuration.ts';

/** The configuration a console starts with. */
export interface FoundConfiguration {
  readonly configuration: Configuration;
  /** Why the configuration cannot be used; then `configuration` holds the defaults. */
  readonly problem: AppError | undefined;
  readonly place: ConfigurationPlace;
  /** Looks again: the setup may have written the person's own file meanwhile. */
  readonly findPlace: () => ConfigurationPlace;
  /** Finds and reads it again. @throws as {@link readConfiguration} */
  readonly readAgain: () => Configuration;
}

/**
 * Finds and reads the configuration.
 *
 * @param read the text of a file; must not wait for a pipe
 */
export function findConfiguration(
  files: ConfigurationFiles,
  read: (path: string) => string,
): FoundConfiguration {
  const findPlace = () => placeOf(files);
  const place = findPlace();
  const found = { place, findPlace, readAgain: () => readConfiguration(findPlace(), read) };
  try {
    return { ...found, configuration: readConfiguration(place, read), problem: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...found, configuration: Configuration.parse({}), problem: error };
  }
}
