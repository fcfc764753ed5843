/** People associated with the computer `c`, as a JSON array of `DOMAIN\name`. */
export const USERS_OF_COMPUTER = `(select json_group_array(account) from (
    select ud.name || '\\' || u.name as account from computer_users u join domains ud on ud.id = u.domain_id
    where u.computer_id = c.id order by account
  ))`;
