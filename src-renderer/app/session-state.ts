import type { LanguageChoice, LanguageSetting } from '#shared/console/language.ts';
import type { OpenedReport, OutputOf } from '#shared/contract.ts';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { Api, AskError } from '../api.ts';
import type { Commands } from './commands.ts';

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
  readonly language: LanguageSetting;
  /** Speaks another language at once, and from the next start on. */
  chooseLanguage(choice: LanguageChoice): Promise<void>;
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
  /** Main has a link that was not taken yet: nobody is signed in, or the console is locked. */
  readonly isLinkWaiting: boolean;
  /** What a link fills in, until it is used or dismissed. */
  readonly link: RecoveryLink | undefined;
  /** Why a link is not used. */
  readonly linkFailure: AskError | undefined;
  /** Asks main whether a link is waiting. */
  lookForLink(): Promise<void>;
  /** Takes the link that is waiting. Only while somebody is signed in and nothing is locked. */
  takeLink(): Promise<void>;
  /** The link was used, or is not wanted. */
  dropLink(): void;
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
  /** Signs in to the chosen profile with the browser, as soon as it is known. @throws AskError */
  signInInBrowser(signal: AbortSignal): Promise<void>;
  /** Signs in to the chosen profile, as soon as it is known which that is. @throws AskError */
  signIn(credentials: { readonly userName: string; readonly password: string }): Promise<void>;
  begin(session: SessionView): void;
  lock(): Promise<void>;
  signOut(): Promise<void>;
  setAboutOpen(isOpen: boolean): void;
  readonly isDiagnosticsOpen: boolean;
  setDiagnosticsOpen(isOpen: boolean): void;
  /** When Keydesk ended unexpectedly (ISO 8601), until somebody has dismissed that. */
  readonly crashedAt: string | undefined;
  lookForCrash(): Promise<void>;
  dismissCrash(): Promise<void>;
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
  /** The person has chosen a setting: uses all of them as they are now. */
  learnSettings(settings: OutputOf<'app.describe'>['settings']): void;
  showSettings(part: SettingsPart | undefined): void;
  setArea(area: Area | undefined): void;
  /** Opens the guide for the screen in front. */
  showHelp(): Promise<void>;
  /** Another organisation was configured: asks what there is now, and opens that one. */
  reconfigured(profileId: string): Promise<void>;
}

/** What the store's actions are made of. */
export interface StoreParts {
  readonly api: Api;
  readonly commands: Commands;
  readonly get: () => SessionState;
  readonly set: (changes: Partial<SessionState>) => void;
}

export type Actions<Name extends keyof SessionState> = Pick<SessionState, Name>;
