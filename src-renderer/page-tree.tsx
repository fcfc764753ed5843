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
  readonly onAlive?: () => void;
}

/** Everything in the page: the same when it is made at the build and when it comes alive. */
export function PageTree({ api, session, styles, page, onAlive }: PageTreeProps) {
  useEffect(() => onAlive?.(), [onAlive]);
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
