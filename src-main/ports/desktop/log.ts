/** The program's own log. Fields are typed and few so that no record is ever logged whole. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields & { readonly cause?: unknown }): void;
}

export type LogFields = Readonly<Record<string, unknown>>;
