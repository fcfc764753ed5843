/** Longest address that Windows passes on (INTERNET_MAX_URL_LENGTH of WinINet). */
const LONGEST_ADDRESS = 2_083;

/**
 * Shows a page in the browser of the operating system. Which servers a page may come from is
 * decided by whoever asks; here it must be one that the browser opens, and nothing else would.
 *
 * @param shell Electron's
 * @throws Error for any other address, and when there is no browser
 */
export function browserOpener(shell: {
  openExternal(address: string): Promise<void>;
}): (address: string) => Promise<void> {
  return async (address) => {
    const { protocol, username, password, href } = new URL(address);
    if (protocol !== 'https:' || username !== '' || password !== '')
      throw new Error('not the address of a page');
    if (href.length > LONGEST_ADDRESS) throw new Error('the address is too long');
    await shell.openExternal(href);
  };
}
