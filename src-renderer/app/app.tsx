import { Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { OutputOf } from '#shared/contract.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { Api, AskError } from '../api.ts';
import { LockScreen } from '../panes/sign-in/lock-screen.tsx';
import { SignInPane } from '../panes/sign-in/pane.tsx';
import { problemText } from '../text/problem-text.ts';
import { words } from '../text/words.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Banner } from './banner.tsx';
import { CrashLine } from './crash-line.tsx';
import { type Drafts, createDraftKeeper } from './drafts.ts';
import { LimitBannerPlace } from './limit-banner.tsx';
import type { SessionState } from './session-state.ts';
import type { SessionStore } from './session-store.ts';
import { useCommand } from './use-command.ts';
import { useLanguage } from './use-language.ts';
import { useOfferedVersion } from './use-offered-version.ts';
import { useShortcuts } from './use-shortcuts.ts';
import styles from './app.module.css';

interface AppProps {
  readonly api: Api;
  readonly session: SessionStore;
}

// Neither is needed before somebody has signed in; the form should not wait for them.
const loadConsole = () => import('./console.tsx');
const Console = lazy(async () => ({ default: (await loadConsole()).Console }));
const SettingsDialog = lazy(async () => ({
  default: (await import('../panes/settings/settings-dialog.tsx')).SettingsDialog,
}));
const SavedReportScreen = lazy(async () => ({
  default: (await import('../panes/reports/saved-report.tsx')).SavedReportScreen,
}));
const KeptReportsDialog = lazy(async () => ({
  default: (await import('../panes/reports/kept-reports-dialog.tsx')).KeptReportsDialog,
}));
const Overlay = lazy(async () => ({ default: (await import('./overlay.tsx')).Overlay }));
const IdleWarning = lazy(async () => ({
  default: (await import('./idle-warning.tsx')).IdleWarning,
}));
const DiagnosticsDialog = lazy(async () => ({
  default: (await import('./diagnostics-dialog.tsx')).DiagnosticsDialog,
}));
const AboutDialog = lazy(async () => ({
  default: (await import('./about-dialog.tsx')).AboutDialog,
}));

/**
 * Shows the sign-in form, the lock screen or the console, whichever the session allows. Nothing of
 * a session outlives its screen, but for what was typed: it waits behind the lock screen.
 */
export function App({ api, session: store }: AppProps) {
  useLanguage();
  const state = useStore(store);
  const { description, session, profileId } = state;
  const profile = session?.profile ?? description?.profiles.find(({ id }) => id === profileId);

  const [draftsOf] = useState(createDraftKeeper);
  useEffect(() => {
    if (session === undefined) draftsOf(undefined);
  }, [draftsOf, session]);

  useDroppedReports(state.openReport);
  useWaitingLink(state);
  useShortcuts(state.commands);
  useCommand(
    state.commands,
    'palette',
    session === undefined || session.locked ? undefined : state.openPalette,
  );

  // Fetched while the person types.
  useEffect(() => {
    if (description !== undefined) void loadConsole();
  }, [description]);

  return (
    <div className={styles['app']}>
      {profile?.demo && <Banner />}
      <LimitBannerPlace />
      {state.crashedAt !== undefined && !session?.locked && (
        <CrashLine
          at={state.crashedAt}
          onDiagnostics={() => {
            state.setDiagnosticsOpen(true);
          }}
          onDismiss={() => void state.dismissCrash()}
        />
      )}
      {session && <Failure error={state.reportFailure} onClose={state.dismissReportFailure} />}
      {session && <Failure error={state.linkFailure} onClose={state.dropLink} />}
      <Suspense fallback={null}>
        <Screen api={api} state={state} draftsOf={draftsOf} />
      </Suspense>
      {/* Apart: while a dialog is fetched, what is on screen stays there, and keeps the focus. */}
      <Suspense fallback={null}>
        <Dialogs api={api} state={state} />
      </Suspense>
    </div>
  );
}

interface FailureProps {
  readonly error: AskError | undefined;
  readonly onClose: () => void;
}

/** Why something that the operating system handed over could not be used. */
function Failure({ error, onClose }: FailureProps) {
  if (error === undefined) return null;
  return (
    <div className={styles['failure']}>
      <ProblemAlert {...problemText(error)} action={{ label: words.app.close, run: onClose }} />
    </div>
  );
}

interface PartProps {
  readonly api: Api;
  readonly state: SessionState;
}

interface ScreenProps extends PartProps {
  readonly draftsOf: (session: SessionView) => Drafts;
}

function Screen({ api, state, draftsOf }: ScreenProps) {
  const { report, session } = state;
  if (report)
    return (
      <SavedReportScreen
        key={report.reportId}
        api={api}
        opened={report}
        onClose={state.closeReport}
      />
    );
  if (session?.locked)
    return (
      <LockScreen
        api={api}
        session={session}
        isLinkWaiting={state.isLinkWaiting}
        onUnlocked={state.begin}
        onSignOut={() => void state.signOut()}
      />
    );
  if (session)
    return (
      <Console
        api={api}
        session={session}
        settings={state.description?.settings}
        drafts={draftsOf(session)}
        commands={state.commands}
        onArea={state.setArea}
        link={state.link}
        onLinkUsed={state.dropLink}
      />
    );
  return <SignInScreen api={api} state={state} />;
}

function SignInScreen({ api, state }: PartProps) {
  const offeredVersion = useOfferedVersion(api);
  const { description, broken, opening, profileId, ticket, reportFailure, kept } = state;
  return (
    <SignInPane
      description={description}
      broken={broken}
      opening={opening}
      profileId={profileId}
      onProfile={(id) => void state.chooseProfile(id)}
      signIn={state.signIn}
      ticket={ticket}
      signInByTicket={state.signInByTicket}
      signInInBrowser={state.signInInBrowser}
      onAskForTicket={() => void state.askForTicket()}
      onSettings={state.showSettings}
      isLinkWaiting={state.isLinkWaiting}
      offeredVersion={offeredVersion}
      language={state.language.choice}
      isLanguageManaged={description?.managed.includes('appearance.language') ?? false}
      onLanguage={(choice) => void state.chooseLanguage(choice)}
      reportFailure={reportFailure}
      onOpenReport={() => void state.openReport()}
      {...(kept.length > 0 && {
        onOpenKept: () => {
          state.setKeptOpen(true);
        },
      })}
    />
  );
}

function Dialogs({ api, state }: PartProps) {
  const { description, session, settings, isAboutOpen, isKeptOpen } = state;
  // Kept once they were opened: a dialog that is removed instead of closed leaves the page behind
  // it hidden from screen readers.
  const wasSettingsOpen = useEver(settings !== undefined);
  const wasAboutOpen = useEver(isAboutOpen);
  const wasKeptOpen = useEver(isKeptOpen);
  const isLockNear = useEver(state.locksAtMs !== undefined);
  const wasOverlayOpen = useEver(state.overlay !== undefined);
  return (
    <>
      {description && wasAboutOpen && (
        <AboutDialog
          isOpen={isAboutOpen}
          version={description.version}
          onClose={() => {
            state.setAboutOpen(false);
          }}
        />
      )}
      {isLockNear && (
        <IdleWarning
          locksAtMs={session?.locked === false ? state.locksAtMs : undefined}
          onStay={() => void state.staySignedIn()}
        />
      )}
      {wasOverlayOpen && <Overlay api={api} state={state} />}
      <Diagnostics api={api} state={state} />
      {wasKeptOpen && (
        <KeptReportsDialog
          isOpen={isKeptOpen}
          reports={state.kept}
          onOpen={(id) => void state.openKept(id)}
          onForget={(id) => void state.forgetKept(id)}
          onClose={() => {
            state.setKeptOpen(false);
          }}
        />
      )}
      {description && wasSettingsOpen && (
        <Settings api={api} state={state} description={description} />
      )}
    </>
  );
}

function Diagnostics({ api, state }: PartProps) {
  const { description, session, isDiagnosticsOpen, setDiagnosticsOpen, dismissCrash } = state;
  const wasOpen = useEver(isDiagnosticsOpen);
  const close = useCallback(() => {
    setDiagnosticsOpen(false);
  }, [setDiagnosticsOpen]);
  const lookedAt = useCallback(() => void dismissCrash(), [dismissCrash]);
  const profile =
    session?.profile ?? description?.profiles.find(({ id }) => id === state.profileId);
  if (!wasOpen) return null;
  return (
    <DiagnosticsDialog
      api={api}
      isOpen={isDiagnosticsOpen && !session?.locked}
      profileId={profile?.demo === false ? profile.id : undefined}
      onSaved={lookedAt}
      onClose={close}
    />
  );
}

/** Takes a link as soon as the console is in front; until then it waits in main. */
function useWaitingLink({ isLinkWaiting, report, session, takeLink }: SessionState): void {
  const isConsoleInFront = session?.locked === false && report === undefined;
  useEffect(() => {
    if (isLinkWaiting && isConsoleInFront) void takeLink();
  }, [isConsoleInFront, isLinkWaiting, takeLink]);
}

function Settings({
  api,
  state,
  description,
}: PartProps & { readonly description: OutputOf<'app.describe'> }) {
  const { session, settings, profileId, language } = state;
  return (
    <SettingsDialog
      api={api}
      description={description}
      profileId={profileId}
      session={session}
      part={session?.locked ? undefined : settings}
      onConfigured={state.reconfigured}
      onShow={state.showSettings}
      language={language.choice}
      onLanguage={(choice) => void state.chooseLanguage(choice)}
      onChosen={state.learnSettings}
    />
  );
}

/** A report file may be dropped anywhere; a page that takes no drop would go to the file. */
function useDroppedReports(open: (file: File) => Promise<void>): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) =>
        name.toLowerCase().endsWith('.kdreport'),
      );
      if (file !== undefined) void open(file);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [open]);
}

/** Whether something is, or was at any time before. */
function useEver(isNow: boolean): boolean {
  const [was, setWas] = useState(isNow);
  if (isNow && !was) setWas(true);
  return was || isNow;
}
