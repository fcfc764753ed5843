import type { LiveSettings } from '#main/ports/settings.ts';
import type { Handlers } from '../ipc/router.ts';

/** Settings → what is set, by whom, and what a person may choose. */
export function settingsFeature({
  settings,
}: {
  readonly settings: LiveSettings;
}): Pick<Handlers, 'settings.list' | 'settings.choose'> {
  return {
    async 'settings.list'() {
      return settings.overview();
    },
    async 'settings.choose'({ name, value }) {
      settings.choose(name, value);
      return { overview: settings.overview(), settings: settings.now };
    },
  };
}
