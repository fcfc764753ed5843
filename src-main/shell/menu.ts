import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command, type CommandGroup, commandsOf } from '#shared/console/commands.ts';
import { Guide } from '#shared/console/guide.ts';
import type { NativeWords } from '#shared/console/native-words.ts';

function zoomItems(words: NativeWords['menu']): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
  ];
}

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
      { label: words.groups.go, submenu: commandItems('go', words, actions) },
      {
        label: words.view,
        submenu: [
          ...zoomItems(words),
          { type: 'separator' },
          { role: 'togglefullscreen', label: words.fullScreen },
        ],
      },
      helpMenu(words, actions),
    ]),
  );
}

function fileMenu(words: NativeWords['menu'], actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: words.groups.file,
    submenu: [
      ...commandItems('file', words, actions),
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
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function helpMenu(words: NativeWords['menu'], actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: words.groups.help,
    submenu: [
      ...guideItems(words, actions.showGuide),
      { type: 'separator' },
      ...commandItems('help', words, actions),
    ],
  };
}

/** A group of the table of commands, with its lines. */
function commandItems(
  group: CommandGroup,
  words: NativeWords['menu'],
  { choose }: MenuActions,
): MenuItemConstructorOptions[] {
  return commandsOf(group).flatMap((command) => [
    ...(COMMANDS[command].afterSeparator ? [{ type: 'separator' } as const] : []),
    commandItem(command, words, choose),
  ]);
}

function commandItem(
  command: Command,
  words: NativeWords['menu'],
  choose: MenuActions['choose'],
): MenuItemConstructorOptions {
  const { keys } = COMMANDS[command];
  return {
    label: words.commands[command],
    // A key without Ctrl would be taken from whoever is typing.
    ...(keys !== undefined &&
      keys.length > 1 && { accelerator: keys.replace('Ctrl', 'CommandOrControl') }),
    click: () => {
      choose(command);
    },
  };
}

/** The menu of the window that shows the guides. */
export function guideMenu(words: NativeWords['menu'], showGuide: MenuActions['showGuide']): Menu {
  return Menu.buildFromTemplate([
    { label: words.groups.file, submenu: [{ role: 'close', label: words.close }] },
    {
      label: words.edit,
      submenu: [
        { role: 'copy', label: words.copy },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    { label: words.view, submenu: zoomItems(words) },
    { label: words.groups.help, submenu: guideItems(words, showGuide) },
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
