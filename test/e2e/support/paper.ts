import type { ConsoleWindow } from './console-window.ts';

/** What happens when the second portion is to become sheets. */
export async function atSecondPortion(
  desk: ConsoleWindow,
  what: 'nothing more' | 'crash',
): Promise<void> {
  await desk.app.evaluate(({ app }, happens) => {
    app.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      let calls = 0;
      contents.printToPDF = (options) => {
        calls += 1;
        if (calls < 2) return print(options);
        Object.assign(globalThis, { isSecondPortion: true });
        if (happens === 'crash') contents.forcefullyCrashRenderer();
        return new Promise(() => undefined);
      };
    });
  }, what);
}
