import { escapedMarkup } from '#main/domain/files/text-formats.ts';
import { number } from '#main/domain/reports/counted-words.ts';
import type { Chart } from '#main/ports/reports/report-writer.ts';
import { element, textElement } from './markup.ts';

/** In points, about as wide as a sheet: what is drawn keeps the size of its letters. */
const WIDTH = 770;
const HEIGHT = 96;
/** Of the columns alone; the numbers stand above, the names below them. */
const [TOP, BOTTOM] = [12, 82];
const WIDEST = 42;
/** What a name needs, in points a letter, so that it does not touch the next one. */
const LETTER = 6;

/** How charts are drawn. Numbers stand beside every bar: nothing is told by its length alone. */
export const CHART_STYLE = `
  .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 10pt 28pt; margin: 6pt 0 0; }
  .chart { break-inside: avoid; min-width: 0; } .chart.columns { grid-column: 1 / -1; }
  .chart h3 { margin: 0 0 3pt; }
  svg { display: block; overflow: visible; }
  svg text { font-size: 8.5px; fill: #000; text-anchor: middle; }
  rect { fill: #0f548c; print-color-adjust: exact; } line { stroke: #888; stroke-width: .5; }
  .bar-list { display: grid; grid-template-columns: minmax(0, 1fr) 90pt max-content; gap: 1pt 8pt; }
  .bar-list { align-items: center; } .bar-list p { margin: 0; text-align: end; }
  .bar-list p:nth-of-type(odd) { text-align: start; }`;

/** A chart with its title. Those without points are left out. */
export function chartHtml({ title, kind, points }: Chart): string {
  if (points.length === 0) return '';
  const drawn = kind === 'columns' ? columnsOf(points) : barsOf(points);
  return element(`div.chart ${kind}`, textElement('h3', title), drawn);
}

function barsOf(points: Chart['points']): string {
  const highest = highestOf(points);
  const bars = points.map(({ name, count }) => {
    const width = Math.max(0.5, (100 * count) / highest).toFixed(1);
    const drawn = `<rect width="${width}%" height="7"/>`;
    const bar = `<svg width="100%" height="7" aria-hidden="true">${drawn}</svg>`;
    return textElement('p', name) + bar + textElement('p', number(count));
  });
  return element('div.bar-list', ...bars);
}

function columnsOf(points: Chart['points']): string {
  const highest = highestOf(points);
  const step = Math.min(WIDTH / points.length, WIDEST * 1.6);
  const width = Math.min(WIDEST, step * 0.7);
  const longest = Math.max(...points.map(({ name }) => name.length));
  const every = Math.ceil((longest * LETTER) / step);
  const columns = points.map(({ name, count }, index) => {
    const middle = (index + 0.5) * step;
    const height = ((BOTTOM - TOP) * count) / highest;
    const label = index % every === 0 ? textAt(middle, BOTTOM + 11, escapedMarkup(name)) : '';
    if (count === 0) return label;
    const place = [middle - width / 2, BOTTOM - height, width, height].map((one) => one.toFixed(1));
    const [x, y, w, h] = place;
    const column = `<rect x="${x}" y="${y}" width="${w}" height="${h}"/>`;
    return column + textAt(middle, BOTTOM - height - 2, number(count)) + label;
  });
  const ground = `<line x1="0" x2="${WIDTH}" y1="${BOTTOM}" y2="${BOTTOM}"/>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%">${columns.join('')}${ground}</svg>`;
}

function textAt(x: number, y: number, html: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${html}</text>`;
}

function highestOf(points: Chart['points']): number {
  return Math.max(1, ...points.map(({ count }) => count));
}
