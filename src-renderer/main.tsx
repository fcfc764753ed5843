import './zod-without-eval.ts';
import { RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api.ts';
import { App } from './app/app.tsx';
import { createSessionStore } from './app/session-store.ts';
import { ThemedPage } from './style/themed-page.tsx';
import { languageSetting } from './text/language-setting.ts';
import { speak } from './text/words.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

// The content security policy refuses every style element that does not carry this load's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';
const styles = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const language = languageSetting(document.documentElement);
// English is here already. In another language, nothing is drawn before its words have come. Not
// awaited: its file imports from this one, and would wait for it in turn.
void speak(language)
  .catch(() => undefined)
  .then(() => {
    openPage(root);
  });

function openPage(place: Element): void {
  const api = createApi(window.bridge);
  const session = createSessionStore(api, language);
  createRoot(place).render(
    <StrictMode>
      <RendererProvider renderer={styles} targetDocument={document}>
        <ThemedPage>
          <App api={api} session={session} />
        </ThemedPage>
      </RendererProvider>
    </StrictMode>,
  );
  void session.getState().start();
}
