import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import type { Figures, Measured } from './bench.ts';

/** A row as the terminal shows it. */
export function rowText(
  { name, unit, ours, baseline, ratio, target, ok }: Measured,
  n: number,
): string {
  const figures = ({ median, p95 }: Figures) => `median ${number(median)}, p95 ${number(p95)}`;
  return [
    `  ${name} (${unit}, n = ${n})`,
    `    ours      ${figures(ours)}`,
    `    baseline  ${figures(baseline)}: ${baseline.what}`,
    `    ratio     ${ratio.toFixed(2)}, target at most ${share(target)}: ${ok ? 'met' : 'MISSED'}`,
  ].join('\n');
}

/** The rows as README.md in this folder shows them. */
export function markdownTable(rows: readonly Measured[]): string {
  const line = ({ name, unit, ours, baseline, ratio, target, ok }: Measured) =>
    `| ${name} | ${unit} | ${number(ours.median)} | ${number(ours.p95)} | ${number(baseline.median)} | ${number(baseline.p95)} | ${ratio.toFixed(2)} | ${share(target)} | ${ok ? 'yes' : '**no**'} |`;
  return [
    '| measurement | unit | Keydesk, median | p95 | baseline, median | p95 | ratio | target | met |',
    '|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...rows.map(line),
  ].join('\n');
}

/** What the figures were taken on: neither the machine's name nor a path of it. */
export function machineLine(electron: string): string {
  const { stdout } = spawnSync(electron, ['-p', '`Electron ${process.versions.electron}`'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${gigabytes} GB, ${type()} ${release().split('-')[0]}, ${stdout.trim() || 'Electron'}, Node.js ${process.versions.node}`;
}

function share(target: number): number {
  return Number(target.toFixed(2));
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
