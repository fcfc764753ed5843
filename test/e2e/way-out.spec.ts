import { type Socket as UdpSocket, createSocket } from 'node:dgram';
import { type Server, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

// A page in the wrong hands: it has the digits, and looks for a way out below its content policy.

/** An address of this computer that is not its loopback, which WebRTC leaves out. */
const ADDRESS = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

interface Listener {
  readonly port: number;
  readonly heard: () => readonly string[];
  close(): void;
}

async function listen(): Promise<Listener> {
  const heard: string[] = [];
  const tcp: Server = createServer((socket) => {
    heard.push('tcp');
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => {
    tcp.listen(0, '0.0.0.0', resolve);
  });
  const place = tcp.address();
  const port = place !== null && typeof place === 'object' ? place.port : 0;
  const udp: UdpSocket = createSocket('udp4', () => void heard.push('udp'));
  await new Promise<void>((resolve) => {
    udp.bind(port, '0.0.0.0', resolve);
  });
  return {
    port,
    heard: () => heard,
    close() {
      tcp.close();
      udp.close();
    },
  };
}

test('nothing leaves through WebRTC', async ({ desk }) => {
  test.skip(ADDRESS === undefined, 'this computer has no address but its loopback');
  const listener = await listen();
  await desk.page.getByLabel('User name').waitFor();
  await desk.page.evaluate(
    async ({ host, port }) => {
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:${host}:${port}` },
          { urls: `turn:${host}:${port}?transport=udp`, username: '471207', credential: 'x' },
          { urls: `turn:${host}:${port}?transport=tcp`, username: '471207', credential: 'x' },
          { urls: `turn:471207.localhost:${port}?transport=tcp`, username: 'x', credential: 'x' },
        ],
      });
      connection.createDataChannel('out');
      await connection.setLocalDescription(await connection.createOffer());
      await new Promise((resolve) => void setTimeout(resolve, 3_000));
      connection.close();
    },
    { host: ADDRESS ?? '', port: listener.port },
  );
  expect(listener.heard()).toEqual([]);
  listener.close();
});

test('no name is looked up, and no connection goes past the proxy that is not there', async ({
  desk,
}) => {
  await desk.page.getByLabel('User name').waitFor();
  const found = await desk.app.evaluate(async ({ session }) => {
    const page = session.fromPartition('console', { cache: false });
    return {
      name: await page.resolveHost('localhost').then(
        () => 'found',
        () => 'not found',
      ),
      proxy: await page.resolveProxy('https://example.com/'),
      ownProxy: await page.resolveProxy('https://localhost/'),
    };
  });
  expect(found).toMatchObject({ name: 'not found' });
  expect(found.proxy).not.toContain('DIRECT');
  expect(found.ownProxy).not.toContain('DIRECT');
});

test('a click gives the page neither what is in the clipboard nor a way into it', async ({
  ownDesk: desk,
}) => {
  const { app, page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
  await app.evaluate(({ clipboard }) => clipboard.writeText('from elsewhere'));
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'thief';
    document.body.append(field);
    document.addEventListener(
      'click',
      () => {
        field.value = '';
        field.focus();
        // oxlint-disable-next-line typescript/no-deprecated -- what is tried here.
        document.execCommand('paste');
        Object.assign(globalThis, { pasted: field.value });
        field.value = '471207-278498-422125-177177-561902-537405-468006-693451';
        field.select();
        // oxlint-disable-next-line typescript/no-deprecated -- what is tried here.
        document.execCommand('copy');
        // oxlint-disable-next-line typescript/no-deprecated -- what is tried here.
        document.execCommand('cut');
      },
      { once: true },
    );
  });
  await page.mouse.click(5, 5);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pasted') as unknown)).toBe('');
  expect(await desk.clipboard()).toBe('from elsewhere');
});

test('a copied key is not in the selection that X11 keeps beside the clipboard', async ({
  ownDesk: desk,
}) => {
  test.skip(process.platform !== 'linux', 'only X11 has a second clipboard');
  const { app, page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').fill('3F9A1C7E');
  await page.getByLabel('Reason for drive unlock').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect.poll(() => desk.clipboard()).toMatch(/^\d{6}-/);
  const selection = () =>
    app.evaluate(({ clipboard }) =>
      // Electron 33 has the second clipboard as an argument, later ones as a property.
      (clipboard as unknown as { readText(type: string): string }).readText('selection'),
    );
  await expect.poll(selection).toBe('');
});
