import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { ROOT } from '#test/root.ts';
import type { RawOpening, RunName } from './raw-statements.ts';
import { electronArgs, electronExecutable } from './runtime.ts';

export const BARE_WINDOW = resolve(ROOT, 'test/bench/bare-window');

/** A window of the same runtime with nothing around it; its sources are in bare-window/. */
export interface BareWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /**
   * Sends `echo` to its main process and back, after the statements of `run` where one is named,
   * and draws what came back.
   *
   * @returns milliseconds by its page's clock
   */
  ask(request: {
    readonly echo: unknown;
    readonly run?: RunName;
    readonly keyId?: string;
  }): Promise<number>;
  /**
   * Has its main process answer `question` with `reply` `times` times in turn.
   *
   * @returns milliseconds per answer
   */
  answer(question: unknown, reply: unknown, times: number): Promise<number>;
  open(opening: RawOpening): Promise<void>;
  close(): Promise<void>;
}

/** What bare-window/preload.cjs puts on its page. */
interface Bare {
  open(opening: unknown): Promise<void>;
  ask(request: unknown): Promise<unknown>;
  hold(reply: unknown): Promise<void>;
  answer(question: unknown): Promise<unknown>;
}

/** Beside its page; read when it is asked for the first time, and so no part of its start. */
const DRAW = './draw.js';

export async function openBareWindow(): Promise<BareWindow> {
  const userData = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [BARE_WINDOW, ...electronArgs(), `--user-data-dir=${userData}`],
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    ask: (request) =>
      page.evaluate(
        async ({ asked, script }) => {
          const { draw } = (await import(script)) as { draw: (answer: unknown) => void };
          const { bare } = window as unknown as { readonly bare: Bare };
          const start = performance.now();
          draw(await bare.ask(asked));
          return performance.now() - start;
        },
        { asked: request, script: DRAW },
      ),
    answer: (question, reply, times) =>
      page.evaluate(
        async (asked) => {
          const { bare } = window as unknown as { readonly bare: Bare };
          await bare.hold(asked.reply);
          const start = performance.now();
          for (let time = 0; time < asked.times; time += 1) await bare.answer(asked.question);
          return (performance.now() - start) / asked.times;
        },
        { question, reply, times },
      ),
    open: (opening) =>
      page.evaluate(async (asked) => {
        await (window as unknown as { readonly bare: Bare }).bare.open(asked);
      }, opening),
    async close() {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}
