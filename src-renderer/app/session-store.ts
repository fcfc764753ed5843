import { type StoreApi, createStore } from 'zustand/vanilla';
import type { InputOf, OpenedReport, OutputOf } from '#shared/contract.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';
import { LONGEST_REPORT_FILE } from '#shared/reports/report-file.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import { type Api, AskError, asAskError } from '../api.ts';
import type { Opening } from '../panes/sign-in/opening.ts';
import { words } from '../text/words.ts';
import { helpPlace } from './help-place.ts';

export type SettingsPart = 'overview' | 'connect';

export interface SessionState {
  readonly description: OutputOf<'app.describe'> | undefined;
  /** Why the console could not even describe itself. */
  readonly broken: AskError | undefined;
  readonly profileId: string;
  readonly opening: Opening;
  readonly session: SessionView | undefined;
  readonly isAboutOpen: boolean;
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

/** Who is signed in, as main tells it, and what the console knows of itself. */
export function createSessionStore(api: Api): SessionStore {
  return createStore<SessionState>((set, get) => {
    // Somebody may have typed and pressed Enter before main has said which profiles there are.
    const described = Promise.withResolvers<void>();

    async function readKept(): Promise<void> {
      const { reports } = await api
        .ask('keptReports.list', undefined)
        .catch(() => ({ reports: [] }));
      set({ kept: reports });
    }

    async function showReport(file: () => Promise<InputOf<'reports.open'>>): Promise<void> {
      set({ reportFailure: undefined });
      try {
        const { opened } = await api.ask('reports.open', await file());
        if (opened !== null) set({ report: opened });
      } catch (error) {
        set({ reportFailure: asAskError(error) });
      }
    }

    // Whatever cannot be learnt counts as signed out: nothing of a session stays on screen by accident.
    async function refresh(): Promise<void> {
      const session = await api.ask('session.current', undefined).catch(() => null);
      set({ session: session ?? undefined });
      // Whoever was signed in may have left something.
      if (session === null) await readKept();
    }

    return {
      description: undefined,
      broken: undefined,
      profileId: '',
      opening: { state: 'opening', done: 0, total: 0 },
      session: undefined,
      isAboutOpen: false,
      report: undefined,
      reportFailure: undefined,
      kept: [],
      isKeptOpen: false,
      settings: undefined,
      area: undefined,

      async start() {
        api.onEvent((event) => {
          if (event.type === 'session-changed') void refresh();
          else if (event.type === 'report-handed') void get().takeHandedReport();
          else if (event.command === 'lock') void get().lock();
          else if (event.command === 'sign-out') void get().signOut();
          else if (event.command === 'open-report') void get().openReport();
          else if (event.command === 'settings') set({ settings: 'overview' });
          else if (event.command === 'help') void get().showHelp();
          else set({ isAboutOpen: true });
        });
        try {
          const description = await api.ask('app.describe', { words: words.native });
          const [first] = description.profiles;
          set({ description, profileId: first?.id ?? '' });
          described.resolve();
          await refresh();
          void get().takeHandedReport();
          await get().chooseProfile(get().profileId);
        } catch (error) {
          set({ broken: asAskError(error) });
          described.resolve();
        }
      },

      async chooseProfile(profileId) {
        set({ profileId, opening: { state: 'opening', done: 0, total: 0 } });
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
        } catch (error) {
          update({ state: 'failed', error: asAskError(error) });
        }
      },

      async signIn(credentials) {
        await described.promise;
        set({
          session: await api.ask('session.signIn', { profileId: get().profileId, ...credentials }),
        });
      },

      begin: (session) => {
        set({ session });
      },

      // The page follows whatever main made of it: a lock that could not be recorded is still a lock.
      async lock() {
        if (get().session === undefined) return;
        await api.ask('session.lock', undefined).catch(() => undefined);
        await refresh();
      },

      async signOut() {
        if (get().session === undefined) return;
        await api.ask('session.signOut', undefined).catch(() => undefined);
        await refresh();
      },

      setAboutOpen: (isAboutOpen) => {
        set({ isAboutOpen });
      },
      openReport: (dropped) =>
        showReport(async () => {
          if (dropped === undefined) return { by: 'dialog' };
          if (dropped.size > LONGEST_REPORT_FILE)
            throw new AskError({ code: 'report.tooLarge', details: {} });
          const bytes = new Uint8Array(await dropped.arrayBuffer());
          return { by: 'drop', fileName: dropped.name, bytes };
        }),
      takeHandedReport: () => showReport(async () => ({ by: 'system' })),
      setKeptOpen: (isKeptOpen) => {
        set({ isKeptOpen });
      },
      async openKept(id) {
        set({ isKeptOpen: false });
        await showReport(async () => ({ by: 'kept', id }));
      },
      async forgetKept(id) {
        await api.ask('keptReports.forget', { id }).catch(() => undefined);
        await readKept();
      },
      dismissReportFailure: () => {
        set({ reportFailure: undefined });
      },
      closeReport() {
        set({ report: undefined, reportFailure: undefined });
        api.ask('reports.close', undefined).catch(() => undefined);
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
      async reconfigured(profileId) {
        set({ description: await api.ask('app.describe', { words: words.native }) });
        await get().chooseProfile(profileId);
      },
    };
  });
}
