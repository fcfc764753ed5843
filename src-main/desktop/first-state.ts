import { z } from 'zod';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import type { AppState, WindowBounds, WindowState } from '../ports/desktop/app-state.ts';
import type { KeysAndValues } from './late-values.ts';

/** What the first screen needs of what is remembered. */
export interface FirstState
  extends
    Pick<AppState, 'lastUserName' | 'rememberUserName' | 'choices' | 'rememberChoice'>,
    WindowState {}

const WindowBoundsSchema: z.ZodType<WindowBounds> = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});

// What does not fit, for example after a downgrade, is forgotten.
const STATE = {
  lastUserName: z.string().max(LONGEST_USER_NAME).catch(''),
  choices: z.record(z.string(), z.unknown()).catch({}),
  window: WindowBoundsSchema.optional().catch(undefined),
};

/** Values that are forgotten when they cannot be read or written, and nothing else happens. */
export interface Remembered {
  /** @param schema must take whatever stands there, and nothing at all */
  read<T>(key: string, schema: z.ZodType<T>): T;
  write(key: string, value: unknown): void;
}

/** @param onFailure told of every failed read or write */
export function remembered(values: KeysAndValues, onFailure: (cause: unknown) => void): Remembered {
  return {
    read(key, schema) {
      try {
        return schema.parse(values.get(key));
      } catch (cause) {
        onFailure(cause);
        return schema.parse(undefined);
      }
    },
    write(key, value) {
      try {
        values.set(key, value);
      } catch (cause) {
        onFailure(cause);
      }
    },
  };
}

export function firstState({ read, write }: Remembered): FirstState {
  return {
    get lastUserName() {
      return read('lastUserName', STATE.lastUserName);
    },
    rememberUserName: (userName) => {
      write('lastUserName', userName);
    },
    get choices() {
      return read('choices', STATE.choices);
    },
    rememberChoice: (name, value) => {
      const { [name]: _before, ...others } = read('choices', STATE.choices);
      write('choices', value === undefined ? others : { ...others, [name]: value });
    },
    get bounds() {
      return read('window', STATE.window);
    },
    rememberBounds: (bounds) => {
      write('window', bounds);
    },
  };
}
