import type { SettingTexts } from '#renderer/text/setting-texts.ts';

const SETTINGS: SettingTexts['settings'] = {
  'appearance.language': { title: 'Language', about: 'The language the console speaks.' },
  'appearance.theme': { title: 'Theme', about: 'Light or dark.' },
  'appearance.textSize': { title: 'Text size', about: 'How large the texts of the window are.' },
  'appearance.firstTab': {
    title: 'First tab',
    about: 'The tab in front after signing in, for those who have it.',
  },
  'recovery.hideAfterSeconds': {
    title: 'Hide after (seconds)',
    about: 'A shown recovery password hides again after this time.',
  },
  'recovery.hideAfterAtMostSeconds': {
    title: 'Hide after: longest time (seconds)',
    about: 'The longest time a person may choose until a shown recovery password hides.',
  },
  'recovery.clearClipboardAfterSeconds': {
    title: 'Clear clipboard after (seconds)',
    about: 'A copied key leaves the clipboard after this time.',
  },
  'recovery.clearClipboardAfterAtMostSeconds': {
    title: 'Clear clipboard: longest time (seconds)',
    about: 'The longest time a person may choose until a copied key leaves the clipboard.',
  },
  'recovery.defaultUserDomain': {
    title: 'Default user domain',
    about: 'The domain that is used when only the name of an end user is typed.',
  },
  'recovery.keepForSeconds': {
    title: 'Keep a disclosed key for (seconds)',
    about: 'For this time a disclosed key can be shown, copied and saved again.',
  },
  'recovery.sourceTimeoutSeconds': {
    title: 'Wait for a source (seconds)',
    about: 'A source that has not answered a search by then is left out, and named.',
  },
  'recovery.rotateOnComputer': {
    title: 'Rotate on the computer',
    about:
      'Whether a key from Active Directory that was handed out can be replaced on its ' +
      'computer, over WinRM.',
  },
  'recovery.maxMatches': { title: 'Most matches', about: 'A search lists at most this many keys.' },
  'recovery.callerCheck.steps': {
    title: 'Caller check: steps',
    about: 'Steps to tick before a key is handed out, one a line. They are recorded with it.',
  },
  'recovery.callerCheck.requiredOfUsers': {
    title: 'Caller check: required of users',
    about: 'A help desk user must tick every step. An admin need not.',
  },
  'disclosures.perMinute': {
    title: 'Limit in a minute',
    about: 'The most secrets that one operator can get in a minute.',
  },
  'disclosures.perHour': {
    title: 'Limit in an hour',
    about: 'The most secrets that one operator can get in an hour.',
  },
  'disclosures.perDay': {
    title: 'Limit in 24 hours',
    about: 'The most secrets that one operator can get in 24 hours.',
  },
  'disclosures.admin.perMinute': {
    title: 'Admins: limit in a minute',
    about: 'The limit in a minute of help desk admins, where it differs.',
  },
  'disclosures.admin.perHour': {
    title: 'Admins: limit in an hour',
    about: 'The limit in an hour of help desk admins, where it differs.',
  },
  'disclosures.admin.perDay': {
    title: 'Admins: limit in 24 hours',
    about: 'The limit in 24 hours of help desk admins, where it differs.',
  },
  'disclosures.user.perMinute': {
    title: 'Users: limit in a minute',
    about: 'The limit in a minute of help desk users, where it differs.',
  },
  'disclosures.user.perHour': {
    title: 'Users: limit in an hour',
    about: 'The limit in an hour of help desk users, where it differs.',
  },
  'disclosures.user.perDay': {
    title: 'Users: limit in 24 hours',
    about: 'The limit in 24 hours of help desk users, where it differs.',
  },
  'disclosures.breakGlass': {
    title: 'Break glass',
    about: 'An admin may go beyond the limit for one secret, with a reason.',
  },
  'entra.keepList': {
    title: 'Keep the list of Entra ID',
    about:
      'The list of keys in Entra ID, without the keys, is kept on this computer, encrypted, for ' +
      'the next start.',
  },
  'tpm.remoteTimeoutSeconds': {
    title: 'Wait for a TPM (seconds)',
    about: 'How long to wait for a computer that is asked about its TPM.',
  },
  'reports.keepForOffline': {
    title: 'Keep reports',
    about:
      'The last reports a person viewed are kept on this computer, encrypted, for reading ' +
      'without a network.',
  },
  'reports.keepAtMost': {
    title: 'Keep at most',
    about: 'At most this many reports are kept; the oldest are deleted first.',
  },
  'reports.importantComputers': {
    title: 'Important computers',
    about: 'Names of computers whose disclosures are always worth a look, * for any part.',
  },
  'secondPerson.computers': {
    title: 'Second person: computers',
    about: 'Names of computers whose secrets need a second admin, * for any part.',
  },
  'secondPerson.organisationalUnits': {
    title: 'Second person: organisational units',
    about: 'The same for computers in these units, such as OU=Servers,DC=contoso,DC=com.',
  },
  'tickets.pattern': {
    title: 'Ticket number: pattern',
    about: 'What a ticket number looks like, such as (INC|REQ)[0-9]{7}. Empty: any text.',
  },
  'tickets.example': {
    title: 'Ticket number: example',
    about: 'Shown to whoever types a wrong one.',
  },
  'tickets.link': {
    title: 'Ticket number: link',
    about: 'Where a ticket is read in the browser: an https address with {ticket} in it.',
  },
  'tickets.requiredOf': {
    title: 'Ticket number: required of',
    about: 'Roles that get no key without a ticket number: admin, user.',
  },
  'tickets.requiredOfGroups': {
    title: 'Ticket number: required of groups',
    about:
      'Members of these groups get no key without one, whatever their role: DOMAIN\\name, ' +
      'SID or object ID, * for everybody.',
  },
  'session.recheckEverySeconds': {
    title: 'Check the groups every (seconds)',
    about: 'The directory is asked this often whether the operator is still in the groups.',
  },
  'session.lockAfterIdleSeconds': {
    title: 'Lock after (seconds)',
    about: 'The console locks after this time without keyboard or mouse.',
  },
  'session.endPageAfterSeconds': {
    title: 'End the page after (seconds)',
    about:
      'If the page has not let go of its secrets this long after a ' +
      'lock, it is ended, with what was typed.',
  },
  'session.signIn': {
    title: 'Sign-in method',
    about: 'How people sign in to every organisation, whatever its own configuration says.',
  },
  'updates.mode': {
    title: 'Updates',
    about:
      'Whether Keydesk looks for newer versions in a folder of the organisation, and ' +
      'tells of them.',
  },
  'updates.folder': { title: 'Updates: folder', about: 'The https address of that folder.' },
  'updates.publicKey': {
    title: 'Updates: key',
    about: 'The public key, in Base64, that its list of versions is signed with.',
  },
  'updates.ring': {
    title: 'Updates: ring',
    about: 'The ring this computer is in: it decides which version it is given.',
  },
};

const ORIGINS: SettingTexts['origins'] = {
  default: 'Default',
  person: 'Chosen by you',
  configuration: 'Set by the configuration',
  policy: 'Set by policy',
  safe: 'Safe value: what the policy says cannot be used',
};

const FAULTS: SettingTexts['faults'] = {
  unknown: 'There is no such setting.',
  wrong: 'Its value cannot be used.',
  'too-high': 'It is higher than a person may choose.',
  'not-personal': 'A person may not choose it.',
};

const POLICY_FAULTS: SettingTexts['policyFaults'] = {
  'not-json': 'It is not JSON.',
  'not-a-policy': 'It does not have the form of a policy.',
  'too-large': 'It is larger than 1 MB.',
  link: 'It is a link and not a file.',
  'not-a-file': 'It is not a file.',
  'open-to-others': 'People other than administrators can change it.',
  newer: 'It is of a newer version.',
  unreadable: 'It cannot be read.',
};

const PLACES: SettingTexts['places'] = { policy: 'Policy', person: 'Your choice' };

/** Settings → what a person may choose, and what is set by whom. */
export const settingList = {
  title: 'Choices and policy',
  search: 'Search settings',
  none: 'No setting has this text in its name.',
  others: 'Set by the organisation',
  on: 'On',
  off: 'Off',
  notSet: 'Not set',
  reset: 'Use default',
  wrong: 'This value is not possible.',
  settings: SETTINGS,
  options: {
    'appearance.theme': { system: 'System', light: 'Light', dark: 'Dark' },
    'appearance.textSize': {
      normal: 'Normal',
      large: 'Large (125 %)',
      larger: 'Larger (150 %)',
      largest: 'Largest (200 %)',
    },
    'session.signIn': {
      either: 'Windows or a password',
      windows: 'Windows only',
      password: 'A password only',
    },
    'updates.mode': { off: 'Off', notify: 'Notify' },
  },
  origins: ORIGINS,
  faults: FAULTS,
  policyFaults: POLICY_FAULTS,
  places: PLACES,
  unusable:
    'The policy of this computer cannot be used. Until it can, safe values are used. Tell ' +
    'your administrator.',
  range: (least: number, most: number) => `From ${least} to ${most}`,
  setIn: (origin: string, place: string) => `${origin}: ${place}`,
  problem: (place: string, name: string, fault: string) => `${place}, ${name}: ${fault}`,
};
