import { render, screen } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { Profiler } from 'react';
import { createApi } from '#renderer/api.ts';
import { App } from '#renderer/app/app.tsx';
import { createSessionStore } from '#renderer/app/session-store.ts';
import { ThemedPage } from '#renderer/style/themed-page.tsx';
import type { Role } from '#shared/sign-in/role.ts';
import { type TestConsole, testConsole } from '../fakes/console.ts';
import { type MemoryBridge, memoryBridge } from '../fakes/memory-bridge.ts';

/** The whole page on the real router and features, with fakes for what lies behind the ports. */
export interface TestPage {
  readonly desk: TestConsole;
  readonly bridge: MemoryBridge;
  readonly user: UserEvent;
}

/** @param onDrawn called each time React has changed anything on the page */
export async function openPage(
  desk = testConsole(),
  ready = Promise.resolve(),
  onDrawn: () => void = nothing,
): Promise<TestPage> {
  standInForLayout();

  const bridge = memoryBridge(desk.router);
  bridge.ready = ready;
  const api = createApi(bridge);
  const session = createSessionStore(api);
  render(
    <Profiler id="page" onRender={onDrawn}>
      <ThemedPage>
        <App api={api} session={session} />
      </ThemedPage>
    </Profiler>,
  );
  void session.getState().start();
  await ready;
  return { desk, bridge, user: userEvent.setup({ advanceTimers: (ms) => void ms }) };
}

/**
 * Fills in a field at one stroke. Typing draws the whole page once for each character, which is for
 * the tests that are about typing.
 */
export async function fillIn(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

/** A page at which somebody with these roles has signed in. */
export async function openSignedIn(...roles: Role[]): Promise<TestPage> {
  return signedIn(await openPage(), roles);
}

/** The same, at a console of one's own. */
export async function signedIn(page: TestPage, roles: readonly Role[]): Promise<TestPage> {
  page.desk.profile.accounts.set('contoso\\op', { password: 'pw', roles: [...roles] });
  await fillIn(page.user, screen.getByLabelText('User name'), 'CONTOSO\\op');
  await fillIn(page.user, screen.getByLabelText('Password'), 'pw');
  await page.user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('tablist');
  return page;
}

/** What the page asks of a window that has a size, and jsdom has not. */
export function standInForLayout(): void {
  // jsdom has none of these. What stands in for them has only the members that are used, hence
  // `never`.
  Element.prototype.scrollIntoView ??= nothing;
  globalThis.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: nothing,
    removeEventListener: nothing,
  })) as never;
  globalThis.ResizeObserver ??= class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  } as never;

  layOut();
}

/**
 * jsdom lays nothing out, and Fluent UI takes what has no place on the page for invisible: a dialog
 * would find nothing in itself to give the focus to.
 */
function layOut(): void {
  document.body.getBoundingClientRect = () => new DOMRect(0, 0, 1280, 720);
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
}

function nothing(): void {
  // Asked for, never needed.
}
