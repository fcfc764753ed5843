import './zod-without-eval.ts';
import { RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api.ts';
import { App } from './app/app.tsx';
import { createSessionStore } from './app/session-store.ts';
import { ThemedPage } from './style/themed-page.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

// The content security policy refuses every style element that does not carry this load's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';
const styles = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const api = createApi(window.bridge);
const session = createSessionStore(api);

createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={styles} targetDocument={document}>
      <ThemedPage>
        <App api={api} session={session} />
      </ThemedPage>
    </RendererProvider>
  </StrictMode>,
);

void session.getState().start();
