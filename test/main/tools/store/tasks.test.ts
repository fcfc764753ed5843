import { expect, test } from 'vitest';
import { readTask } from '#main/tools/store/tasks.ts';

const SERVER = ['--server=sql1\\KEYS', '--database', 'Keydesk', '--login', 'CONTOSO\\dba'];
const store = {
  kind: 'server',
  server: 'sql1\\KEYS',
  database: 'Keydesk',
  login: 'CONTOSO\\dba',
  caFile: undefined,
  serverName: undefined,
  isStrict: false,
};
const NOTHING_SAID = { chosen: new Map(), encoding: undefined, computer: '', isByFolder: false };
const FILE = ['--file', 'store.db'];

test.each(['install', 'upgrade'])('%s of a store on a server', (kind) => {
  expect(readTask([kind, ...SERVER])).toEqual({ kind, store });
});

test('a check beside what witnesses have', () => {
  expect(readTask(['verify', ...FILE, '--anchors', 'a.log', '--anchors', 'b.txt'])).toEqual({
    kind: 'verify',
    store: { kind: 'file', file: 'store.db' },
    anchors: ['a.log', 'b.txt'],
  });
});

test('how a server is reached', () => {
  const more = ['--ca-file', 'ca.pem', '--server-name', 'sql1.contoso.com', '--strict'];
  expect(readTask(['verify', ...SERVER, ...more])).toEqual({
    kind: 'verify',
    store: { ...store, caFile: 'ca.pem', serverName: 'sql1.contoso.com', isStrict: true },
    anchors: [],
  });
});

test('an import of a file into a file', () => {
  const words = ['--csv', 'keys.csv', '--domain', 'CONTOSO', '--dns-domain', 'contoso.com'];
  expect(readTask(['import', ...FILE, ...words, '--report', 'out.csv'])).toEqual({
    kind: 'import',
    store: { kind: 'file', file: 'store.db' },
    from: { kind: 'csv', file: 'keys.csv', ...NOTHING_SAID },
    domain: 'CONTOSO',
    dnsDomain: 'contoso.com',
    dates: undefined,
    volumeNumbers: undefined,
    report: 'out.csv',
  });
});

test('what is said about a file, and a dry run, which needs no store', () => {
  const words = ['--columns', 'key-id=BitLocker ID, date = 3', '--columns', 'password="Key"'];
  const more = ['--dates', 'dmy', '--volume-types', 'wmi', '--encoding', 'latin1'];
  const keys = ['--csv', 'keys', '--computer', 'WS-1'];
  expect(readTask(['import', ...keys, ...words, ...more, '--dry-run'])).toEqual({
    kind: 'preview',
    from: {
      kind: 'csv',
      file: 'keys',
      chosen: new Map([
        ['keyId', 'BitLocker ID'],
        ['escrowedAt', '3'],
        ['recoveryPassword', '"Key"'],
      ]),
      encoding: 'windows-1252',
      computer: 'WS-1',
      isByFolder: false,
    },
    domain: '',
    dnsDomain: '',
    dates: 'dmy',
    volumeNumbers: 'wmi',
  });
});

test('an import of a directory', () => {
  const words = ['--directory', 'contoso.com', '--account', 'CONTOSO\\reader'];
  expect(readTask(['import', ...FILE, ...words])).toMatchObject({
    from: {
      kind: 'directory',
      domain: 'contoso.com',
      account: 'CONTOSO\\reader',
      caFile: undefined,
    },
    domain: '',
    report: undefined,
  });
});

test('help is a task of its own', () => {
  expect(readTask(['verify', '--help'])).toEqual({ kind: 'help' });
});

test.each([
  [[], 'usage'],
  [['frobnicate'], "Unknown command 'frobnicate'"],
  [['verify', ...FILE, 'now'], "Unexpected argument 'now'"],
  [['verify', '--quick'], "Unknown option '--quick'"],
  [['verify', '--file'], "Option '--file <value>' argument missing"],
  [['verify', '--server=sql1'], "Option '--database' is missing"],
  [['verify', ...FILE, '--server=sql1'], "Either '--file' or '--server', not both"],
  [['install', ...FILE], "Option '--server' is missing"],
  [['import', ...FILE], "Option '--csv' or '--directory' is missing"],
  [['import', ...FILE, '--csv', 'a', '--directory', 'b'], "Either '--csv' or '--directory'"],
  [['import', ...FILE, '--directory', 'contoso.com'], "Option '--account' is missing"],
  [['import', ...FILE, '--csv', 'a', '--columns', 'key=Id'], "Option '--columns' is FIELD=HEADING"],
  [['import', ...FILE, '--csv', 'a', '--columns', 'date=a,date=b'], 'each field once'],
  [['import', ...FILE, '--csv', 'a', '--dates', 'ydm'], "Option '--dates' is one of dmy, mdy, ymd"],
  [
    ['import', ...FILE, '--csv', 'a', '--encoding', 'cp850'],
    "Option '--encoding' knows no 'cp850'",
  ],
  [
    ['import', ...FILE, '--csv', 'a', '--computer', 'b', '--computers-by-folder'],
    "Either '--computer' or '--computers-by-folder', not both",
  ],
  [['import', '--csv', 'a'], "Option '--server' or '--file' is missing"],
])('%j is not understood', (args: readonly string[], reason) => {
  const read = () => readTask(args);
  expect(read).toThrow(expect.objectContaining({ code: 'usage' }));
  expect(read).toThrow(reason);
});
