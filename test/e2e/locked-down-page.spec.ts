import { native } from '#renderer/text/en/native.ts';
import { signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('the page has no access to Node.js or Electron', async ({ desk }) => {
  const { app, page } = desk;
  await page.getByLabel('User name').waitFor();

  const inPage = await page.evaluate(async () => ({
    origin: globalThis.location.origin,
    node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis),
    bridge: Object.keys(globalThis.window.bridge).toSorted(),
    isBridgeFrozen: Object.isFrozen(globalThis.window.bridge),
    opened: globalThis.window.open('https://example.com'),
    fetched: await fetch('https://example.com').then(
      () => 'answered',
      () => 'refused',
    ),
    notification: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
  }));
  expect(inPage).toEqual({
    origin: 'app://keydesk',
    node: [],
    bridge: ['call', 'cancel', 'onEvent', 'onProgress'],
    isBridgeFrozen: true,
    opened: null,
    fetched: 'refused',
    notification: 'denied',
    clipboard: 'refused',
  });

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Documented for tests only, and so missing from the types.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined
    )?.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  });
});

test('the page loads its own files and nothing else', async ({ ownDesk: desk }) => {
  const { page } = desk;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'View report' }).waitFor();
  expect(asked).toContain('app://keydesk/index.html');
  expect(asked.filter((url) => !/^(?:app:\/\/keydesk\/|data:)/.test(url))).toEqual([]);
});

test('a page inside the page gets nothing', async ({ ownDesk: desk }) => {
  const { app, page } = desk;
  await page.getByLabel('User name').waitFor();
  const inside = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'app://keydesk/index.html';
    document.body.append(frame, document.createElement('webview'));
    const refused = ['object', 'embed'].map((tag) => {
      try {
        const plugin = document.createElement(tag);
        plugin.setAttribute(tag === 'object' ? 'data' : 'src', 'app://keydesk/index.html');
        return 'set';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
    const guest = document.querySelector('webview') ?? {};
    return { refused, hasGuest: 'getWebContentsId' in guest };
  });
  expect(inside).toEqual({ refused: ['TypeError', 'TypeError'], hasGuest: false });
  await expect.poll(() => desk.complaints.join('\n')).toContain("default-src 'none'");
  // What stands in the frame instead is Chromium's own page, which the console's cannot reach.
  const reached = await page.evaluate(() => document.querySelector('iframe')?.contentDocument);
  expect(reached).toBeNull();
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('no permission of any kind is granted', async ({ desk: { page } }) => {
  await page.getByLabel('User name').waitFor();
  const states = await page.evaluate(async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
    ];
    const answers = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return answers.map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  const media = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'refused',
    ),
  );
  expect(media).toBe('refused');
});

test('code cannot be injected', async ({ desk }) => {
  const { page } = desk;
  await page.getByLabel('User name').waitFor();
  const tried = await page.evaluate(async () => {
    // Later, on the page's own time: what the driver itself evaluates is exempt from the policy.
    const attempt = (work: () => unknown) =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            work();
            resolve('done');
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'refused');
          }
        });
      });
    return {
      // oxlint-disable-next-line no-eval
      eval: await attempt(() => globalThis.eval('1')),
      innerHtml: await attempt(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
    };
  });
  expect(tried).toEqual({ eval: 'EvalError', innerHtml: 'TypeError' });
});

test('the window stays on its page', async ({ ownDesk: desk }) => {
  const { app, page } = desk;
  await page.getByLabel('User name').waitFor();
  const targets = ['https://example.com/', 'app://keydesk/package.json'];
  await app.evaluate(({ BrowserWindow }) => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    // Behind the console's own listener, which has decided by now.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) refused.push(event.url);
    });
  });
  for (const [tried, target] of targets.entries()) {
    await page.evaluate((url) => {
      globalThis.location.href = url;
    }, target);
    await expect
      .poll(() => app.evaluate(() => Reflect.get(globalThis, 'refused') as unknown), {
        message: `the refusal of ${target}`,
      })
      .toEqual(targets.slice(0, tried + 1));
  }
  expect(page.url()).toBe('app://keydesk/index.html');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the page cannot download, print or open a dialog without main', async ({ ownDesk: desk }) => {
  const { app, page } = desk;
  await page.getByLabel('User name').waitFor();
  await app.evaluate(({ session }) => {
    session.fromPartition('console', { cache: false }).on('will-download', (event, item) => {
      Object.assign(globalThis, {
        downloads: `${item.getFilename()} ${String(event.defaultPrevented)}`,
      });
    });
  });
  const answered = await page.evaluate(() => {
    const link = document.createElement('a');
    for (const href of ['data:text/plain,471207', URL.createObjectURL(new Blob(['471207']))]) {
      Object.assign(link, { href, download: 'key.txt' }).click();
    }
    globalThis.print();
    return globalThis.confirm('?');
  });
  expect(answered).toBe(false);
  await expect.poll(() => desk.complaints.join('\n')).toMatch(/Ignored call to 'print\(\)'/);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'downloads') as unknown)).toBeUndefined();
});

test('the page cannot say in which folder, or by which name, a file is proposed', async ({
  ownDesk: desk,
}) => {
  const { app, page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).waitFor();
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = (...asked: unknown[]) => {
      Object.assign(globalThis, {
        proposed: Reflect.get(asked.at(-1) as object, 'defaultPath') as unknown,
      });
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  const words = structuredClone(native);
  words.report.title = '../../../../../tmp/startup/run';
  words.dialogs.exportReport.filterNames.csv = '../../../../../tmp/startup/run';
  const filter = {
    from: '',
    until: '',
    activity: 'requests',
    action: '',
    source: '',
    result: '',
    role: '',
    keyType: '',
    reason: '',
    operator: '',
    endUser: '',
    computer: '',
    keyId: '',
  };
  const query = { filter, sort: { column: 'time', descending: true } };
  const what = { report: 'recovery-audit', from: { place: 'log' }, query, columns: ['time'] };
  const ask = (name: string, input: unknown) =>
    page.evaluate((request) => globalThis.window.bridge.call(request), {
      id: crypto.randomUUID(),
      name,
      input,
    });
  expect(await ask('app.describe', { words })).toMatchObject({ ok: true });
  expect(await ask('reports.export', { what, form: 'csv' })).toEqual({
    ok: true,
    output: { outcome: 'cancelled' },
  });
  const proposed = await app.evaluate(() => String(Reflect.get(globalThis, 'proposed')));
  const documents = await app.evaluate(({ app: running }) => running.getPath('documents'));
  expect(proposed.slice(documents.length)).toMatch(/^\/recovery-audit-[0-9-]+\.csv$/);
});

for (const path of [
  '/%2e%2e%2fpackage.json',
  '/..%2f..%2fpackage.json',
  '/assets/%2e%2e%5c%2e%2e%5cpackage.json',
  '/%',
  '/nothing.js',
]) {
  test(`the scheme serves the page's own files and not ${path}`, async ({ desk }) => {
    await desk.page.getByLabel('User name').waitFor();
    const status = await desk.app.evaluate(
      async ({ session }, url) =>
        (await session.fromPartition('console', { cache: false }).fetch(url)).status,
      `app://keydesk${path}`,
    );
    expect(status).toBe(404);
  });
}

test('malformed calls are answered with an error code', async ({ desk }) => {
  const { page } = desk;
  await page.getByLabel('User name').waitFor();
  const ask = (request: unknown) =>
    page.evaluate((raw) => globalThis.window.bridge.call(raw as never), request);
  const refused = { ok: false, error: { code: 'input.invalid', details: {} } };
  const id = '6f9f1f0a-3c7e-4f4e-9a63-0d1e5f2b7c11';
  for (const request of [
    undefined,
    'x',
    {},
    { id, name: 'nonsense', input: 1 },
    { id: 'x', name: 'app.describe' },
    { id, name: 'app.describe', input: { words: {} } },
    { id, name: 'x'.repeat(5000) },
  ]) {
    expect(await ask(request)).toEqual(refused);
  }
  expect(await ask({ id, name: 'recovery.submit', input: {} })).toEqual({
    ok: false,
    error: { code: 'auth.signedOut', details: {} },
  });
});

test('the main job causes no warning or error', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: 'B7E4D2A9' });
  await page.getByRole('button', { name: 'Show recovery password' }).first().click();
  await page.getByRole('region', { name: 'Recovery password' }).waitFor();
  expect(desk.complaints).toEqual([]);
});
