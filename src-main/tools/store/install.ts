import { applyScripts, readScripts } from '#main/sources/sql-server-store/scripts.ts';
import { ToolError } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import { type OwnedDatabase, inDatabase } from './open-stores.ts';
import type { StoreOnServer } from './tasks.ts';
import type { Work } from './work.ts';

/** Makes a store in an empty database. @throws ToolError `store.alreadyThere`; AppError `sql.*` */
export function install(store: StoreOnServer, work: Work): Promise<ExitCode> {
  return inDatabase(store, work, async (database) => {
    const version = await database.owner.version();
    if (version !== undefined && version > 0)
      throw new ToolError('store.alreadyThere', { version });
    await apply(database, work);
    work.terminal.say(work.words.installed);
    return ExitCode.done;
  });
}

/** Brings a store up to date. @throws ToolError `store.none`; AppError `store.newer`, `sql.*` */
export function upgrade(store: StoreOnServer, work: Work): Promise<ExitCode> {
  return inDatabase(store, work, async (database) => {
    const before = await database.owner.version();
    if (before === undefined) throw new ToolError('store.none');
    await apply(database, work);
    const now = await database.owner.version();
    work.terminal.say(work.words.upgraded({ before, now }));
    return ExitCode.done;
  });
}

async function apply(
  { server }: OwnedDatabase,
  { scripts, terminal, signal }: Work,
): Promise<void> {
  const tell = (name: string) => {
    terminal.say(name);
  };
  await applyScripts(server, await readScripts(scripts), { signal, onScript: tell });
}
