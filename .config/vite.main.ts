import { type Plugin, defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

// Drivers that knex names but Keydesk does not use; left as they are, they are never loaded.
const UNUSED_DRIVERS = [
  'better-sqlite3',
  'mariadb/callback',
  'mysql',
  'mysql2',
  'oracledb',
  'pg',
  'pg-query-stream',
  'sqlite3',
];

const NOTHING = '\0nothing';

/**
 * Parts that would travel for nothing. tedious loads the clients of Microsoft Entra and of Azure's
 * key vault before anybody asks for them; nobody does. And it is loaded when a SQL Server is asked,
 * never by knex, which would bring it to every start.
 */
function withoutUnusedParts(): Plugin {
  return {
    name: 'without-unused-parts',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith('@azure/') && importer?.includes('/tedious/')) return NOTHING;
      return source === 'tedious' && importer?.includes('/knex/')
        ? { id: source, external: true }
        : undefined;
    },
    load: (id) => (id === NOTHING ? 'export {};' : undefined),
  };
}

/**
 * Of pdf-lib its core is used, not the drawing, forms and fonts on top of it; its modules do
 * nothing but export.
 */
function withoutUnusedModules(): Plugin {
  return {
    name: 'without-unused-modules',
    transform: {
      filter: { id: /[\\/]@cantoo[\\/]pdf-lib[\\/]/ },
      handler: (code) => ({ code, map: null, moduleSideEffects: false }),
    },
  };
}

/** What is loaded before there is a window. */
const AT_ONCE = 'src-main/main.ts';
/** What the first page waits for. */
const FIRST = 'src-main/first-screen.ts';
/** Started anew for each long report. */
const THREAD = 'src-main/sources/embedded-store/reading-thread/thread.ts';

/**
 * Puts what the first page waits for into two files, as each further one costs half a millisecond
 * and some turns of the event loop: all that {@link FIRST} imports, what threads need too apart.
 */
function firstInTwoFiles() {
  const imports = new Map<string, readonly string[]>();
  const reachedFrom = (entry: string): ReadonlySet<string> => {
    const reached = new Set([...imports.keys()].filter((id) => id.endsWith(entry)));
    // A set is walked through to what is added to it on the way.
    for (const id of reached) for (const next of imports.get(id) ?? []) reached.add(next);
    return reached;
  };
  let reached: ReturnType<typeof reachedFromAll> | undefined;
  const reachedFromAll = () => ({
    first: reachedFrom(FIRST),
    atOnce: reachedFrom(AT_ONCE),
    thread: reachedFrom(THREAD),
  });
  const isOfFirst = (id: string, isOfThread: boolean) => {
    // Asked when all modules are known.
    const { first, atOnce, thread } = (reached ??= reachedFromAll());
    return first.has(id) && !atOnce.has(id) && thread.has(id) === isOfThread;
  };
  const plugin: Plugin = {
    name: 'first-in-two-files',
    moduleParsed: ({ id, importedIds }) => {
      imports.set(id, importedIds);
    },
  };
  return {
    plugin,
    groups: [
      { name: 'first', test: (id: string) => isOfFirst(id, false) },
      { name: 'schemas', test: (id: string) => isOfFirst(id, true) },
    ],
  };
}

const ENTRIES = {
  main: AT_ONCE,
  // Loaded by the start of a command line alone, never by that of a window.
  'store-command': 'src-main/tools/store/store-command.ts',
  'reading-thread': THREAD,
};

/**
 * The main process and its thread: an ES module each, and beside them what they share and what is
 * only loaded when it is needed. Only Electron and the native parts, libsql's and that of Kerberos,
 * stay outside.
 */
const first = firstInTwoFiles();
export default defineConfig({
  ...nodeBundle({
    entries: ENTRIES,
    folder: 'dist/main',
    format: 'es',
    external: ['electron', 'libsql', 'kerberos', ...UNUSED_DRIVERS],
    groups: first.groups,
  }),
  plugins: [withoutUnusedParts(), withoutUnusedModules(), first.plugin],
});
