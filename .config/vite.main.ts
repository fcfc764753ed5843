import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

// Drivers that knex names but Keydesk does not use; left as they are, they are never loaded.
const UNUSED_DRIVERS = ['better-sqlite3', 'mariadb/callback', 'mysql', 'mysql2', 'oracledb', 'pg', 'pg-query-stream', 'sqlite3', 'tedious'];

/** The main process: one ES module. Only Electron and libsql's native part stay outside. */
export default defineConfig(
  nodeBundle({ entry: 'src-main/main.ts', file: 'dist/main/main.js', format: 'es', external: ['electron', 'libsql', ...UNUSED_DRIVERS] }),
);
