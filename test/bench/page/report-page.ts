import '#renderer/zod-without-eval.ts';
import { createApi } from '#renderer/api.ts';
import { reportSource } from '#renderer/panes/reports/audit/report-source.ts';
import type { ReportAsker } from '../measurements/report.ts';

/**
 * Asks for pages of the report as the console's own page does. `measurements/report.ts` evaluates
 * it in the window.
 */
const source = reportSource(createApi(window.bridge), { place: 'log' });
const { signal } = new AbortController();

const reportAsker: ReportAsker = {
  async ask(query, after, times) {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) await source.page(query, after, { signal });
    return (performance.now() - start) / times;
  },
};
Object.assign(globalThis, { reportAsker });
