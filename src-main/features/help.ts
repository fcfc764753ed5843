import type { Handlers } from '../ipc/router.ts';
import type { GuideViewer } from '../ports/desktop/guide-viewer.ts';

/** Help needs nobody signed in: the guides hold nothing of an organisation. */
export function helpFeature(guides: GuideViewer): Pick<Handlers, 'help.show'> {
  return {
    async 'help.show'(place) {
      guides.show(place);
    },
  };
}
