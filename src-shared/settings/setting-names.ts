import type { Settings } from '../console/settings.ts';

type Value = string | number | boolean | readonly unknown[];

/** The paths of everything inside an object that is no object itself, joined with dots. */
type PathsIn<T> = {
  [Name in keyof T & string]-?: NonNullable<T[Name]> extends Value
    ? Name
    : `${Name}.${PathsIn<NonNullable<T[Name]>>}`;
}[keyof T & string];

/** A setting by its place in the configuration, such as `recovery.hideAfterSeconds`. */
export type SettingName = PathsIn<Settings>;
