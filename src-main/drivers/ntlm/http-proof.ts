import { randomBytes } from 'node:crypto';
import type { HttpProof } from '../https/signed-https.ts';
import {
  type WindowsAccount,
  authenticateMessage,
  negotiateMessage,
  readChallenge,
} from './messages.ts';

/**
 * Proves with a password who asks: NTLMv2, and nothing older. For one request. The password itself
 * is never sent.
 */
export function ntlmProof(account: WindowsAccount): HttpProof {
  return {
    // Windows takes the same messages under either name.
    schemes: ['ntlm', 'negotiate'],
    async next(challenge) {
      if (challenge.length === 0) return { token: negotiateMessage(), isLast: false };
      const asked = readChallenge(challenge);
      if (asked === undefined) return undefined;
      const own = { nonce: randomBytes(8), nowMs: Date.now() };
      return { token: authenticateMessage(account, asked, own), isLast: true };
    },
  };
}
