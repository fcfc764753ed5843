import { type StoreApi, createStore } from 'zustand/vanilla';
import type { InputOf, OpenedReport, OutputOf } from '#shared/contract.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';
import { LONGEST_REPORT_FILE } from '#shared/reports/report-file.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { PageEvent } from '#shared/wire.ts';
import { type Api, AskError, asAskError } from '../api.ts';
import { words } from '../text/words.ts';
import { type Commands, createCommands } from './commands.ts';
import { helpPlace } from './help-place.ts';

/** Whether the chosen profile's store is open yet. */
export type Opening =
  | { readonly state: 'opening'; readonly done: number; readonly total: number }
  | { readonly state: 'open' }
  | { readonly state: 'failed'; readonly error: AskError };

export type SettingsPart = 'overview' | 'connect';

export interface SessionState {
  readonly description: OutputOf<'app.describe'> | undefined;
  /** Why the console could not even describe itself. */
  readonly broken: AskError | undefined;
  readonly profileId: string;
  readonly opening: Opening;
  readonly session: SessionView | undefined;
  readonly isAboutOpen: boolean;
  /** What can be done now, by menu, keys or name. */
  readonly commands: Commands;
  /** The list of shortcuts, or the search for commands. */
  readonly overlay: 'shortcuts' | 'palette' | undefined;
  openPalette(): void;
  closeOverlay(): void;
  /**
   * When the console locks because nobody uses it, in milliseconds since the epoch; `undefined`
   * while that is not near.
   */
  readonly locksAtMs: number | undefined;
  /** Answers the warning: somebody is there. */
  staySignedIn(): Promise<void>;
  /** A report file, which needs nobody signed in. */
  readonly report: OpenedReport | undefined;
  /** Why a report file could not be opened. */
  readonly reportFailure: AskError | undefined;
  /** What of the settings is open. */
  readonly settings: SettingsPart | undefined;
  /** The tab in front; `undefined` while there are none. */
  readonly area: Area | undefined;
  start(): Promise<void>;
  chooseProfile(profileId: string): Promise<void>;
  /** Whom the operating system would sign in; `undefined` until it has been asked. */
  readonly ticket: OutputOf<'session.ticketHolder'> | undefined;
  /** Asks the operating system whom it has a ticket for, where the profile wants to know. */
  askForTicket(): Promise<void>;
  /** Signs in to the chosen profile as whom the operating system says. @throws AskError */
  signInByTicket(): Promise<void>;
  /** Signs in to the chosen profile, as soon as it is known which that is. @throws AskError */
  signIn(credentials: { readonly userName: string; readonly password: string }): Promise<void>;
  begin(session: SessionView): void;
  lock(): Promise<void>;
  signOut(): Promise<void>;
  setAboutOpen(isOpen: boolean): void;
  /** Lets the person choose a report file, or opens one that was dropped. */
  openReport(dropped?: File): Promise<void>;
  /** Opens the report file the operating system handed over, if there is one. */
  takeHandedReport(): Promise<void>;
  dismissReportFailure(): void;
  closeReport(): void;
  /** Reports kept on this computer, and whether they are listed. */
  readonly kept: readonly KeptReport[];
  readonly isKeptOpen: boolean;
  setKeptOpen(isOpen: boolean): void;
  openKept(id: string): Promise<void>;
  /** Deletes one, or with `null` all. */
  forgetKept(id: string | null): Promise<void>;
  showSettings(part: SettingsPart | undefined): void;
  setArea(area: Area | undefined): void;
  /** Opens the guide for the screen in front. */
  showHelp(): Promise<void>;
  /** Another organisation was configured: asks what there is now, and opens that one. */
  reconfigured(profileId: string): Promise<void>;
}

export type SessionStore = StoreApi<SessionState>;

/** What the store's actions are made of. */
interface StoreParts {
  readonly api: Api;
  readonly commands: Commands;
  readonly get: () => SessionState;
  readonly set: (changes: Partial<SessionState>) => void;
}

type Actions<Name extends keyof SessionState> = Pick<SessionState, Name>;

/** Who is signed in, as main tells it, and what the console knows of itself. */
export function createSessionStore(api: Api): SessionStore {
  return createStore<SessionState>((set, get) => {
    const parts = { api, get, set, commands: createCommands() };
    return {
      commands: parts.commands,
      overlay: undefined,
      locksAtMs: undefined,
      description: undefined,
      broken: undefined,
      profileId: '',
      opening: { state: 'opening', done: 0, total: 0 },
      ticket: undefined,
      session: undefined,
      isAboutOpen: false,
      report: undefined,
      reportFailure: undefined,
      kept: [],
      isKeptOpen: false,
      settings: undefined,
      area: undefined,

      ...startActions(parts),
      ...ticketActions(parts),
      ...profileActions(parts),
      ...sessionActions(parts),
      ...reportActions(parts),
      ...keptReportActions(parts),
      ...overlayActions(parts),
    };
  });
}

/** What opens in front of the screen, and closes again. */
function overlayActions({
  api,
  get,
  set,
}: StoreParts): Actions<
  | 'setAboutOpen'
  | 'showSettings'
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

function startActions(parts: StoreParts): Actions<'start' | 'signIn'> {
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
        await refresh(parts);
        void get().takeHandedReport();
        await get().chooseProfile(get().profileId);
      } catch (error) {
        set({ broken: asAskError(error) });
        described.resolve();
      }
    },

    async signIn(credentials) {
      await described.promise;
      set({
        session: await api.ask('session.signIn', { profileId: get().profileId, ...credentials }),
      });
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
  commands.offer('shortcuts', () => {
    set({ overlay: 'shortcuts' });
  });
}

function momentAfter(seconds: number | null): number | undefined {
  return seconds === null ? undefined : Date.now() + seconds * 1000;
}

/** Does what main tells the page to, or asks for what has changed. */
function react(parts: StoreParts, event: PageEvent): void {
  const { commands, get } = parts;
  if (event.type === 'session-changed') void refresh(parts);
  else if (event.type === 'report-handed') void get().takeHandedReport();
  else if (event.type === 'idle') parts.set({ locksAtMs: momentAfter(event.locksInSeconds) });
  else commands.run(event.command);
}

function ticketActions({ api, get, set }: StoreParts): Actions<'askForTicket' | 'signInByTicket'> {
  return {
    async askForTicket() {
      const { profileId, description } = get();
      const profile = description?.profiles.find(({ id }) => id === profileId);
      if (profile === undefined || profile.demo || profile.signIn === 'password') return;
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
  // Whoever was signed in may have kept a report.
  if (session === null) await readKept(parts);
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

function reportActions(
  parts: StoreParts,
): Actions<'openReport' | 'takeHandedReport' | 'dismissReportFailure' | 'closeReport'> {
  const { api, set } = parts;
  return {
    openReport: (dropped) =>
      showReport(parts, async () => {
        if (dropped === undefined) return { by: 'dialog' };
        if (dropped.size > LONGEST_REPORT_FILE)
          throw new AskError({ code: 'report.tooLarge', details: {} });
        const bytes = new Uint8Array(await dropped.arrayBuffer());
        return { by: 'drop', fileName: dropped.name, bytes };
      }),
    takeHandedReport: () => showReport(parts, async () => ({ by: 'system' })),
    dismissReportFailure: () => {
      set({ reportFailure: undefined });
    },
    closeReport() {
      set({ report: undefined, reportFailure: undefined });
      api.ask('reports.close', undefined).catch(() => undefined);
    },
  };
}

function keptReportActions(parts: StoreParts): Actions<'setKeptOpen' | 'openKept' | 'forgetKept'> {
  const { api, set } = parts;
  return {
    setKeptOpen: (isKeptOpen) => {
      set({ isKeptOpen });
    },
    async openKept(id) {
      set({ isKeptOpen: false });
      await showReport(parts, async () => ({ by: 'kept', id }));
    },
    async forgetKept(id) {
      await api.ask('keptReports.forget', { id }).catch(() => undefined);
      await readKept(parts);
    },
  };
}

async function readKept({ api, set }: StoreParts): Promise<void> {
  const { reports } = await api.ask('keptReports.list', undefined).catch(() => ({ reports: [] }));
  set({ kept: reports });
}

async function showReport(
  { api, set }: StoreParts,
  file: () => Promise<InputOf<'reports.open'>>,
): Promise<void> {
  set({ reportFailure: undefined });
  try {
    const { opened } = await api.ask('reports.open', await file());
    if (opened !== null) set({ report: opened });
  } catch (error) {
    set({ reportFailure: asAskError(error) });
  }
}
