import type { ErrorCode } from '#shared/errors.ts';
import type {
  PolicyFault,
  PolicyState,
  SettingFault,
  SettingOrigin,
  SettingProblem,
} from '#shared/settings/settings-overview.ts';
import type { ExportedReport } from '../desk/export/export-report.ts';
import { RANGES } from '../desk/export/named-range.ts';
import type { ToldBackup } from '../desk/export/ordered-report.ts';

const USAGE = `Usage:
  keydesk --version
  keydesk --check      [--json] [--user-data-dir=DIR]
  keydesk --policy     [--json] [--user-data-dir=DIR]
  keydesk --verify-log [--json] [--evidence=FILE] [--user-data-dir=DIR]
  keydesk --update     [--json] [--to=FOLDER [--package=KIND]]
  keydesk --export-report=REPORT --form=FORM --to=FILE
          [--range=RANGE] [--activity=everything] [--computer=DOMAIN\\NAME]
          [--source=NAME] [--profile=ID] [--overwrite] [--json]
          [--user-data-dir=DIR]
  keydesk store …

--check looks at the connection of each organisation as far as it goes without
a password, at the stores on this computer, its policy and its disk. --policy
tells every setting as it is for you, and who has set it. --verify-log checks
every audit log that is kept on this computer, and with --evidence compares a
file of one request with it. --update looks which version this computer is
given, and with --to puts its package (deb, rpm, AppImage, msi, exe or dmg) into
a folder. None of them changes anything else.

--export-report writes recovery-audit (of a RANGE), computer-compliance (of a
computer), enterprise-compliance or recovery-key-backup as csv, xlsx, pdf or
kdreport. It signs in with your Windows ticket and never asks for a password:
your roles and the audit log are those of the window.
RANGE: ${RANGES.slice(0, 6).join(', ')},
       ${RANGES.slice(6).join(', ')} or 2026-11-01..2026-11-30

Exit codes: 0 in order, 1 something does not work, a log is broken or the
policy cannot be used, 2 the command line is not understood, 3 it could not be
done, 4 it works but somebody should look at it, 5 you may not do this, 6 the
file is there already, 130 stopped with Ctrl+C.`;

const ORIGINS: Readonly<Record<SettingOrigin, string>> = {
  default: 'default',
  person: 'person',
  configuration: 'configuration',
  policy: 'policy',
  safe: 'safe value',
};

const FAULTS: Readonly<Record<SettingFault, string>> = {
  unknown: 'there is no such setting',
  wrong: 'its value cannot be used',
  'too-high': 'it is higher than a person may choose',
  'not-personal': 'a person may not choose it',
};

const POLICY_FAULTS: Readonly<Record<PolicyFault, string>> = {
  'not-json': 'it is not JSON',
  'not-a-policy': 'it does not have the form of a policy',
  'too-large': 'it is larger than 1 MB',
  link: 'it is a link and not a file',
  'not-a-file': 'it is not a file',
  'open-to-others': 'others than an administrator can change it',
  newer: 'it is of a newer version',
  unreadable: 'it cannot be read',
};

const PLACES: Readonly<Record<SettingProblem['place'], string>> = {
  policy: 'Policy',
  person: 'Choice of the person',
};

/** What an export can fail with that its caller can do something about. */
const FAILURES: Partial<Readonly<Record<ErrorCode, string>>> = {
  'auth.passwordOnly':
    'Nobody signs in to this organisation with a Windows ticket, and a command types no password.',
  'auth.noRole': 'Whoever runs this is in none of the groups that may use Keydesk.',
  'auth.forbidden': 'Whoever runs this may not see reports.',
  'kerberos.noTicket': 'There is no Windows ticket for whoever runs this (on Linux: kinit).',
  'kerberos.expired': 'The Windows ticket of whoever runs this has expired (on Linux: kinit).',
  'sql.needsPassword':
    'A database is signed in to with the password of a person, which a command does not have. ' +
    'Use a login of the server in the configuration: "login": "sql".',
  'compliance.noSource': 'No source of this organisation has compliance data.',
  'compliance.unknownComputer': 'The source does not know this computer.',
  'report.tooManyRows': 'There are too many rows for this form: a shorter range, or --form=csv.',
  'file.alreadyThere': 'A file of this name is there already. --overwrite replaces it.',
};

function backupLines({ computers, missing, notListed }: ToldBackup): readonly string[] {
  const { none, damaged, unknown } = computers;
  return [
    `Computers without a key: ${none}, with damaged keys only: ${damaged}, not known: ${unknown}`,
    ...missing.map((source) => `NOT IN IT: ${source} could not be read.`),
    ...notListed.map((source) => `NOT IN IT: ${source} cannot list its keys.`),
  ];
}

/** Every word the console's own command line says. */
export const deskWords = {
  usage: (reason: string) => `${reason}.\n\n${USAGE}`,
  looking: (name: string) => `Looking at ${name}`,
  checked: (done: number, total: number) => `${done} of ${total} entries checked`,
  heading: (version: string, { origin, path }: { origin: string; path: string }) =>
    origin === 'none'
      ? `Keydesk ${version}, without a configuration`
      : `Keydesk ${version}, configured by ${path} (${origin})`,
  computer: 'This computer',
  origins: ORIGINS,
  notSet: '(not set)',
  policy: ({ place, state, fault, about }: PolicyState) =>
    state === 'unusable' && fault !== undefined
      ? `Policy ${place} CANNOT BE USED: ${POLICY_FAULTS[fault]}${about ? ` (${about})` : ''}`
      : `Policy ${place}${state === 'none' ? ' is not there' : ''}`,
  problem: ({ place, name, fault }: SettingProblem) =>
    `NOT USED: ${PLACES[place]}, ${JSON.stringify(name)}: ${FAULTS[fault]}`,
  problemInShort: ({ place, name, fault }: SettingProblem) => `${place}:${name}:${fault}`,
  policyVerdicts: {
    passed: 'In order.',
    warning: 'Somebody should look at what is not used.',
    failed: 'NOT GOOD: safe values hold until the policy can be used.',
  },
  verdicts: {
    passed: 'In order.',
    warning: 'It works, but somebody should look at the warnings.',
    failed: 'NOT GOOD: see what failed.',
  },
  noDisplay: 'There is no display. Say --ozone-platform=headless: a report needs none then.',
  rows: (rows: number) => `${rows} rows written`,
  written: ({ report, form, file, rows, account, log, backup }: ExportedReport) =>
    [
      `${report} written as ${form} for ${account}, ${rows} rows: ${file}`,
      ...(backup ? backupLines(backup) : []),
      ...(log === 'broken' ? ['NOT GOOD: the audit log is broken, as the file says.'] : []),
    ].join('\n'),
  failed(code: ErrorCode, message: string): string {
    if (code === 'request.cancelled') return 'Stopped. Run it again: it begins anew.';
    if (code === 'config.invalid') return `The configuration cannot be used: ${message}`;
    return FAILURES[code] ?? `It could not be done (${code})${message && `: ${message}`}`;
  },
} as const;
