// An empty Electron window on the runtime of the console: the least that any window costs there.
import { join } from 'node:path';
import { BrowserWindow, app, ipcMain } from 'electron';

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);

/** @type {import('./raw-store.js').RawStore | undefined} */
let store;
ipcMain.handle('open', async (_event, opening) => {
  const { openRawStore } = await import('./raw-store.js');
  store = openRawStore(opening);
});
// Returns the value it was sent, after running the statements it names.
ipcMain.handle('ask', (_event, { run, keyId, echo }) => {
  if (run !== undefined) store?.run(run, keyId);
  return echo;
});
/** @type {unknown} */
let held;
ipcMain.handle('hold', (_event, reply) => {
  held = reply;
});
ipcMain.handle('answer', () => held);

app.on('window-all-closed', () => {
  app.quit();
});
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  });
  void window.loadFile(join(import.meta.dirname, 'index.html'));
});
