import { type StoreApi, createStore } from 'zustand/vanilla';
import type { LanguageSetting } from '#shared/console/language.ts';
import type { PageEvent } from '#shared/wire.ts';
import { type Api, asAskError } from '../api.ts';
import { speak, words } from '../text/words.ts';
import { createCommands } from './commands.ts';
import { diagnosticsActions } from './diagnostics-actions.ts';
import { secondsFromNow } from './disclosed-secret.ts';
import { helpPlace } from './help-place.ts';
import { linkActions } from './link-actions.ts';
import { keptReportActions, readKept, reportActions } from './report-actions.ts';
import type { Actions, Opening, SessionState, StoreParts } from './session-state.ts';

export type SessionStore = StoreApi<SessionState>;

const OF_BROWSER: LanguageSetting = { choice: 'system', system: navigator.languages };

/**
 * Who is signed in, as main tells it, and what the console knows of itself.
 *
 * @param description what the page itself says of the console, until main is asked
 */
export function createSessionStore(
  api: Api,
  language = OF_BROWSER,
  description?: SessionState['description'],
): SessionStore {
  return createStore<SessionState>((set, get) => {
    const parts = { api, get, set, commands: createCommands() };
    return {
      commands: parts.commands,
      overlay: undefined,
      locksAtMs: undefined,
      description,
      broken: undefined,
      profileId: description?.profiles[0]?.id ?? '',
      opening: { state: 'opening', done: 0, total: 0 },
      ticket: undefined,
      session: undefined,
      isAboutOpen: false,
      isDiagnosticsOpen: false,
      crashedAt: undefined,
      report: undefined,
      reportFailure: undefined,
      isLinkWaiting: false,
      link: undefined,
      linkFailure: undefined,
      kept: [],
      isKeptOpen: false,
      settings: undefined,
      area: undefined,
      language,

      ...languageActions(parts),
      ...startActions(parts),
      ...ticketActions(parts),
      ...profileActions(parts),
      ...sessionActions(parts),
      ...reportActions(parts),
      ...keptReportActions(parts),
      ...linkActions(parts),
      ...diagnosticsActions(parts),
      ...screenActions(parts),
    };
  });
}

/** What is on screen, and what opens in front of it. */
function screenActions({
  api,
  get,
  set,
}: StoreParts): Actions<
  | 'setAboutOpen'
  | 'showSettings'
  | 'learnSettings'
  | 'setArea'
  | 'showHelp'
  | 'openPalette'
  | 'closeOverlay'
  | 'staySignedIn'
> {
  return {
    setAboutOpen: (isAboutOpen) => {
      set({ isAboutOpen });
    },
    showSettings: (settings) => {
      set({ settings });
    },
    learnSettings: (settings) => {
      const { description } = get();
      if (description) set({ description: { ...description, settings } });
    },
    setArea: (area) => {
      set({ area });
    },
    async showHelp() {
      const { settings, report, area } = get();
      const place = helpPlace({
        areSettingsOpen: settings !== undefined,
        isReportOpen: report !== undefined,
        area,
      });
      await api.ask('help.show', place).catch(() => undefined);
    },
    openPalette: () => {
      set({ overlay: 'palette' });
    },
    closeOverlay: () => {
      set({ overlay: undefined });
    },
    async staySignedIn() {
      set({ locksAtMs: undefined });
      await api.ask('session.stay', undefined).catch(() => undefined);
    },
  };
}

function languageActions({ api, get, set }: StoreParts): Actions<'chooseLanguage'> {
  return {
    async chooseLanguage(choice) {
      const language = { ...get().language, choice };
      try {
        await speak(language);
        set({ language });
        // Menus, dialogs and exported files speak it too.
        await api.ask('app.speak', { language: choice, words: words.native });
      } catch {
        // What is on screen tells which language is spoken; there is nothing to undo.
      }
    },
  };
}

function startActions(parts: StoreParts): Actions<'start' | 'signIn' | 'signInInBrowser'> {
  const { api, get, set } = parts;
  // Somebody may have typed and pressed Enter before main has said which profiles there are.
  const described = Promise.withResolvers<void>();
  return {
    async start() {
      offerCommands(parts);
      api.onEvent((event) => {
        react(parts, event);
      });
      try {
        const description = await api.ask('app.describe', { words: words.native });
        const [first] = description.profiles;
        set({ description, profileId: first?.id ?? '' });
        described.resolve();
        void get().lookForCrash();
        await refresh(parts);
        void get().takeHandedReport();
        void get().lookForLink();
        await get().chooseProfile(get().profileId);
      } catch (error) {
        set({ broken: asAskError(error) });
        described.resolve();
        void get().lookForCrash();
      }
    },

    async signIn(credentials) {
      await described.promise;
      set({
        session: await api.ask('session.signIn', { profileId: get().profileId, ...credentials }),
      });
    },

    async signInInBrowser(signal) {
      await described.promise;
      const { profileId } = get();
      set({ session: await api.ask('session.signInInBrowser', { profileId }, { signal }) });
    },
  };
}

/** What can be done whatever is on screen. Without a session, there is nothing to lock. */
function offerCommands({ commands, get, set }: StoreParts): void {
  commands.offer('lock', () => void get().lock());
  commands.offer('sign-out', () => void get().signOut());
  commands.offer('open-report', () => void get().openReport());
  commands.offer('settings', () => {
    set({ settings: 'overview' });
  });
  commands.offer('help', () => void get().showHelp());
  commands.offer('about', () => {
    set({ isAboutOpen: true });
  });
  commands.offer('save-diagnostics', () => {
    get().setDiagnosticsOpen(true);
  });
  commands.offer('shortcuts', () => {
    set({ overlay: 'shortcuts' });
  });
}

/** Does what main tells the page to, or asks for what has changed. */
function react(parts: StoreParts, event: PageEvent): void {
  switch (event.type) {
    case 'session-changed':
      void refresh(parts);
      break;
    case 'report-handed':
      void parts.get().takeHandedReport();
      break;
    case 'link-handed':
      void parts.get().lookForLink();
      break;
    case 'idle': {
      const { locksInSeconds } = event;
      parts.set({
        locksAtMs: locksInSeconds === null ? undefined : secondsFromNow(locksInSeconds),
      });
      break;
    }
    case 'command':
      parts.commands.run(event.command);
  }
}

function ticketActions({ api, get, set }: StoreParts): Actions<'askForTicket' | 'signInByTicket'> {
  return {
    async askForTicket() {
      const { profileId, description } = get();
      const profile = description?.profiles.find(({ id }) => id === profileId);
      if (profile === undefined || profile.demo) return;
      if (profile.signIn === 'password' || profile.signIn === 'entra') return;
      const ticket = await api
        .ask('session.ticketHolder', { profileId })
        .catch(() => ({ account: null, problem: null }));
      if (get().profileId === profileId) set({ ticket });
    },
    async signInByTicket() {
      const { profileId } = get();
      set({ session: await api.ask('session.signInByTicket', { profileId }) });
    },
  };
}

// Without an answer the page counts as signed out: nothing of a session stays on screen by mistake.
async function refresh(parts: StoreParts): Promise<void> {
  const session = await parts.api.ask('session.current', undefined).catch(() => null);
  parts.set({ session: session ?? undefined, locksAtMs: undefined });
  if (session !== null) return;
  parts.get().dropLink();
  // Whoever was signed in may have kept a report.
  await readKept(parts);
}

function profileActions({ api, get, set }: StoreParts): Actions<'chooseProfile' | 'reconfigured'> {
  return {
    async chooseProfile(profileId) {
      set({ profileId, opening: { state: 'opening', done: 0, total: 0 }, ticket: undefined });
      const update = (opening: Opening) => {
        // Somebody may have chosen another profile meanwhile.
        if (get().profileId === profileId) set({ opening });
      };
      try {
        const onProgress = (progress: { done: number; total: number }) => {
          update({ state: 'opening', ...progress });
        };
        await api.ask('profile.open', { profileId }, { onProgress });
        update({ state: 'open' });
        performance.mark('store-open');
        void get().askForTicket();
      } catch (error) {
        update({ state: 'failed', error: asAskError(error) });
      }
    },

    async reconfigured(profileId) {
      set({ description: await api.ask('app.describe', { words: words.native }) });
      await get().chooseProfile(profileId);
    },
  };
}

function sessionActions(parts: StoreParts): Actions<'begin' | 'lock' | 'signOut'> {
  const { api, get, set } = parts;
  // The page shows what main made of it: a lock that could not be recorded is a lock all the same.
  const end = async (call: 'session.lock' | 'session.signOut') => {
    if (get().session === undefined) return;
    await api.ask(call, undefined).catch(() => undefined);
    await refresh(parts);
    // Somebody else may be signed in to the operating system by now.
    if (get().session === undefined) void get().askForTicket();
  };
  return {
    begin: (session) => {
      set({ session });
    },
    lock: () => end('session.lock'),
    signOut: () => end('session.signOut'),
  };
}
