import type { NativeWords } from '#shared/console/native-words.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import type { Handlers } from '../ipc/router.ts';
import type { AppState } from '../ports/desktop/app-state.ts';
import type { GuideViewer } from '../ports/desktop/guide-viewer.ts';
import type { LiveSettings } from '../ports/settings.ts';
import type { Profiles } from './sign-in/profiles.ts';

/** What a console can tell of itself before it can do anything. */
export interface DescribedConsole {
  readonly version: string;
  readonly platform: string;
  readonly profiles: Pick<Profiles, 'infos'>;
  readonly appState: Pick<AppState, 'lastUserName'>;
  readonly live: LiveSettings;
  /** Where the configuration comes from, for people who look for it. */
  readonly configuration: () => OutputOf<'app.describe'>['configuration'];
}

interface AppInfoDeps extends DescribedConsole {
  /** Why the configuration cannot be used, if it cannot. */
  readonly problem: AppError | undefined;
  readonly onWords: (words: NativeWords) => void;
}

/**
 * Describes the console and where its configuration comes from. An unusable configuration fails the
 * call with its problem.
 */
export function appInfoFeature(deps: AppInfoDeps): Pick<Handlers, 'app.describe' | 'app.speak'> {
  const { live, problem, onWords } = deps;
  return {
    async 'app.describe'({ words }) {
      onWords(words);
      if (problem !== undefined) throw problem;
      return description(deps);
    },
    async 'app.speak'({ language, words }) {
      live.choose('appearance.language', language === 'system' ? null : language);
      onWords(words);
    },
  };
}

/** What the console tells of itself. */
export function description({
  version,
  platform,
  profiles,
  appState,
  live,
  configuration,
}: DescribedConsole): OutputOf<'app.describe'> {
  return {
    version,
    platform,
    profiles: [...profiles.infos],
    lastUserName: appState.lastUserName,
    settings: live.now,
    managed: [...live.managed()],
    configuration: configuration(),
  };
}

/** Help works before sign-in: the guides hold no data of an organisation. */
export function helpFeature(guides: GuideViewer): Pick<Handlers, 'help.show'> {
  return {
    async 'help.show'(place) {
      guides.show(place);
    },
  };
}
