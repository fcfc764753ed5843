/** How this machine reaches the network, for programs that do not find out by themselves. */

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * The proxy of this machine: as in the environment every tool reads, or as npm was told (npm hands
 * its settings on to what it runs).
 *
 * @param {Environment} [env]
 * @returns {string | undefined} its address
 */
export function proxyOf(env = process.env) {
  return firstSet(env, [
    'https_proxy',
    'HTTPS_PROXY',
    'npm_config_https_proxy',
    'npm_config_proxy',
    'http_proxy',
    'HTTP_PROXY',
  ]);
}

/**
 * What makes Node itself, and with it the download of Electron, go the way that npm goes.
 *
 * @param {Environment} [env]
 * @returns {Record<string, string>}
 */
export function networkEnvironment(env = process.env) {
  const proxy = proxyOf(env);
  const authority = firstSet(env, ['NODE_EXTRA_CA_CERTS', 'npm_config_cafile']);
  const direct = firstSet(env, ['no_proxy', 'NO_PROXY', 'npm_config_noproxy']);
  return {
    // A proxy that reads along signs with an authority that the system knows, and Node does not.
    NODE_USE_SYSTEM_CA: '1',
    ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: authority }),
    ...(proxy === undefined
      ? {}
      : { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: direct ?? '' }),
  };
}

/**
 * The suites talk to servers on this machine alone, which no proxy reaches.
 *
 * @param {Environment} [env]
 * @returns {Record<string, string>}
 */
export function suitesPastTheProxy(env = process.env) {
  if (proxyOf(env) === undefined) return {};
  const direct = [firstSet(env, ['no_proxy', 'NO_PROXY']), 'localhost', '127.0.0.1', '::1'];
  const names = direct.filter((name) => name !== undefined).join(',');
  return { NO_PROXY: names, no_proxy: names };
}

/**
 * @param {Environment} env
 * @param {readonly string[]} names
 */
function firstSet(env, names) {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
}
