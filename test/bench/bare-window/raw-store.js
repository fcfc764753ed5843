// Statements on libsql with nothing in between: prepared once, values bound, rows read.
import Database from 'libsql';

/**
 * @typedef {{ readonly sql: string; readonly bindings: readonly unknown[] }} Statement bindings may
 *   be placeholders, see `bound`
 *
 * @typedef {{
 *   readonly file: string;
 *   readonly genesis: string;
 *   readonly pragmas: readonly string[];
 *   readonly runs: Readonly<Record<string, readonly Statement[]>>;
 * }} Opening
 *
 * @typedef {{ run: (name: string, keyId: string) => void }} RawStore
 */

const TRANSACTION_CONTROL = /^(begin|commit|rollback)/i;
/** The hash that chains the entries of this store: never checked, and so never computed. */
const HASH = 'b'.repeat(64);

/**
 * @param {Opening} opening
 * @returns {RawStore}
 */
export function openRawStore({ file, genesis, pragmas, runs }) {
  const db = new Database(file);
  for (const pragma of pragmas) db.pragma(pragma);
  const heads = /** @type {{ sequence: number; hash: string }[]} */ (
    db.prepare('select sequence, hash from audit_entries order by sequence desc limit 1').all([])
  );
  let { sequence, hash: previousHash } = heads[0] ?? { sequence: 0, hash: genesis };
  const prepared = Object.fromEntries(
    Object.entries(runs).map(([name, statements]) => [
      name,
      statements.map((statement) => prepare(db, statement)),
    ]),
  );

  /**
   * @param {unknown} binding
   * @param {string} keyId
   */
  function bound(binding, keyId) {
    if (binding === '{keyId}') return keyId;
    if (binding === '{after keyId}') return `${keyId}G`;
    if (binding === '{sequence}') return sequence + 1;
    if (binding === '{previousHash}') return previousHash;
    return binding === '{hash}' ? HASH : binding;
  }

  return {
    run(name, keyId) {
      for (const { statement, exec, bindings, reads } of prepared[name] ?? []) {
        if (exec !== undefined) db.exec(exec);
        else if (reads) statement.all(bindings.map((binding) => bound(binding, keyId)));
        else {
          statement.run(bindings.map((binding) => bound(binding, keyId)));
          if (bindings.includes('{sequence}')) [sequence, previousHash] = [sequence + 1, HASH];
        }
      }
    },
  };
}

/**
 * @param {Database.Database} db
 * @param {Statement} statement
 */
function prepare(db, { sql, bindings }) {
  return TRANSACTION_CONTROL.test(sql)
    ? { exec: sql, bindings }
    : { statement: db.prepare(sql), bindings, reads: /^select/i.test(sql) };
}
