import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** A profile folder that is kept; without one, a new one is made and removed again. */
  readonly userData?: string;
  /** Content of the configuration file, if there is to be one. */
  readonly configuration?: unknown;
}

/** The real console in a real window, on a profile folder of its own. */
export interface ConsoleWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly downloads: string;
  /** Everything the page wrote to its console, and every error nobody caught. */
  readonly complaints: readonly string[];
  /** The native save dialog answers with this file from now on; with none, it is closed without a choice. */
  answerSaveDialog(path: string | undefined): Promise<void>;
  clipboard(): Promise<string>;
  close(): Promise<void>;
}

export async function openConsole({ userData, configuration }: LaunchOptions = {}): Promise<ConsoleWindow> {
  const work = mkdtempSync(join(tmpdir(), 'keydesk-e2e-'));
  const profile = userData ?? join(work, 'profile');
  const downloads = join(work, 'downloads');
  mkdirSync(downloads);
  const configFile = join(work, 'keydesk.json');
  if (configuration !== undefined) writeFileSync(configFile, JSON.stringify(configuration));

  const executable = process.env['KEYDESK_ELECTRON'];
  if (executable === undefined) throw new Error('Run this through npm test: KEYDESK_ELECTRON names the runtime.');
  const app = await _electron.launch({
    executablePath: executable,
    args: [ROOT, ...(process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean), `--user-data-dir=${profile}`],
    env: { ...environment(), ...(configuration !== undefined && { KEYDESK_CONFIG: configFile }) },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));

  return {
    app,
    page,
    userData: profile,
    downloads,
    complaints,
    answerSaveDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: filePath === undefined, filePath: filePath ?? '' });
      }, path),
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    async close() {
      await app.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

// Whoever runs the tests may have a configuration of their own.
function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter(([name, value]) => value !== undefined && name !== 'KEYDESK_CONFIG');
  return Object.fromEntries(own) as Record<string, string>;
}
