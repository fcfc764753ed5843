import { z } from 'zod';

/** People associated with the computer `c`, as a JSON array of `DOMAIN\name`. */
export const USERS_OF_COMPUTER = `(select json_group_array(account) from (
    select ud.label || '\\' || u.name as account
    from computer_users u join named_domains ud on ud.id = u.domain_id
    where u.computer_id = c.id order by account
  ))`;

/**
 * Both names of the domains those people may be of, as far as they are known, as a JSON array of
 * `DomainNames`: all domains that have the NetBIOS name of one of theirs.
 */
export const DOMAINS_OF_USERS = `(select json_group_array(
    json_object('netbios', k.name, 'dns', k.dns_name)) from domains k
    where k.dns_name <> k.name and k.name in (
      select ud.name from computer_users u join domains ud on ud.id = u.domain_id
      where u.computer_id = c.id))`;

/** What SQLite made JSON of, as the value it stands for. */
export const JsonText = z.string().transform((json): unknown => JSON.parse(json));
