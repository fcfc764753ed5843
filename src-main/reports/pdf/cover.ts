import { countedWords, number } from '#main/domain/reports/counted-words.ts';
import type {
  Fact,
  Finding,
  ReportFront,
  ReportTable,
  Verdict,
} from '#main/ports/reports/report-writer.ts';
import { breakingText, element, labelled, textElement } from './markup.ts';
import { CHART_STYLE, chartHtml } from './paper-charts.ts';

/** What stands around the rows: what the report says first, and where it ends. */
export const COVER_STYLE = `
  h1 { margin: 0 0 2pt; font-size: 18pt; } h2 { margin: 14pt 0 4pt; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  h3 { margin: 8pt 0 2pt; font-size: 9pt; }
  .answer { margin: 6pt 0 10pt; font-size: 11pt; max-width: 620pt; }
  .figures { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
  .figures { gap: 10pt; margin: 0 0 10pt; }
  .figures div { border-top: 1.5pt solid #0f548c; padding: 3pt 0 0; }
  .figures dd:first-of-type { font-size: 16pt; line-height: 1.2; }
  .figures div { display: flex; flex-direction: column; } .figures dt { order: 1; }
  .figures dd:last-of-type { order: 2; color: #444; }
  .facts { display: grid; grid-template-columns: max-content 1fr; gap: 2pt 12pt; margin: 0; }
  .facts dt { color: #444; } dd { margin: 0; }
  .about { display: grid; grid-template-columns: 1fr 1fr; gap: 4pt 24pt; }
  .about h2 { margin-top: 0; } .hash { overflow-wrap: anywhere; font-family: monospace; }
  .bad { font-weight: 600; } .cover { break-after: page; }
  .finding { break-inside: avoid; } .finding p { margin: 2pt 0; }
  .finding table { table-layout: auto; }
  .heading { margin: 0 0 10pt; } .closing { break-inside: avoid; }
  .end { margin: 14pt 0 0; font-weight: 600; text-align: center; }
  .signing { display: grid; grid-template-columns: 1fr 1fr; gap: 30pt 40pt; }
  .signing { margin: 34pt 0 0; }
  .signing p { margin: 0; border-top: .5pt solid #000; padding: 2pt 0 0; display: flex; }
  .signing p { justify-content: space-between; } .signing span { min-width: 120pt; }
  ${CHART_STYLE}`;

type Table = Omit<ReportTable, 'pages'>;

/** The first sheets of a report that counts something; or else what stands above its rows. */
export function coverHtml(table: Table): string {
  const { title, front, words } = table;
  const heading = textElement('h1', title);
  if (front === undefined) return element('div.heading', heading, factsHtml(factsOf(table)));
  return element(
    'section.cover',
    heading,
    front.answer.length === 0 ? '' : textElement('p.answer', front.answer.join(words.sentenceGap)),
    figuresHtml(front),
    aboutHtml(table, front.verdict),
    element('div.charts', ...front.charts.map(chartHtml)),
    findingsHtml(front, table),
  );
}

/** What stands below the last row. */
export function endHtml({ words }: Pick<Table, 'words'>, rows: number): string {
  const line = (who: string) =>
    element(
      'p',
      textElement('span', who),
      textElement('span', words.signature),
      textElement('span', words.date),
    );
  return element(
    'div.closing',
    textElement('p.end', countedWords(words.end, rows)),
    element('div.signing', line(words.preparedBy), line(words.reviewedBy)),
  );
}

function factsOf({ made, filters }: Pick<Table, 'made' | 'filters'>): readonly Fact[] {
  return [...made, ...filters];
}

function figuresHtml({ figures }: ReportFront): string {
  return element(
    'dl.figures',
    ...figures.map(({ name, count, beside }) =>
      element(
        'div',
        textElement('dt', name),
        textElement('dd', number(count)),
        textElement('dd', beside),
      ),
    ),
  );
}

function aboutHtml(table: Table, verdict: Verdict | undefined): string {
  const facts = element('div', textElement('h2', table.words.about), factsHtml(factsOf(table)));
  return element('div.about', facts, verdict === undefined ? '' : verdictHtml(verdict));
}

function verdictHtml({ title, isGood, text, hashes }: Verdict): string {
  const whole = hashes.flatMap(({ name, value }) => [
    textElement('h3', name),
    textElement('div.hash', value),
  ]);
  return element(
    'div',
    textElement('h2', title),
    textElement(isGood ? 'div' : 'div.bad', text),
    ...whole,
  );
}

function factsHtml(facts: readonly Fact[]): string {
  return element(
    'dl.facts',
    ...facts.map(({ name, value }) => textElement('dt', name) + textElement('dd', value)),
  );
}

function findingsHtml({ findings }: ReportFront, { words }: Table): string {
  if (findings === undefined) return '';
  return element(
    'section',
    textElement('h2', words.worthALook),
    findings.length === 0
      ? textElement('div', words.nothingStandsOut)
      : findings.map((finding) => findingHtml(finding, words)).join(''),
  );
}

function findingHtml(
  { title, count, headings, rows, more }: Finding,
  words: Table['words'],
): string {
  const heads = headings.map((heading) => textElement('th', heading));
  const lines = rows.map((row) =>
    element('tr', ...row.map((cell) => element('td', breakingText(cell)))),
  );
  return element(
    'div.finding',
    textElement('h3', labelled({ name: title, value: number(count) }, words)),
    element('table', element('thead', element('tr', ...heads)), element('tbody', ...lines)),
    more === '' ? '' : textElement('p', more),
  );
}
