/** What the console runs on. */
export interface SystemFacts {
  /** Versions of the parts, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What is known of the computer, by name. No account. */
  readonly computer: Readonly<Record<string, string>>;
  /** The account of the operating system, and where it keeps its files. */
  readonly account: { readonly userName: string; readonly home: string };
  /** How long this process has run, in milliseconds. */
  readonly runningMs: number;
}

export type ReadSystemFacts = () => SystemFacts;
