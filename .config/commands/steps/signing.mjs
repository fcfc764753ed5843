/** How installers are signed: by what the environment holds, and not at all where it holds nothing. */

/** Of electron-builder, for a certificate that stays with Azure, and where each comes from. */
const AZURE = {
  AZURE_SIGNING_ENDPOINT: 'endpoint',
  AZURE_SIGNING_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGNING_PROFILE: 'certificateProfileName',
  AZURE_SIGNING_PUBLISHER: 'publisherName',
};
const SECRETS = /^(CSC|WIN_CSC|APPLE|AZURE)_/;

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * CI hands on a secret it does not have as an empty variable, and electron-builder takes that for
 * one.
 *
 * @param {Environment} [env]
 * @returns {Record<string, undefined>} what is to be taken out of the environment
 */
export function emptySecrets(env = process.env) {
  const empty = Object.keys(env).filter((name) => SECRETS.test(name) && env[name] === '');
  return Object.fromEntries(empty.map((name) => [name, undefined]));
}

/**
 * @param {Environment} [env]
 * @returns {readonly string[]} switches for electron-builder
 */
export function azureSwitches(env = process.env) {
  if (!env['AZURE_SIGNING_ENDPOINT']) return [];
  return Object.entries(AZURE).map(
    ([name, option]) => `--config.win.azureSignOptions.${option}=${env[name] ?? ''}`,
  );
}
