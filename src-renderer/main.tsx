import './zod-without-eval.ts';
import { createDOMRenderer } from '@fluentui/react-components';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createApi } from './api.ts';
import { createSessionStore } from './app/session-store.ts';
import { pressAgain } from './first-page/pressed.ts';
import { startFacts } from './first-page/start-facts.ts';
import { PageTree } from './page-tree.tsx';
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
  const hasForm = place.firstElementChild !== null;
  const description = hasForm ? startFacts(document.documentElement) : undefined;
  const session = createSessionStore(api, language, description);
  const onHydrated = () => {
    // Not now: what was typed early is taken over, but not drawn yet.
    setTimeout(() => {
      pressAgain(place);
      performance.mark('sign-in-hydrated');
    });
  };
  const tree = <PageTree {...{ api, session, styles, onHydrated }} page={document} />;
  if (hasForm) hydrateRoot(place, tree);
  else createRoot(place).render(tree);
  void session.getState().start();
}
