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

const HEADINGS = 'measurement|unit|Keydesk, median|p95|baseline, median|p95|ratio|target|met'.split(
  '|',
);

/** The rows as README.md in this folder shows them. */
export function markdownTable(rows: readonly Measured[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  const figures = ({ median, p95 }: Figures) => [number(median), number(p95)];
  const cells = ({ name, unit, ours, baseline, ratio, target, ok }: Measured) => [
    name,
    unit,
    ...figures(ours),
    ...figures(baseline),
    ratio.toFixed(2),
    share(target),
    ok ? 'yes' : '**no**',
  ];
  return [
    line(HEADINGS),
    '|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
}

/** The hardware and software of this machine, without its name or a path. */
export function machineLine(electron: string): string {
  const { stdout } = spawnSync(electron, ['-p', '`Electron ${process.versions.electron}`'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    first?.model.trim() ?? 'unknown processor',
    `${cpus().length} cores`,
    `${gigabytes} GB`,
    `${type()} ${release().split('-')[0]}`,
    stdout.trim() || 'Electron',
    `Node.js ${process.versions.node}`,
  ].join(', ');
}

function share(target: number): number {
  return Number(target.toFixed(2));
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
