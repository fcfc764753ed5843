/** What a process was started with. */
interface Start {
  readonly argv: readonly string[];
  /** Otherwise the first word is the folder of the application. */
  readonly isPackaged: boolean;
}

/**
 * What stands behind `keydesk store`. `undefined` when the console itself was started: `store` has
 * to be the first word that is no switch.
 */
export function wordsBehindStore({ argv, isPackaged }: Start): readonly string[] | undefined {
  const own = pastSwitches(argv.slice(1));
  const [first, ...rest] = isPackaged ? own : pastSwitches(own.slice(1));
  return first === 'store' ? rest : undefined;
}

/** Everything on a command line but the program itself, and the folder of the application. */
export function argumentsBehindApp(
  argv: readonly string[],
  isPackaged: boolean,
): readonly string[] {
  const own = argv.slice(1);
  if (isPackaged) return own;
  const folder = own.findIndex((argument) => !argument.startsWith('-'));
  return own.toSpliced(folder, folder === -1 ? 0 : 1);
}

function pastSwitches(args: readonly string[]): readonly string[] {
  const first = args.findIndex((argument) => !argument.startsWith('-'));
  return first === -1 ? [] : args.slice(first);
}
