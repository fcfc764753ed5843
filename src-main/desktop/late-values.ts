import { join } from 'node:path';
import { z } from 'zod';
import { systemCodeOf } from '#shared/errors.ts';
import { readRegularFileSync } from '../drivers/files/regular-file.ts';

export interface KeysAndValues {
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
}

/** The values of a file: there at once, while what writes them is loaded with the first change. */
export interface LateValues extends KeysAndValues {
  /** Resolves when what was set is in the file, or cannot be written. Never rejects. */
  keep(): Promise<void>;
}

const NAME = 'state';
const Values = z.record(z.string(), z.unknown());

/**
 * The values of `state.json` in a folder. Where that cannot be read or loaded, they are in memory.
 *
 * @param load opens what reads and writes the file
 */
export function lateValues(
  folder: string,
  onFailure: (cause: unknown) => void,
  load = electronStore,
): LateValues {
  const file = join(folder, `${NAME}.json`);
  const early = valuesIn(file, onFailure);
  const changed = new Set<string>();
  let store: KeysAndValues | undefined;
  let keeping: Promise<void> | undefined;

  const keep = () => (keeping ??= keepChanges());
  async function keepChanges(): Promise<void> {
    try {
      // Once more: it may be another file by now.
      textOf(file);
      store = await load(folder);
      for (const key of changed) store.set(key, early.get(key));
    } catch (cause) {
      onFailure(cause);
    }
  }

  return {
    keep,
    get: (key) => (store ?? early).get(key),
    set(key, value) {
      if (store !== undefined) {
        store.set(key, value);
        return;
      }
      early.set(key, value);
      changed.add(key);
      void keep();
    },
  };
}

/** Loaded late: it brings a validator of schemas, which is half of what a start would read. */
async function electronStore(folder: string): Promise<KeysAndValues> {
  const { default: Store } = await import('electron-store');
  return new Store({ cwd: folder, name: NAME, clearInvalidConfig: true });
}

/** What is no JSON counts as empty, as it does for the library. */
function valuesIn(file: string, onFailure: (cause: unknown) => void): Map<string, unknown> {
  try {
    return new Map(Object.entries(Values.parse(JSON.parse(textOf(file)))));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) onFailure(cause);
    return new Map();
  }
}

/** @throws Error where it is a folder or a pipe, for which the library would wait for ever */
function textOf(file: string): string {
  try {
    return readRegularFileSync(file);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return '{}';
    throw error;
  }
}
