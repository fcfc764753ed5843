import type { ElectronApplication } from '@playwright/test';

/** A guide's window as the main process sees it: its page runs no script that could be asked. */
export interface GuideWindow {
  /** The address that is shown; `undefined` while there is no such window. */
  address(): Promise<string | undefined>;
  title(): Promise<string>;
  /**
   * How far below the upper edge of the window an element is, in CSS pixels; not a number while the
   * page has no such element.
   */
  topOf(selector: string): Promise<number>;
  click(selector: string): Promise<void>;
  /** Gives every link of the page another target. */
  pointLinksTo(address: string): Promise<void>;
  press(keyCode: string): Promise<void>;
}

export function guideWindow(app: ElectronApplication): GuideWindow {
  const { ask, nodesOf, cornerOf } = guidePage(app);
  return {
    address: () =>
      app.evaluate(({ webContents }) =>
        webContents
          .getAllWebContents()
          .map((contents) => contents.getURL())
          .find((url) => url.startsWith('app://guide/')),
      ),
    title: () =>
      app.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .find(({ webContents }) => webContents.getURL().startsWith('app://guide/'))
            ?.getTitle() ?? '',
      ),
    topOf: async (selector) => (await cornerOf(selector)).y,
    async click(selector) {
      const { x, y } = await cornerOf(selector);
      if (Number.isNaN(x)) throw new Error(`the guide has no ${selector} to click`);
      const at = { x: x + 4, y: y + 4, button: 'left', clickCount: 1 };
      await ask('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    async pointLinksTo(address) {
      for (const nodeId of await nodesOf('a'))
        await ask('DOM.setAttributeValue', { nodeId, name: 'href', value: address });
    },
    async press(keyCode) {
      await app.evaluate(({ webContents }, key) => {
        const guide = webContents
          .getAllWebContents()
          .find((contents) => contents.getURL().startsWith('app://guide/'));
        for (const type of ['keyDown', 'keyUp'] as const)
          guide?.sendInputEvent({ type, keyCode: key });
      }, keyCode);
    },
  };
}

/** The page of a guide through the developer tools' protocol, which needs no script in the page. */
function guidePage(app: ElectronApplication) {
  const ask = (method: string, parameters: Record<string, unknown> = {}) =>
    app.evaluate(
      ({ webContents }, [command, values]) => {
        const guide = webContents
          .getAllWebContents()
          .find((contents) => contents.getURL().startsWith('app://guide/'));
        if (guide === undefined) throw new Error('no guide is open');
        if (!guide.debugger.isAttached()) guide.debugger.attach('1.3');
        const send = () =>
          guide.debugger.sendCommand(command, values) as Promise<Record<string, unknown>>;
        // An address is known before its page is there.
        if (!guide.isLoading()) return send();
        return new Promise<void>((done) => {
          guide.once('did-stop-loading', done);
        }).then(send);
      },
      [method, parameters] as const,
    );
  const nodesOf = async (selector: string): Promise<readonly number[]> => {
    const { root } = (await ask('DOM.getDocument')) as { root: { nodeId: number } };
    const { nodeIds } = (await ask('DOM.querySelectorAll', { nodeId: root.nodeId, selector })) as {
      nodeIds: number[];
    };
    return nodeIds;
  };
  const cornerOf = async (selector: string): Promise<{ x: number; y: number }> => {
    const [nodeId] = await nodesOf(selector);
    if (nodeId === undefined) return { x: Number.NaN, y: Number.NaN };
    const { quads } = (await ask('DOM.getContentQuads', { nodeId })) as { quads: number[][] };
    const [x = Number.NaN, y = Number.NaN] = quads[0] ?? [];
    return { x, y };
  };
  return { ask, nodesOf, cornerOf };
}
