import type { Command, CommandGroup } from '#shared/console/commands.ts';

/** `&` stands before the letter that chooses it in a menu. */
const NAMES: Readonly<Record<Command, string>> = {
  'new-request': '&New request',
  'open-report': '&Open saved report…',
  lock: '&Lock',
  'sign-out': '&Sign out',
  settings: 'S&ettings…',
  palette: '&Search commands…',
  'drive-recovery': '&Drive Recovery',
  'manage-tpm': 'Manage &TPM',
  reports: '&Reports',
  'recovery-audit': 'Recovery &Audit Report',
  'computer-compliance': '&Computer Compliance',
  'enterprise-compliance': '&Enterprise Compliance',
  'recovery-key-backup': 'Recovery &Key Backup',
  'read-aloud': 'Read aloud',
  'copy-key': 'Copy Key',
  'show-or-hide': 'Hide or show the key',
  'show-longer': 'Show the key one minute longer',
  'copy-for-ticket': 'Copy for ticket',
  'recovery-screen': 'What the &caller sees',
  help: '&Help for this screen',
  shortcuts: '&Keyboard shortcuts',
  'save-diagnostics': 'Save dia&gnostics…',
  about: 'A&bout Keydesk',
};

const GROUPS: Readonly<Record<CommandGroup, string>> = {
  file: '&File',
  go: '&Go',
  key: '&Key',
  help: '&Help',
};

export const commands = {
  names: NAMES,
  groups: GROUPS,
  /** As they are labelled on a keyboard. */
  keyNames: { Ctrl: 'Ctrl', Shift: 'Shift' },
  shortcuts: {
    title: 'Keyboard shortcuts',
    lead: 'They work wherever the cursor is.',
    others: {
      title: 'Other keys',
      keys: [
        ['0–9, A–F', 'Typed outside a field: begin a request with this key ID'],
        ['Enter', 'Submit the request, or choose what has the focus'],
        ['Esc', 'One step back: hide the key, close a list, return to the last request'],
        ['↑ ↓ ← →', 'Go from group to group while you read a key aloud'],
      ],
    },
  },
  palette: {
    title: 'Search commands',
    field: 'Command, report, guide, computer or key ID',
    results: 'Results',
    nothing:
      'Nothing found. Type part of the name of a command or of a computer of this session, or a ' +
      'key ID.',
    count: (results: number) => (results === 1 ? '1 result' : `${results} results`),
    guide: 'Guide',
    recent: 'Recent request',
    begin: (keyId: string) => `New request for ${keyId}`,
  },
} as const;
