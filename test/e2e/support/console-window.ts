import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { ROOT } from '#test/root.ts';
import { ENGLISH } from './english.ts';
import { useOwnDisplay } from './own-display.ts';
import { putPreparedStore } from './prepared-store.ts';
import { LONGEST_WAIT_MS, settingsWith } from './times.ts';

export interface LaunchOptions {
  /** A profile folder that is kept; without one, a new one is made and removed again. */
  readonly userData?: string;
  /** Content of the configuration file; `own` for a console without an administrator’s. */
  readonly configuration?: unknown;
  /** Whether the console makes its demo store itself, as at its first start. It takes seconds. */
  readonly makesItsStore?: boolean;
  /** More on its command line. */
  readonly args?: readonly string[];
  /** More in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real console in a real window, on a profile folder of its own. */
export interface ConsoleWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly downloads: string;
  /** Everything the page wrote to its console, and every error nobody caught. */
  readonly complaints: string[];
  /**
   * The native save dialog answers with this file from now on; with none, it is closed without a
   * choice.
   */
  answerSaveDialog(path: string | undefined): Promise<void>;
  /** The native open dialog answers with this file from now on. */
  answerOpenDialog(path: string): Promise<void>;
  /** Where the last native dialog began. */
  dialogBegan(): Promise<string>;
  clipboard(): Promise<string>;
  close(): Promise<void>;
}

export async function openConsole(options: LaunchOptions = {}): Promise<ConsoleWindow> {
  const folders = makeFolders(options);
  const { work, profile, downloads } = folders;
  const app = await launch(folders, options);
  // Kept: Playwright no longer knows the process of a console that has ended.
  const child = app.process();
  askAgainWhenForgotten(app);
  app.context().setDefaultTimeout(LONGEST_WAIT_MS);
  await rememberDialogs(app);
  const page = await app.firstWindow({ timeout: LONGEST_WAIT_MS });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));

  return {
    app,
    page,
    userData: profile,
    downloads,
    complaints,
    ...nativeDialogs(app),
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    async close() {
      if (child.exitCode === null && child.signalCode === null) await app.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

interface Folders {
  readonly work: string;
  readonly profile: string;
  readonly downloads: string;
  /** The administrator's configuration file, if there is one. */
  readonly configFile: string | undefined;
}

/** Makes the folders and files that the console finds at its start. */
function makeFolders({
  userData,
  configuration = { settings: settingsWith() },
  makesItsStore = false,
}: LaunchOptions): Folders {
  const work = mkdtempSync(join(tmpdir(), 'keydesk-e2e-'));
  const profile = userData ?? join(work, 'profile');
  const downloads = join(work, 'downloads');
  mkdirSync(downloads);
  mkdirSync(profile, { recursive: true });
  const isOwn = configuration === 'own';
  const configFile = join(isOwn ? profile : work, 'keydesk.json');
  writeFileSync(configFile, JSON.stringify(isOwn ? { settings: settingsWith() } : configuration));
  if (!makesItsStore) putPreparedStore(profile);
  return { work, profile, downloads, configFile: isOwn ? undefined : configFile };
}

function launch(
  { profile, configFile }: Folders,
  { args = [], environment: added = {} }: LaunchOptions,
): Promise<ElectronApplication> {
  const executable = process.env['KEYDESK_ELECTRON'];
  if (executable === undefined)
    throw new Error('Run this through npm test: KEYDESK_ELECTRON names the runtime.');
  useOwnDisplay();
  return _electron.launch({
    executablePath: executable,
    args: [
      ROOT,
      ...(process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean),
      `--user-data-dir=${profile}`,
      ...args,
    ],
    env: { ...environment(), ...ENGLISH, ...added, KEYDESK_CONFIG: configFile ?? '' },
    timeout: LONGEST_WAIT_MS,
  });
}

/** Answers the operating system's dialogs, which no test can click. */
function nativeDialogs(
  app: ElectronApplication,
): Pick<ConsoleWindow, 'answerSaveDialog' | 'answerOpenDialog' | 'dialogBegan'> {
  return {
    answerSaveDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async (...asked: readonly unknown[]) => {
          Object.assign(globalThis, { dialogAsked: asked.at(-1) });
          return { canceled: filePath === undefined, filePath: filePath ?? '' };
        };
      }, path),
    answerOpenDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = async (...asked: readonly unknown[]) => {
          Object.assign(globalThis, { dialogAsked: asked.at(-1) });
          return { canceled: false, filePaths: [filePath] };
        };
      }, path),
    dialogBegan: () =>
      app.evaluate(() =>
        String((globalThis as { dialogAsked?: { defaultPath?: string } }).dialogAsked?.defaultPath),
      ),
  };
}

/** Remembers the operating system's own dialogs, which a test may replace. */
async function rememberDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const { showSaveDialog, showOpenDialog } = dialog;
    Object.assign(globalThis, { ownDialogs: { showSaveDialog, showOpenDialog } });
  });
}

/** Takes back what a test did to the main process, as far as {@link ConsoleWindow} let it. */
export async function putMainBack(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ clipboard, dialog }) => {
    clipboard.clear();
    Object.assign(dialog, Reflect.get(globalThis, 'ownDialogs'));
    Reflect.deleteProperty(globalThis, 'dialogAsked');
  });
}

/**
 * Repeats an evaluation that the main process's inspector has lost, as it does when memory is
 * collected meanwhile ("Resulting promise was garbage collected"). Everything the tests evaluate
 * may run twice.
 */
function askAgainWhenForgotten(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...question: unknown[]) => Promise<unknown>;
  const patiently = async (...question: unknown[]): Promise<unknown> =>
    evaluate(...question).catch((error: unknown) => {
      if (!String(error).includes('promise was garbage collected')) throw error;
      return patiently(...question);
    });
  app.evaluate = patiently as typeof app.evaluate;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}
