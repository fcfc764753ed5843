import { Menu, type MenuItemConstructorOptions } from 'electron';
import { Guide } from '#shared/console/guide.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { PageEvent } from '#shared/wire.ts';

type Command = Extract<PageEvent, { type: 'command' }>['command'];

const ZOOM: MenuItemConstructorOptions[] = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
];

interface MenuActions {
  /** Sends the command to the page, which knows whether it can be done now. */
  readonly choose: (command: Command) => void;
  readonly showGuide: (guide: Guide) => void;
}

/** Sets the application menu in the page's language. */
export function setMenu(words: NativeWords['menu'], actions: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      fileMenu(words, actions),
      editMenu(words),
      {
        label: words.view,
        submenu: [...ZOOM, { type: 'separator' }, { role: 'togglefullscreen' }],
      },
      helpMenu(words, actions),
    ]),
  );
}

function fileMenu(words: NativeWords['menu'], { choose }: MenuActions): MenuItemConstructorOptions {
  const item = commandItem(choose);
  return {
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
  };
}

// Copy and cut are for the texts of the forms; the digits of a key cannot be selected.
function editMenu(words: NativeWords['menu']): MenuItemConstructorOptions {
  return {
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
  };
}

function helpMenu(
  words: NativeWords['menu'],
  { choose, showGuide }: MenuActions,
): MenuItemConstructorOptions {
  const item = commandItem(choose);
  return {
    label: words.help,
    submenu: [
      item(words.helpForScreen, 'help', 'F1'),
      { type: 'separator' },
      ...guideItems(words, showGuide),
      { type: 'separator' },
      item(words.about, 'about'),
    ],
  };
}

function commandItem(choose: MenuActions['choose']) {
  return (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => {
      choose(command);
    },
  });
}

/** The menu of the window that shows the guides. */
export function guideMenu(words: NativeWords['menu'], showGuide: MenuActions['showGuide']): Menu {
  return Menu.buildFromTemplate([
    { label: words.file, submenu: [{ role: 'close', label: words.close }] },
    { label: words.edit, submenu: [{ role: 'copy' }, { role: 'selectAll' }] },
    { label: words.view, submenu: ZOOM },
    { label: words.help, submenu: guideItems(words, showGuide) },
  ]);
}

function guideItems(
  words: NativeWords['menu'],
  showGuide: MenuActions['showGuide'],
): MenuItemConstructorOptions[] {
  return Guide.options.map((guide) => ({
    label: words.guides[guide],
    click: () => {
      showGuide(guide);
    },
  }));
}
