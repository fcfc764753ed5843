/** What a machine lacks, read from what a program wrote when it failed. */

const NO_NETWORK = {
  signs:
    /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|temporary failure resolving|could not resolve|network is unreachable/i,
  sentence:
    'There is no way to the network from here. Connect, or name the proxy in HTTPS_PROXY (http://host:port), and run the command again; what was fetched once comes from the cache.',
};

/** @type {readonly { signs: RegExp; sentence: string }[]} */
const REASONS = [
  {
    signs: /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i,
    sentence:
      'The disk is full. Make room and run the command again; TMPDIR moves temporary files, KEYDESK_CACHE the runtime and npm_config_cache the packages to another disk.',
  },
  {
    signs: /EROFS|read-only file system/i,
    sentence:
      'A folder that has to be written is on a read-only disk. Copy the project to one that can be written, and run the command again.',
  },
  {
    signs: /EACCES|EPERM|permission denied|operation not permitted/i,
    sentence:
      'This account may not write where it has to. Make the project, the temporary folder and the cache its own (KEYDESK_CACHE names another cache), and run the command again.',
  },
  {
    signs: /\b407\b|proxy authentication required/i,
    sentence:
      'The proxy wants a name and a password. Put them into HTTPS_PROXY (http://name:password@host:port), and run the command again.',
  },
  {
    signs:
      /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_UNTRUSTED|self[- ]signed certificate/i,
    sentence:
      'A certificate on the way to the network is not trusted: a proxy that reads along needs its own authority in NODE_EXTRA_CA_CERTS (the path of a PEM file). Name it, and run the command again.',
  },
  NO_NETWORK,
  {
    signs: /ENOMEM|heap out of memory|cannot allocate memory/i,
    sentence:
      'This machine ran out of memory. End other programs, or use a machine with at least 2 GB, and run the command again.',
  },
];

/**
 * @param {string} output of a program, or the message of an error
 * @returns {string | undefined} what is missing and what to do, where it can be told
 */
export function reasonFor(output) {
  return REASONS.find(({ signs }) => signs.test(output))?.sentence;
}

/** @param {string} output */
export function isUnreachable(output) {
  return NO_NETWORK.signs.test(output);
}

/**
 * What to say of a program that failed: the reason, or else the end of what it wrote.
 *
 * @param {string} output
 */
export function reasonOrEnd(output) {
  // Where in its own code it failed helps nobody here.
  const words = output.replaceAll(/^ +at .*$\n?/gm, '').trim();
  return reasonFor(output) ?? words.slice(-2_000);
}
