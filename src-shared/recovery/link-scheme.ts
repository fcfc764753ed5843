/** The scheme of the links, as the packages register it. */
export const LINK_SCHEME = 'keydesk';

/** Whether an argument of a command line is a link, good or bad, and nothing else. */
export function isLink(argument: string): boolean {
  return argument.trim().toLowerCase().startsWith(`${LINK_SCHEME}:`);
}
