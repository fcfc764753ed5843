import type { AuditAction, AuditFlag, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import type { AnsweredFigure, AuditFigure } from '#shared/audit/audit-figures.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { unusual } from './unusual.ts';

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Sign-in',
  'sign-out': 'Sign-out',
  lock: 'Lock',
  unlock: 'Unlock',
  search: 'Search',
  disclose: 'Disclosure',
  'show-again': 'Shown again',
  copy: 'Copy',
  save: 'Save',
  'save-key-package': 'Save key package',
  note: 'Note',
  'caller-check': 'Caller check',
  'reset-lockout': 'TPM lockout reset',
  'request-rotation': 'Rotation requested',
  'see-new-key': 'New key seen',
  'check-connection': 'Check connection',
  configure: 'Configure',
  export: 'Export',
  print: 'Print',
  refusal: 'Refusal',
};

const RESULTS: Readonly<Record<AuditResult, string>> = {
  intended: 'No outcome recorded',
  successful: 'Successful',
  failed: 'Failed',
};

const FLAGS: Readonly<Record<AuditFlag, string>> = {
  'break-glass': 'Break glass',
  guessing: 'Guessing',
};

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': 'Recovery Key ID',
  'recovery-key-password': 'Recovery Key Password',
  'key-package': 'Key Package',
  'tpm-password-hash': 'TPM Password Hash',
};

export const reports = {
  title: 'Recovery Audit Report',
  tabs: 'Reports',
  view: 'View report',
  loading: 'Reading the audit log',
  counting: 'Counting',
  notCounted: 'Not counted',
  total: (count: number, text: string) => (count === 1 ? '1 entry' : `${text} entries`),
  nothing: 'No entry matches these filters.',
  damagedRow: (sequence: number) => `Entry ${sequence} is damaged and cannot be shown.`,
  columnsButton: 'Columns',
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  export: 'Export',
  forms: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', kdreport: 'Report file' } satisfies Record<
    ReportForm,
    string
  >,
  /** What is good about a format, or its limit. */
  aboutForms: {
    csv: 'Exact values for other programs. A spreadsheet reads 73928E05 as a number',
    xlsx: 'Key IDs and ticket numbers stay text',
    pdf: (rows: string) => `Up to ${rows} rows`,
    kdreport: 'Opens offline, and can be compared with the audit log',
  } satisfies Record<ReportForm, unknown>,
  print: 'Print',
  printed: 'Sent to the printer.',
  cancelled: 'Cancelled. Nothing was saved or printed.',
  exporting: (rows: string) => `Exporting, ${rows} rows so far`,
  exported: (fileName: string, folder: string) => `Saved and checked: ${fileName} in ${folder}`,
  filters: {
    label: 'Filters',
    all: 'All',
    range: 'Date range',
    presets: {
      today: 'Today',
      '7-days': 'Last 7 days',
      '14-days': 'Last 14 days',
      '30-days': 'Last 30 days',
      'this-month': 'This month',
      all: 'Everything',
      custom: 'Choose days…',
    },
    firstDay: 'First day',
    lastDay: 'Last day',
    problems: {
      missing: 'Choose the first and the last day.',
      backwards: 'The last day is before the first. Swap them.',
    },
    more: (set: number) => (set === 0 ? 'More filters' : `More filters: ${set} set`),
    clear: 'Clear filters',
    set: 'Filters that are set',
    noneSet: 'No filter is set.',
    remove: 'Remove this filter (Delete)',
    activity: 'Show',
    activities: { requests: 'Requests', everything: 'Requests and sign-ins' },
  },
  views: {
    button: 'Saved filters',
    name: 'Name of these filters',
    placeholder: 'Name these filters',
    save: 'Save',
    forget: (name: string) => `Delete ${name}`,
  },
  copying: {
    hint:
      'Ctrl+C copies the chosen cell; with Shift and the arrow keys, whole rows. ' +
      'Enter shows the whole entry.',
    cell: 'Copy cell',
    rows: (count: number, number: string) => (count === 1 ? 'Copy row' : `Copy ${number} rows`),
    shortcut: 'Ctrl+C',
    copiedCell: 'Cell copied.',
    copiedRows: (count: number, number: string) =>
      count === 1 ? 'Row copied.' : `${number} rows copied.`,
  },
  /** One entry as a whole. */
  entry: {
    title: (number: string) => `Entry ${number}`,
    empty: 'Empty',
    requestId: 'Request ID',
    hash: 'Hash',
    copyHash: 'Copy the hash',
    previousHash: 'Hash of the entry before',
    copyPreviousHash: 'Copy the hash of the entry before',
    copied: 'Copied.',
    steps: 'Its request, in order',
    step: (number: string, at: string) => `Entry ${number}, ${at}`,
    saveEvidence: 'Save evidence…',
    begun: 'Begun',
  },
  answerLabel: 'In short',
  complete: 'The audit log is complete.',
  /** The report in some sentences. */
  answer: {
    disclosed: (count: number, number: string) =>
      count === 0
        ? 'No key was disclosed.'
        : count === 1
          ? 'A key was disclosed once.'
          : `Keys were disclosed ${number} times.`,
    failed: (count: number, number: string) =>
      count === 0
        ? 'No request failed.'
        : count === 1
          ? '1 request failed.'
          : `${number} requests failed.`,
    unfinished: (count: number, number: string) =>
      count === 0
        ? 'Every request has an outcome.'
        : count === 1
          ? '1 request has no recorded outcome.'
          : `${number} requests have no recorded outcome.`,
    flagged: (count: number, number: string) =>
      count === 0
        ? 'No entry is flagged.'
        : count === 1
          ? '1 entry is flagged.'
          : `${number} entries are flagged.`,
    waiting: (count: number, number: string) =>
      count === 0
        ? 'Every key that was handed out has been replaced.'
        : count === 1
          ? '1 key that was handed out has not been replaced.'
          : `${number} keys that were handed out have not been replaced.`,
  } satisfies Record<AnsweredFigure, (count: number, number: string) => string>,
  figures: {
    disclosed: 'Keys disclosed',
    failed: 'Failed requests',
    unfinished: 'No outcome recorded',
    flagged: 'Flagged',
    waiting: 'Not yet replaced',
    entries: 'Entries',
  } satisfies Record<AuditFigure, string>,
  /** @param change with its sign */
  before: (change: string, count: string) => `${change}, period before: ${count}`,
  sameAsBefore: 'Same as before',
  /** What stands on paper and in workbooks alone. */
  paper: {
    about: 'About this report',
    page: 'Page {page} of {pages}',
    disclosedAt: 'Disclosed on',
    log: 'Is the audit log complete?',
    verified: 'Verified: {count} entries. None is missing, and none was altered.',
    head: 'Newest hash',
    file: 'Is the report file unchanged?',
    headThen: 'Newest hash of the log when the report was made',
    worthALook: 'Worth a look',
    nothingStandsOut: 'Nothing stands out.',
    end: (count: number, number: string) =>
      count === 1 ? 'End of report, 1 entry' : `End of report, ${number} entries`,
    preparedBy: 'Prepared by',
    reviewedBy: 'Reviewed by',
    signature: 'Signature',
    date: 'Date',
  },
  unusual,
  rotation: {
    title: 'Disclosed, not yet rotated',
    none: 'Every key that was handed out has been replaced.',
    more: (count: string) => `and ${count} more`,
    unknown: 'not known whether replaced',
    details: (keyId: string, at: string, by: string) => `${keyId}, disclosed ${at} by ${by}`,
  },
  charts: {
    label: 'Summary',
    by: {
      day: 'Requests per day',
      week: 'Requests per week',
      month: 'Requests per month',
      year: 'Requests per year',
    },
    byResult: 'By result',
    byFailure: 'Why requests failed',
    noFailure: 'No request failed.',
    byReason: 'By reason',
    byOperator: 'By helpdesk user',
    asTable: 'Show as a list',
  },
  kept: {
    open: 'Kept reports…',
    title: 'Kept reports',
    lead:
      'The last reports that were viewed on this computer. They show what was known at that ' +
      'time.',
    none: 'No report is kept on this computer.',
    name: (organisation: string, at: string) => `${organisation}, ${at}`,
    by: (account: string, entries: string) => `${account}, ${entries}`,
    forget: (at: string) => `Delete the report of ${at}`,
    forgetAll: 'Delete all',
  },
  savedReport: {
    open: 'Open saved report…',
    made: (organisation: string, by: string, at: string) =>
      `Report of ${organisation}, made by ${by} on ${at}.`,
    covers: (parts: readonly string[]) => `It covers: ${parts.join(' · ')}`,
    close: 'Close report',
    consistent: 'Consistent: every row matches its own hash, and the file matches its SHA-256.',
    consistentComputers: 'Consistent: every row is there, and the file matches its SHA-256.',
    noOrigin:
      'This does not prove where the file comes from. To prove that, compare its SHA-256 with ' +
      'the one in the note of the Export entry in the audit log.',
    askingOrigin: 'Looking in the audit log…',
    fromLog: (sequence: string, by: string, at: string) =>
      `From this log: entry ${sequence} of the audit log has this SHA-256, of the export by ` +
      `${by} on ${at}.`,
    notInLog: 'The audit log has no export with this SHA-256.',
    sha256: 'SHA-256',
    copySha256: 'Copy SHA-256',
    copiedSha256: 'SHA-256 copied.',
    altered: 'Altered: the file is not the one that was exported.',
    alteredAt: (row: number) => `Altered: row ${row} is not what the log recorded.`,
    noComputerAt: (row: number) => `Altered: row ${row} is not a computer.`,
    cutShort: 'Cut short: the end of the file is missing.',
  },
  chain: {
    checking: 'Checking the chain',
    intact: (count: string, head: string) => `Verified: ${count} entries, newest hash ${head}…`,
    intactSince: (
      count: string,
      until: string,
      { at, head }: { readonly at: string; readonly head: string },
    ) =>
      `Verified: the ${count} entries after entry ${until}, newest hash ${head}…. ` +
      `Entries up to ${until} were verified on ${at}.`,
    checkWhole: 'Check whole log',
    unlikeIndex: (from: string, until: string) =>
      `No entry is missing or altered, but the index of the report does not fit ` +
      `entries ${from} to ${until}: reports may have left entries out.`,
    afterUnlikeIndex:
      'The index is being rebuilt. View the report again, and tell your security officer.',
    broken: (sequence: string, why: string) => `Broken at entry ${sequence}: ${why}`,
    why: {
      missing: 'it is missing.',
      altered: 'it was altered after it was written.',
      unlinked: 'it does not follow the entry before it.',
    },
    next: 'Do not change this store, and tell your security officer.',
  },
  columns: {
    time: 'Request date and time',
    source: 'Audit request source',
    action: 'Action',
    result: 'Request result',
    failure: 'Why it failed',
    flag: 'Flag',
    operator: 'Helpdesk user',
    role: 'Type of user',
    endUser: 'End user',
    computer: 'Computer',
    keyType: 'Key type',
    keyId: 'Key ID',
    reason: 'Reason description',
    note: 'Note',
    ticket: 'Ticket',
    workstation: 'Workstation',
    unusual: unusual.title,
  },
  roles: {
    admin: 'Help desk admin',
    user: 'Help desk user',
    reports: 'Report reader',
  } satisfies Record<Role, string>,
  sources: {
    helpdesk: 'Helpdesk',
    'self-service': 'Self-Service Portal',
    agent: 'Agent TPM unlock',
  },
  actions: ACTIONS,
  results: RESULTS,
  flags: FLAGS,
  keyTypes: KEY_TYPES,
} as const;
