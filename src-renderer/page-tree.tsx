import { RendererProvider, type createDOMRenderer } from '@fluentui/react-components';
import { StrictMode, useEffect } from 'react';
import type { Api } from './api.ts';
import { App } from './app/app.tsx';
import type { SessionStore } from './app/session-store.ts';
import { ThemedPage } from './style/themed-page.tsx';

interface PageTreeProps {
  readonly api: Api;
  readonly session: SessionStore;
  readonly styles: ReturnType<typeof createDOMRenderer>;
  /** Absent where the first page is made, when the console is built. */
  readonly page?: Document;
  /** Called once the page is drawn and takes events. */
  readonly onHydrated?: () => void;
}

/** Everything in the page: the same when the build makes it and when React takes it over. */
export function PageTree({ api, session, styles, page, onHydrated }: PageTreeProps) {
  useEffect(() => onHydrated?.(), [onHydrated]);
  return (
    <StrictMode>
      <RendererProvider renderer={styles} {...(page && { targetDocument: page })}>
        <ThemedPage>
          <App api={api} session={session} />
        </ThemedPage>
      </RendererProvider>
    </StrictMode>
  );
}
