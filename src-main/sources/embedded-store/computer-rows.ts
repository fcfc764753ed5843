import { z } from 'zod';

/**
 * Sorts after everything a name can begin with: `start` up to `start` and this is exactly the names
 * that begin with it.
 */
export const AFTER_EVERY_LETTER = '\u{10FFFF}';

/** People associated with the computer `c`, as a JSON array of `DOMAIN\name`. */
export const USERS_OF_COMPUTER = `(select json_group_array(account) from (
    select ud.name || '\\' || u.name as account
    from computer_users u join domains ud on ud.id = u.domain_id
    where u.computer_id = c.id order by account
  ))`;

/** What SQLite made JSON of, as the value it stands for. */
export const JsonText = z.string().transform((json): unknown => JSON.parse(json));
