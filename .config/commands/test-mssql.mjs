/**
 * npm run test:mssql: what can only be tried on a real SQL Server. Started without a server, it
 * says how to name one.
 */
import { runPlaywright } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { CommandError, say } from './steps/say.mjs';
import { runVitest } from './steps/vitest.mjs';

const NEEDED = `KEYDESK_TEST_MSSQL_URL names no server. Set it to one that may be tried on, as somebody who may create databases and logins:

  KEYDESK_TEST_MSSQL_URL='mssql://sa:password@sql1.contoso.com:1433/master' npm run test:mssql

The connection is always encrypted: ?caFile=/path/to/ca.pem trusts a further authority, &serverName=NAME is what the certificate says.
The suites make a database keydesk_test_… and logins keydesk_…_… of their own, and drop them again.`;

await command(import.meta.filename, async () => {
  if ((process.env['KEYDESK_TEST_MSSQL_URL'] ?? '') === '') throw new CommandError(NEEDED);
  say(
    'Trying the store on a real SQL Server: contracts, rights, guards, parallel consoles, import; and stand-ins of Configuration Manager and MBAM',
  );
  const suites = await runVitest([
    '--project',
    'unit',
    'test/contract/sql-server-store',
    'test/contract/recovery-databases',
  ]);
  const electron = await prepareWindow({ needsDisplay: true });
  say('Recovering a drive from it in the real window');
  const window = await runPlaywright(electron, ['sql-server-store']);
  return suites.code === 0 && window === 0 ? 0 : 1;
});
