import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BrowserWindow, type WebContents, app } from 'electron';
import { type LanguageSetting, languageTags } from '#shared/console/language.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import { firstFormFor } from '#shared/first-page.ts';
import type { ConsoleFacts } from './console.ts';
import { type FirstState, type Remembered, firstState, remembered } from './desktop/first-state.ts';
import { type LateValues, lateValues } from './desktop/late-values.ts';
import { type WaitingLog, waitingLog } from './desktop/waiting-log.ts';
import { description } from './features/app-info.ts';
import { configurationFiles, readPolicy, readers } from './places.ts';
import type { LiveSettings } from './ports/settings.ts';
import { type FoundConfiguration, findConfiguration } from './profiles/find-configuration.ts';
import { withSettingsForAll } from './profiles/organisation/settings-for-all.ts';
import { consoleSettings } from './profiles/policy/live-settings.ts';
import { profileInfos } from './profiles/profile-infos.ts';
import { applyAppearance } from './shell/appearance.ts';
import { startPage } from './shell/start-page.ts';
import { background, placeWindow } from './shell/window.ts';

// The page waits for what is loaded here: no library but the one that checks what was read.

type Description = OutputOf<'app.describe'>;

/** What is known before there is a console: enough to draw the sign-in form. */
export interface FirstScreen {
  readonly userData: string;
  /** Folder of the page. */
  readonly page: string;
  readonly log: WaitingLog;
  /** What is remembered between runs: what is needed here, how the rest is read, how it is kept. */
  readonly state: FirstState;
  readonly remembered: Remembered;
  readonly keepState: LateValues['keep'];
  readonly found: FoundConfiguration;
  readonly facts: ConsoleFacts;
  readonly language: () => LanguageSetting;
  /** Whether the first page comes with the sign-in form, which needs no console. */
  readonly hasForm: boolean;
  /** Puts the window where it was, in the colours that were chosen. */
  showIn(window: BrowserWindow): void;
  /**
   * The page of the window.
   *
   * @param describe what the page is told of the console, once there is one
   */
  startPage(nonce: string, describe?: () => Description | undefined): string;
}

/**
 * Reads configuration, policy and what is remembered, each a small file.
 *
 * @param built folder of the built main process
 */
export function firstScreen(built: string): FirstScreen {
  const userData = app.getPath('userData');
  const page = join(built, '../renderer');
  const log = waitingLog();
  const onForgotten = (cause: unknown) => {
    log.warn('state not remembered', { cause });
  };
  const values = lateValues(userData, onForgotten);
  const rest = remembered(values, onForgotten);
  const appState = firstState(rest);
  const looks = createLooks();
  const configured = findConfiguration(configurationFiles(userData), readers);
  const live = consoleSettings({
    found: readPolicy(),
    written: configured.written,
    appState,
    log,
    onChange: looks.change,
  });
  const found = withSettingsForAll(configured, live.now);
  const facts = factsOf(found, live);
  const profiles = { infos: profileInfos(found.configuration) };
  const describeFirst = () =>
    found.problem === undefined ? description({ ...facts, appState, profiles }) : undefined;
  const first = describeFirst();
  const language = () => languageOf(live.now);
  return {
    userData,
    page,
    log,
    state: appState,
    remembered: rest,
    keepState: values.keep,
    found,
    facts,
    language,
    hasForm: first !== undefined && firstFormFor(first) !== undefined,
    showIn(window) {
      placeWindow(window, appState);
      looks.giveTo(window, live.now);
    },
    startPage: (nonce, describe = describeFirst) =>
      startPage(page, { language: language(), description: describe(), nonce }),
  };
}

/** The window in the chosen colours, with texts of the chosen size, and what changes both. */
function createLooks() {
  let page: WebContents | undefined;
  return {
    giveTo(window: BrowserWindow, settings: Settings) {
      page = window.webContents;
      window.once('closed', () => {
        page = undefined;
      });
      applyAppearance(settings.appearance, undefined);
      window.setBackgroundColor(background());
      // The size of texts belongs to what is shown, so it is said again for each page.
      page.on('did-navigate', () => {
        applyAppearance(settings.appearance, page);
      });
    },
    change: ({ appearance }: Settings) => {
      applyAppearance(appearance, page);
    },
  };
}

function languageOf({ appearance }: Settings): LanguageSetting {
  return { choice: appearance.language, system: languageTags(app.getPreferredSystemLanguages()) };
}

function factsOf({ problem, findPlace }: FoundConfiguration, live: LiveSettings): ConsoleFacts {
  return {
    version: app.getVersion(),
    platform: process.platform,
    workstation: hostname(),
    live,
    configuration: findPlace,
    problem,
  };
}
