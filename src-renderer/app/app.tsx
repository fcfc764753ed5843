import { Suspense, lazy, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../api.ts';
import { LockScreen } from '../panes/sign-in/lock-screen.tsx';
import { SignInPane } from '../panes/sign-in/pane.tsx';
import { problemText } from '../text/problem-text.ts';
import { words } from '../text/words.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Banner } from './banner.tsx';
import type { SessionStore } from './session-store.ts';
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
const AboutDialog = lazy(async () => ({
  default: (await import('./about-dialog.tsx')).AboutDialog,
}));

/**
 * The session gate: signed out, locked, or the console itself. Nothing of a session outlives its
 * screen.
 */
export function App({ api, session: store }: AppProps) {
  const { description, broken, session, opening, profileId, ...actions } = useStore(store);
  const profile = session?.profile ?? description?.profiles.find(({ id }) => id === profileId);

  // Kept once they were opened: a dialog that is taken away instead of closed leaves the page behind it hidden.
  const wasAsked = {
    settings: useEver(actions.settings !== undefined),
    about: useEver(actions.isAboutOpen),
    kept: useEver(actions.isKeptOpen),
  };

  useDroppedReports(actions.openReport);

  // Fetched while the person types.
  useEffect(() => {
    if (description !== undefined) void loadConsole();
  }, [description]);

  return (
    <div className={styles['app']}>
      {profile?.demo && <Banner />}
      {session && actions.reportFailure && (
        <div className={styles['failure']}>
          <ProblemAlert
            {...problemText(actions.reportFailure)}
            action={{ label: words.app.close, run: actions.dismissReportFailure }}
          />
        </div>
      )}
      <Suspense fallback={null}>{screen()}</Suspense>
      {/* Apart: while a dialog is fetched, what is on screen stays there, and keeps the focus. */}
      <Suspense fallback={null}>
        {description && wasAsked.about && (
          <AboutDialog
            isOpen={actions.isAboutOpen}
            version={description.version}
            onClose={() => {
              actions.setAboutOpen(false);
            }}
          />
        )}
        {wasAsked.kept && (
          <KeptReportsDialog
            isOpen={actions.isKeptOpen}
            reports={actions.kept}
            onOpen={(id) => void actions.openKept(id)}
            onForget={(id) => void actions.forgetKept(id)}
            onClose={() => {
              actions.setKeptOpen(false);
            }}
          />
        )}
        {description && wasAsked.settings && (
          <SettingsDialog
            api={api}
            description={description}
            profileId={profileId}
            session={session}
            part={session?.locked ? undefined : actions.settings}
            onConfigured={actions.reconfigured}
            onShow={actions.showSettings}
          />
        )}
      </Suspense>
    </div>
  );

  function screen() {
    if (actions.report)
      return (
        <SavedReportScreen
          key={actions.report.reportId}
          api={api}
          opened={actions.report}
          onClose={actions.closeReport}
        />
      );
    if (session?.locked)
      return (
        <LockScreen
          api={api}
          session={session}
          onUnlocked={actions.begin}
          onSignOut={() => void actions.signOut()}
        />
      );
    if (session)
      return (
        <Console
          api={api}
          session={session}
          onArea={actions.setArea}
          onLock={() => void actions.lock()}
          onSignOut={() => void actions.signOut()}
          onSettings={() => {
            actions.showSettings('overview');
          }}
          onAbout={() => {
            actions.setAboutOpen(true);
          }}
        />
      );
    return (
      <SignInPane
        description={description}
        broken={broken}
        opening={opening}
        profileId={profileId}
        onProfile={(id) => void actions.chooseProfile(id)}
        signIn={actions.signIn}
        onSettings={actions.showSettings}
        reportFailure={actions.reportFailure}
        onOpenReport={() => void actions.openReport()}
        {...(actions.kept.length > 0 && {
          onOpenKept: () => {
            actions.setKeptOpen(true);
          },
        })}
      />
    );
  }
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

/** True from the first time on that something was. */
function useEver(is: boolean): boolean {
  const [was, setWas] = useState(is);
  if (is && !was) setWas(true);
  return was || is;
}
