import { useStore } from 'zustand';
import type { Api } from '../api.ts';
import { LockScreen } from '../panes/sign-in/lock-screen.tsx';
import { SignInPane } from '../panes/sign-in/pane.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { Banner } from './banner.tsx';
import { Console } from './console.tsx';
import styles from './app.module.css';
import type { SessionStore } from './session-store.ts';

interface AppProps {
  readonly api: Api;
  readonly session: SessionStore;
}

/** The session gate: signed out, locked, or the console itself. Nothing of a session outlives its screen. */
export function App({ api, session: store }: AppProps) {
  const { description, broken, session, opening, profileId, ...actions } = useStore(store);
  const profile = session?.profile ?? description?.profiles.find(({ id }) => id === profileId);

  return (
    <div className={styles['app']}>
      {profile?.demo && <Banner />}
      {screen()}
      {description && <AboutDialog version={description.version} isOpen={actions.isAboutOpen} onClose={() => { actions.setAboutOpen(false); }} />}
    </div>
  );

  function screen() {
    if (session?.locked) return <LockScreen api={api} session={session} onUnlocked={actions.begin} onSignOut={() => void actions.signOut()} />;
    if (session) return <Console api={api} session={session} onLock={() => void actions.lock()} onSignOut={() => void actions.signOut()} onAbout={() => { actions.setAboutOpen(true); }} />;
    return (
      <SignInPane
        api={api}
        description={description}
        broken={broken}
        opening={opening}
        profileId={profileId}
        onProfile={(id) => void actions.chooseProfile(id)}
        onSignedIn={actions.begin}
      />
    );
  }
}
