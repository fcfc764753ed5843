import { randomUUID } from 'node:crypto';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

/** A key of a computer with a user, and one of a computer without. */
export const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
export const LONELY = RecoveryKeyId.parse('FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF');

const list = (...items: readonly string[]) => items.join(', ');
/** Parameters of a procedure that are given an empty text. */
const empty = (...names: readonly string[]) => list(...names.map((name) => `@${name} = N''`));
/** What an entry holds after its number. */
export const ENTRY_COLUMNS = list(
  '[time], [action], [source], result, failure, [operator], [role], end_user, computer',
  'key_type, key_id, reason, note, ticket, flag, workstation, request_id, previous_hash, hash',
);
/** What a disclosed protector is returned in. */
export const RESULT_COLUMNS = list(
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name} nvarchar(400)`),
  ...['h', 'i', 'j'].map((name) => `${name} int`),
  'k nvarchar(400)',
  'l varbinary(max)',
);

/** Who asks for a key, and why. */
export const CLAIM = list(
  "@end_user = N'CONTOSO\\anna'",
  "@reason = N'lost-pin'",
  empty('note', 'ticket', 'flag'),
  "@workstation = N'HD'",
  `@request_id = N'${randomUUID()}'`,
);
const FILTER = list(
  "@from = '', @until = '', @activity = 'everything'",
  empty('action', 'source', 'result', 'failure', 'role', 'key_type', 'reason', 'flag'),
  empty('operator', 'end_user', 'computer', 'key_id'),
);
const COMPUTERS = list(
  "@status = '', @error_state = '', @error = '', @exemption = '', @drives = ''",
  empty('computer', 'user'),
  "@silent_since = ''",
);
/** A valid entry, as parameters. */
export const ENTRY = list(
  "@action = N'search'",
  "@result = N'successful'",
  empty('failure', 'role', 'end_user', 'computer', 'key_type', 'key_id'),
  empty('reason', 'note', 'ticket', 'flag'),
  "@workstation = N'HD'",
  `@request_id = N'${randomUUID()}'`,
);
/** A call of every procedure, and the roles that may make it. */
export const PROCEDURES: readonly (readonly [call: string, roles: readonly string[]])[] = [
  ['store_state', ['admin', 'user', 'reports']],
  [`append_entry ${ENTRY.replace('search', 'export')}`, ['admin', 'user', 'reports']],
  ['newest_sequence', ['admin', 'user', 'reports']],
  ["latest_sign_ins @account = N'x', @limit = 1", ['admin', 'user', 'reports']],
  ["find_protectors @start = 'AC9D5655', @limit = 10", ['admin', 'user']],
  ["protectors_of_computer @domain = N'', @computer = N'WS-1', @limit = 10", ['admin', 'user']],
  ["protectors_of_end_user @domain = N'CONTOSO', @user = N'anna', @limit = 10", ['admin', 'user']],
  [`disclose_protector @key_id = '${KEY}', ${CLAIM}`, ['admin', 'user']],
  ['latest_key_guesses @limit = 10', ['admin', 'user']],
  ['my_disclosures', ['admin', 'user']],
  [
    "disclosures_of @computer = N'CONTOSO\\WS-1', @since = '2026-01-01T00:00:00.000Z'",
    ['admin', 'user'],
  ],
  [
    list(
      `disclosure_of_request @request_id = N'${randomUUID()}'`,
      "@key_type = N'recovery-key-password'",
    ),
    ['admin', 'user'],
  ],
  ["computers_named @start = N'WS', @limit = 10", ['admin', 'user']],
  ["find_computer @domain = N'CONTOSO', @computer = N'WS-1'", ['admin', 'user']],
  ['tpm_owners_of @computer_id = 1', ['admin', 'user']],
  [
    `disclose_tpm_owner @owner_id = 2147483647, ${CLAIM.replace('lost-pin', 'clear-tpm')}`,
    ['admin', 'user'],
  ],
  ['read_entries @from = 1, @limit = 10', ['admin', 'reports']],
  ['entries_of_request @sequence = 1', ['admin', 'reports']],
  [
    list(
      `report_page ${FILTER}`,
      "@sort = 'time', @descending = 1",
      '@after_value = NULL, @after_sequence = NULL, @limit = 10',
    ),
    ['admin', 'reports'],
  ],
  [`report_summary ${FILTER}`, ['admin', 'reports']],
  [
    list(
      `compliance_page ${COMPUTERS}`,
      "@sort = 'name', @descending = 0",
      '@after_value = NULL, @after_id = NULL, @limit = 10',
    ),
    ['admin', 'reports'],
  ],
  [`compliance_summary ${COMPUTERS}`, ['admin', 'reports']],
  [
    `compliance_find @by = 'computer', @domain = N'', @start = N'WS', @limit = 10`,
    ['admin', 'reports'],
  ],
  [
    list(
      "append_in_transaction N'disclose'",
      ...Array.from({ length: 14 }, () => "N''"),
      'NULL, NULL',
    ),
    [],
  ],
  ["require_below_limits N'admin', N'', N'', NULL, NULL, NULL", []],
  ["import_domain N'X', N'x.test', NULL", []],
  ["import_user_domain N'X', N'X', N'x.test', NULL", []],
  [`import_protector '${LONELY}', '', '', N'', N'', N'', 'fixed', N'', N''`, []],
  ["import_computer_user N'', N'', N'', N'', N''", []],
];
