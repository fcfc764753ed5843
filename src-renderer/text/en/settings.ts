import type { CheckFacts, CheckName, CheckStep } from '#shared/connection/connection-check.ts';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';

const ROLES: Readonly<Record<Role, string>> = {
  admin: 'Help desk admins',
  user: 'Help desk users',
  reports: 'Report readers',
};

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  admin: 'Drive Recovery, Manage TPM and Reports; key ID and reason are enough.',
  user: 'Drive Recovery and Manage TPM; every field must be filled in.',
  reports: 'Reports only.',
};

const ORIGINS: Readonly<Record<ConfigurationOrigin, string>> = {
  none: 'No organisation is configured yet. What you see is the demo profile.',
  user: 'Your own configuration.',
  environment:
    'Set by your administrator through KEYDESK_CONFIG. Only your administrator can change it.',
  machine: 'Set by your administrator for this computer. Only your administrator can change it.',
};

const STEPS: Readonly<Record<CheckName, string>> = {
  tenant: 'Reach Entra ID',
  find: 'Find domain controllers',
  reach: 'Reach a domain controller',
  certificate: 'Encrypt the connection',
  clock: 'Compare the clocks',
  ticket: 'Look for a Windows ticket',
  bind: 'Sign in',
  groups: 'Find the groups',
  keys: 'Read recovery keys',
  sources: 'Ask the databases',
  secrets: 'Check the secrets of the store',
  'admin-service': 'Ask the AdminService',
  cloud: 'Ask Entra ID',
  witnesses: 'Send a test message to the witnesses',
  messages: 'Try the server for messages',
  'audit-log': 'Write the audit log',
};

const list = (text = ''): string => (text === '' ? 'none' : text);
const day = (iso = ''): string => iso.slice(0, 10);

/** A step of the check as a line of text. */
interface ReportLine {
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

const TICKET_PROBLEMS: Readonly<Record<string, string>> = {
  'kerberos.expired': 'The ticket has expired.',
  'kerberos.clock': 'The clocks of this computer and of the domain differ too much for a ticket.',
  'kerberos.noSpn': 'The domain has no service name (SPN) for this controller.',
  'kerberos.kdcSilent': 'No domain controller gave a ticket in time.',
  'kerberos.encryption': 'This computer and the domain allow no common encryption for a ticket.',
};

/** What a step saw, in a sentence. */
const SEEN: Readonly<Record<CheckName, (facts: CheckFacts) => string>> = {
  tenant: ({ server = '', tenant = '' }) => `${server} answers for the tenant ${tenant}.`,
  find: ({ domain = '', how, servers }) =>
    how === 'listed'
      ? `Configured for ${domain}: ${list(servers)}`
      : `DNS lists for ${domain}: ${list(servers)}`,
  reach: ({ answering, notAnswering }) =>
    [answering && `${answering} can be reached.`, notAnswering && `No answer from ${notAnswering}.`]
      .filter(Boolean)
      .join(' '),
  certificate: ({ server = '', issuer, names, validTo, days, encryption }) =>
    issuer === undefined
      ? server
      : `${encryption === 'starttls' ? 'StartTLS' : 'LDAPS'} to ${server}. Certificate for ` +
        `${list(names)}, issued by ${issuer}, valid until ` +
        `${day(validTo)}${days === undefined ? '' : ` (${days} days)`}.`,
  clock: ({ seconds = '0' }) =>
    Math.abs(Number(seconds)) <= 1
      ? 'The clocks agree.'
      : `This computer is ${Math.abs(Number(seconds))} seconds ` +
        `${Number(seconds) > 0 ? 'ahead of' : 'behind'} the controller.`,
  ticket: ({ holder = '', service = '', problem = '' }) =>
    problem === ''
      ? `The ticket of ${holder} is valid for ${service}.`
      : (TICKET_PROBLEMS[problem] ?? 'Windows gave no ticket for this controller.'),
  bind: ({ account = '', server = '' }) =>
    `Signed in as ${account}${server === '' ? '' : ` at ${server}`}.`,
  groups: ({ missing, roles = '', admin, user, reports }) => {
    const found = list([admin, user, reports].filter(Boolean).join(', '));
    const own = Role.options
      .filter((role) => roles.split(' ').includes(role))
      .map((role) => ROLES[role].toLowerCase());
    const memberships =
      own.length === 0
        ? 'Your account is in none of them.'
        : `Your account is in: ${own.join(', ')}.`;
    return `Found: ${found}. ${missing ? `Not found: ${missing}. ` : ''}${memberships}`;
  },
  keys: ({ seen }) =>
    ({
      readable: 'Your account may read BitLocker recovery passwords.',
      hidden: 'There are recovery keys, but your account may not read their passwords.',
      none:
        'No recovery key is visible to your account: none is backed up in this domain, or your ' +
        'account may not see them.',
    })[seen ?? 'none'] ?? '',
  sources: ({ answered, failed }) =>
    [answered && `${answered} answered.`, failed && `Could not be asked: ${failed}.`]
      .filter(Boolean)
      .join(' '),
  secrets: ({ secrets = 'none' }) =>
    ({
      none: 'There are no secrets in the store on this computer.',
      clear: 'Secrets in the store on this computer are not encrypted.',
      encrypted: 'Secrets in the store on this computer are encrypted, and you have the key.',
    })[secrets] ?? '',
  'admin-service': ({ server = '', reached, account, computers }) =>
    [
      reached && `${server} can be reached, and its certificate is trusted.`,
      account && `Signed in as ${account}.`,
      computers === 'none' && 'No computer is visible to your account.',
      computers === 'visible' &&
        'A computer and the list of its keys are visible. Whether your account may read a key ' +
          'shows when you do.',
    ]
      .filter(Boolean)
      .join(' '),
  cloud: ({ account = '', granted = '', keys = '0' }) =>
    account === ''
      ? ''
      : `Signed in as ${account}. Granted: ${list(granted)}. ` +
        (keys === '0'
          ? 'No recovery key is visible to your account.'
          : `Recovery keys are visible (${keys} on the first page). Whether your account may ` +
            'read one shows when you do.'),
  witnesses: ({ answered, failed }) =>
    [
      answered && `${answered} confirmed a test message.`,
      failed && `${failed} did not confirm a test message.`,
    ]
      .filter(Boolean)
      .join(' '),
  messages: ({ answered, failed, waiting = '0', lost = '0' }) =>
    [
      answered && `${answered} can be used.`,
      failed && `${failed} cannot be used.`,
      waiting !== '0' && `${waiting} notices wait.`,
      lost !== '0' && `${lost} notices could not be delivered.`,
    ]
      .filter(Boolean)
      .join(' '),
  'audit-log': ({ sequence = '' }) => `Entry ${sequence} was written.`,
};

/** What to do about a warning. */
const ADVICE: Readonly<Partial<Record<CheckName, string>>> = {
  secrets: 'Ask your administrator to encrypt them (keydesk store encrypt).',
  messages:
    'Look in the audit log for notices that were not delivered, and correct the addresses in ' +
    'the directory.',
  reach:
    'Keydesk uses the next one at once. Check those that do not answer, or remove them from ' +
    'DNS.',
  certificate: 'Ask your administrator to renew the certificate soon.',
  clock: 'Set the clock of this computer: audit entries carry its time.',
  'admin-service':
    'Ask your administrator for a security role on a collection with the computers you help with.',
  cloud:
    'If devices back up keys to Entra ID, ask your administrator for a role that may see them, ' +
    'such as Helpdesk Administrator.',
  ticket: 'Until this works, sign in with your password.',
  groups: 'Correct the groups in the configuration, or ask to be added to one of them.',
  keys:
    'Ask your administrator for the right to read them, if you recover drives from the ' +
    'directory.',
};

const SKIPPED: Readonly<Record<Extract<CheckStep, { state: 'skipped' }>['because'], string>> = {
  'failed-before': 'Not tried: the step before it failed.',
  'not-signed-in': 'Not tried: sign in first.',
  'nothing-configured': 'Not tried: nothing is configured.',
  'no-ticket': 'There is none: you are not signed in to the domain on this computer.',
  'no-kerberos': 'Not possible: the Kerberos library is missing on this computer.',
  'no-cloud-sign-in': 'Not tried: sign in to Entra ID first.',
};

export const settings = {
  title: 'Settings',
  close: 'Close',
  language: {
    title: 'Language',
    /** The language of the operating system, where there are words for it. */
    system: 'System',
  },
  organisation: {
    title: 'Organisation',
    origins: ORIGINS,
    signOutFirst: 'Sign out to connect to another organisation.',
  },
  check: {
    title: 'Check connection',
    intro: 'Checks the connection to the directory step by step. No secret is read.',
    run: 'Check connection',
    running: 'Checking the connection',
    copy: 'Copy as text',
    copied: 'Copied.',
    steps: STEPS,
    seen: SEEN,
    advice: ADVICE,
    skipped: SKIPPED,
    untried: 'not tried',
    states: { passed: 'Passed', warning: 'Warning', failed: 'Failed', skipped: 'Not tried' },
    heading: (profile: string, time: string, version: string) =>
      `Keydesk ${version}, check of ${profile}, ${time}`,
    line: ({ number, name, state, text }: ReportLine) => `${number}. ${name}: ${state}. ${text}`,
    failedWith: (code: ErrorCode) => `(${code})`,
  },
  logins: {
    title: 'Database logins',
    intro:
      'Keydesk searches these sources with a SQL Server login. It is kept on this computer ' +
      'for you only, protected by the operating system.',
    states: { kept: 'A login is kept.', missing: 'No login is kept yet.' },
    enter: 'Enter login…',
    replace: 'Replace login…',
    forget: 'Forget login',
    form: (source: string) => `Login for ${source}`,
    userName: 'Login name',
    password: 'Password',
    keep: 'Keep login',
  },
  cloud: {
    title: 'Sign-in to the cloud',
    intro:
      'These sources need a separate sign-in, in your browser, with your own account. It ' +
      'ends when you lock Keydesk or sign out.',
  },
  connect: {
    open: 'Connect to your organisation…',
    title: 'Connect to your organisation',
    stages: { directory: '1. Directory', account: '2. Sign in', groups: '3. Groups' },
    domain: 'Domain',
    domainHint: 'DNS name, such as contoso.com',
    domainInvalid: 'This is not the DNS name of a domain. Type it like contoso.com.',
    more: 'More',
    encryption: 'Encryption',
    encryptions: { ldaps: 'LDAPS (port 636)', starttls: 'StartTLS (port 389)' },
    dnsServer: 'DNS server',
    dnsServerHint:
      'Its IP address. Needed only if this computer’s own DNS does not know the domain',
    dnsServerInvalid: 'This is not an IP address.',
    authorities: 'Certificate authority',
    authoritiesHint:
      'Needed only if this computer does not trust the authority that issued the ' +
      'controllers’ certificates',
    chooseAuthorities: 'Choose file…',
    noAuthorities: 'The operating system’s',
    find: 'Find controllers',
    finding: 'Looking for domain controllers',
    accountIntro: 'Your own account is enough. It is used to look for groups and is not stored.',
    userName: 'User name',
    userNameHint: 'DOMAIN\\name or name@domain',
    password: 'Password',
    signIn: 'Sign in',
    signingIn: 'Signing in to the directory',
    required: 'Fill in this field.',
    groupsIntro:
      'Members of these groups, nested to any depth, may sign in. At least one is needed. ' +
      'Whoever is both an admin and a user is an admin.',
    roles: ROLES,
    roleHints: ROLE_HINTS,
    groupSearch: 'Type a part of the group’s name',
    noGroups: 'No security group has this text in its name.',
    groupsRequired: 'Choose at least one group.',
    name: 'Name of the organisation',
    nameHint: 'As people see it when they sign in',
    back: 'Back',
    cancel: 'Cancel',
    finish: 'Save and use',
    finishing: 'Saving the configuration',
  },
} as const;
