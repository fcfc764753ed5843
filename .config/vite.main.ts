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

const ENTRIES = {
  main: 'src-main/main.ts',
  // Loaded by the start of a command line alone, never by that of a window.
  'store-command': 'src-main/tools/store/store-command.ts',
  'reading-thread': 'src-main/sources/embedded-store/reading-thread/thread.ts',
};

/**
 * The main process and its thread: an ES module each, and beside them what they share and what is
 * only loaded when it is needed. Only Electron and the native parts, libsql's and that of Kerberos,
 * stay outside.
 */
export default defineConfig({
  ...nodeBundle({
    entries: ENTRIES,
    folder: 'dist/main',
    format: 'es',
    external: ['electron', 'libsql', 'kerberos', ...UNUSED_DRIVERS],
  }),
  plugins: [withoutUnusedParts(), withoutUnusedModules()],
});
