import type { HttpsAnswer } from '#main/drivers/https/https-sender.ts';
import type { SignedHttps } from '#main/drivers/https/signed-https.ts';
import { untilCancelled } from '#main/drivers/network/time-limit.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';

const REFUSED = 401;

/**
 * Sends one request before all others, and none after a refused sign-in until it was closed: each
 * try with a wrong password counts towards the lockout of the account.
 */
export function oneAtFirst(https: SignedHttps): SignedHttps {
  let trying: Promise<unknown> | undefined;
  let isTaken = false;
  let refusal: HttpsAnswer | undefined;
  return {
    async send(...asked) {
      const [, , { signal }] = asked;
      for (let other = trying; other !== undefined; other = trying)
        await untilCancelled(other, { signal });
      refuseIfCancelled(signal);
      if (refusal !== undefined) return refusal;
      const sent = https.send(...asked);
      if (!isTaken)
        trying = sent
          .catch(() => undefined)
          .finally(() => {
            trying = undefined;
          });
      const answer = await sent;
      isTaken = answer.status !== REFUSED;
      if (!isTaken) refusal = answer;
      return answer;
    },
    close() {
      [isTaken, refusal] = [false, undefined];
      https.close();
    },
  };
}
