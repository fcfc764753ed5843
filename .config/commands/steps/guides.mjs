/** Makes pages of the guides in Markdown: plain HTML, which needs no script to be read. */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';

const STYLE_SHEET = 'guide.css';
/** Another guide, or a heading; all that a link in a guide may lead to. */
const INSIDE = /^(?:([a-z-]+)\.md)?(#[\w-]+)?$/;

/**
 * @param {string} from folder of the Markdown and its style sheet
 * @param {string} to folder of the pages, emptied first
 */
export function writeGuides(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(join(from, STYLE_SHEET), join(to, STYLE_SHEET));
  for (const file of readdirSync(from).filter((name) => name.endsWith('.md')))
    writeFileSync(
      join(to, file.replace(/\.md$/, '.html')),
      guidePage(readFileSync(join(from, file), 'utf8')),
    );
}

/**
 * @param {string} markdown a guide: its first line is its title
 * @returns {string} an HTML page
 */
export function guidePage(markdown) {
  /** @type {{ id: string; html: string; depth: number }[]} */
  const headings = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const id = headingId(this.parser.parseInline(tokens, this.parser.textRenderer));
        headings.push({ id, html, depth });
        return `<h${depth} id="${id}">${html}</h${depth}>\n`;
      },
      // The window goes nowhere, so an address outside of the guides is shown to be read.
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const [isInside, guide, heading = ''] = INSIDE.exec(href) ?? [];
        if (isInside !== undefined)
          return `<a href="${guide === undefined ? '' : `${guide}.html`}${heading}">${text}</a>`;
        return text === escaped(href) ? text : `${text} (${escaped(href)})`;
      },
      // Guides are text: a tag in one is shown as it is written.
      // Comments say where a generated part begins; other tags are shown as text.
      html: ({ text }) => (/^<!--[^]*?-->\s*$/.test(text) ? '' : escaped(text)),
      image: ({ text }) => escaped(text),
    },
  });
  const body = marked.parse(markdown, { async: false });
  const title = headings.find(({ depth }) => depth === 1);
  const contents = headings
    .filter(({ depth }) => depth === 2)
    .map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title?.html ?? ''}</title>
<link rel="stylesheet" href="${STYLE_SHEET}">
</head>
<body>
<nav aria-labelledby="${title?.id ?? ''}"><ul>
${contents.join('\n')}
</ul></nav>
<main>
${body}</main>
</body>
</html>
`;
}

/**
 * As GitHub makes it, so that a link to a heading works there too.
 *
 * @param {string} text
 */
function headingId(text) {
  return text
    .toLowerCase()
    .replaceAll(/&\w+;|[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
