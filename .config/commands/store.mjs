/**
 * npm run store -- install | upgrade | verify | import: Keydesk's own store, on SQL Server or in a
 * file. See assets/guide/database-administrator.md.
 */
import { resolve } from 'node:path';
import { command } from './steps/prepare.mjs';
import { root } from './steps/run.mjs';
import { CommandError, say } from './steps/say.mjs';
import { ask, readStoreOptions, sentenceOf, USAGE } from './steps/store-options.mjs';

await command(import.meta.filename, async () => {
  const { what, options } = readStoreOptions(process.argv.slice(2));
  const stopping = new AbortController();
  process.once('SIGINT', () => {
    say('Stopping after what is being written');
    stopping.abort();
  });
  const work = { install, upgrade, verify, import: importKeys }[what];
  if (work === undefined) throw new CommandError(USAGE);
  try {
    return await work(options, stopping.signal);
  } catch (error) {
    throw await sentenceOf(error);
  }
});

/** @typedef {import('./steps/store-options.mjs').StoreOptions} StoreOptions */

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function install(options, signal) {
  const { server, owner } = await connect(options, signal);
  const version = await owner.version();
  if (version !== undefined && version > 0)
    throw new CommandError(
      `There is a store of version ${version} already. npm run store -- upgrade brings it up to date, verify checks it.`,
    );
  await apply(server, signal);
  say(
    `Installed. Now put groups of your directory into the roles keydesk_admin, keydesk_user and keydesk_reports, and name the database in keydesk.json.`,
  );
  server.disconnect();
  return 0;
}

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function upgrade(options, signal) {
  const { server, owner } = await connect(options, signal);
  const before = await owner.version();
  if (before === undefined)
    throw new CommandError(
      'There is no store in this database. npm run store -- install makes one.',
    );
  await apply(server, signal);
  say(`Version ${before} before, ${await owner.version()} now.`);
  server.disconnect();
  return 0;
}

/**
 * @param {import('#main/drivers/tds/sql-server.ts').SqlServer} server
 * @param {AbortSignal} signal
 */
async function apply(server, signal) {
  const { applyScripts, readScripts } = await import('#main/sources/sql-server-store/scripts.ts');
  await applyScripts(server, await readScripts(resolve(root, 'assets/sql')), (name) => say(name), {
    signal,
  });
}

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function verify(options, signal) {
  const opened = options.file === undefined ? await connect(options, signal) : undefined;
  const file = opened === undefined ? await openFile(options, signal) : undefined;
  /** @type {string[]} */
  const problems = [];
  if (opened !== undefined) {
    const version = await opened.owner.version();
    if (version === undefined) throw new CommandError('There is no store in this database.');
    say(`A store of version ${version}`);
    problems.push(...(await opened.owner.problems()));
  }
  const log = opened?.owner ?? file?.log;
  if (log === undefined) throw new CommandError(USAGE);
  const verdict = await log.verify({
    signal,
    onProgress: (done, total) => progress(`${done} of ${total} entries checked`),
  });
  endProgress();
  if (!verdict.intact)
    problems.push(`The audit log is broken at entry ${verdict.brokenAt}: it is ${verdict.why}.`);
  else {
    say(
      `The audit log is whole: ${verdict.count} entries, the newest has the hash ${verdict.head.hash}`,
    );
    const head = await opened?.owner.head();
    if (head !== undefined && head.sequence !== verdict.head.sequence)
      problems.push(`The newest entry should be number ${head.sequence}: the end was cut off.`);
  }
  for (const problem of problems) say(`NOT GOOD: ${problem}`);
  opened?.server.disconnect();
  await file?.close();
  return problems.length === 0 ? 0 : 1;
}

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function importKeys(options, signal) {
  const { runImport } = await import('./steps/store-import.mjs');
  if (options.file !== undefined) {
    const { embeddedTarget } = await import('#main/tools/import/embedded-target.ts');
    const { db, close } = await openFile(options, signal);
    try {
      return await runImport(options, embeddedTarget(db), signal, { progress, endProgress });
    } finally {
      await close();
    }
  }
  const { sqlServerTarget } = await import('#main/tools/import/sql-server-target.ts');
  const { server, owner } = await connect(options, signal);
  if ((await owner.version()) === undefined)
    throw new CommandError(
      'There is no store in this database. npm run store -- install makes one.',
    );
  return runImport(options, sqlServerTarget(server), signal, { progress, endProgress }).finally(
    () => server.disconnect(),
  );
}

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function connect(
  { server: host, database, login: userName, caFile, serverName, strict },
  signal,
) {
  if (host === undefined || database === undefined || userName === undefined)
    throw new CommandError(USAGE);
  const { SqlServerConfiguration } = await import('#main/drivers/tds/configuration.ts');
  const { sqlServer } = await import('#main/drivers/tds/sql-server.ts');
  const { storeOwner } = await import('#main/sources/sql-server-store/check-store.ts');
  const [, name = host, instance, port] = /^([^\\:]+)(?:\\([^\\:]+))?(?::(\d+))?$/.exec(host) ?? [];
  const configuration = SqlServerConfiguration.safeParse({
    host: name,
    database,
    answerSeconds: 600,
    encryption: strict ? 'strict' : 'required',
    ...(instance !== undefined && { instance }),
    ...(port !== undefined && { port: Number(port) }),
    ...(caFile !== undefined && { caFile: resolve(caFile) }),
    ...(serverName !== undefined && { serverName }),
  });
  if (!configuration.success)
    throw new CommandError(
      `The server cannot be ${host}: ${configuration.error.issues.map(({ message }) => message).join(', ')}.`,
    );
  const password =
    process.env['KEYDESK_STORE_PASSWORD'] ?? (await ask(`Password of ${userName} on ${host}: `));
  const { splitAccount } = await import('#shared/sign-in/account.ts');
  const account = splitAccount(userName);
  /** @type {import('#main/drivers/tds/connect.ts').SqlLogin} */
  const login = /[\\@]/.test(userName)
    ? { kind: 'windows', domain: account.domain, userName: account.name, password }
    : { kind: 'sql', userName, password };
  const server = sqlServer(configuration.data, { login: () => login });
  return { server, owner: storeOwner(server, { signal }) };
}

/**
 * @param {StoreOptions} options
 * @param {AbortSignal} signal
 */
async function openFile({ file = '' }, signal) {
  const { openStore } = await import('#main/sources/embedded-store/open-store.ts');
  const { closeStore } = await import('#main/sources/embedded-store/connection.ts');
  const { storeAuditLog } = await import('#main/sources/embedded-store/store-audit-log.ts');
  const { systemClock } = await import('#main/desktop/system-clock.ts');
  const db = await openStore({ file: resolve(file), purpose: 'organisation', signal });
  return { db, log: storeAuditLog(db, systemClock), close: () => closeStore(db) };
}

/** @param {string} text */
function progress(text) {
  // A line of its own would be one of hundreds in a log.
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K  ${text}`);
}

function endProgress() {
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
}
