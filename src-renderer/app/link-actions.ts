import { asAskError } from '../api.ts';
import type { Actions, StoreParts } from './session-state.ts';

/** Links from tickets, which the operating system hands over. */
export function linkActions({
  api,
  set,
}: StoreParts): Actions<'lookForLink' | 'takeLink' | 'dropLink'> {
  return {
    async lookForLink() {
      const { isWaiting } = await api
        .ask('link.isWaiting', undefined)
        .catch(() => ({ isWaiting: false }));
      set({ isLinkWaiting: isWaiting });
    },
    async takeLink() {
      set({ isLinkWaiting: false, linkFailure: undefined });
      try {
        const { link } = await api.ask('link.take', undefined);
        if (link !== null) set({ link });
      } catch (error) {
        set({ linkFailure: asAskError(error) });
      }
    },
    dropLink() {
      set({ link: undefined, linkFailure: undefined });
    },
  };
}
