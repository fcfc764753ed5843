import * as fc from 'fast-check';
import { hostilePage, misuse } from '../hostile-page.ts';
import type { Trial } from '../trial.ts';

/** Pages signed in at once in one attempt. */
const PAGES = 20;

/** Calls of a page in the wrong hands, made up from every call there is, in every role. */
export const hostilePages: Trial = {
  name: 'messages of a page in the wrong hands',
  most: 100_000,
  weight: 2,

  prepare: async () => ({
    async attempt() {
      const pages = fc.sample(hostilePage, PAGES);
      const outcomes = await Promise.all(pages.map(misuse));
      return {
        tried: pages.reduce((sum, { requests }) => sum + requests.length, 0),
        lost: outcomes.flatMap(({ lost }) => lost),
      };
    },
    dispose: async () => undefined,
  }),
};
