import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { PageEvent } from '#shared/wire.ts';

type Command = Extract<PageEvent, { type: 'command' }>['command'];

/**
 * Sets the application menu in the page's language. Choosing an item asks the page, which knows
 * what it may do just now.
 */
export function setMenu(words: NativeWords['menu'], choose: (command: Command) => void): void {
  const item = (
    label: string,
    command: Command,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => {
      choose(command);
    },
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: words.file,
        submenu: [
          item(words.openReport, 'open-report', 'CommandOrControl+O'),
          { type: 'separator' },
          item(words.lock, 'lock', 'CommandOrControl+L'),
          item(words.signOut, 'sign-out'),
          { type: 'separator' },
          item(words.settings, 'settings', 'CommandOrControl+,'),
          { type: 'separator' },
          { role: 'quit', label: words.quit },
        ],
      },
      // Copy and cut stay for the form's own texts; the digits of a key cannot be selected.
      {
        label: words.edit,
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { label: words.help, submenu: [item(words.about, 'about')] },
    ]),
  );
}
