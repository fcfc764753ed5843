/** What programs write where there is nothing, in lower case and without blanks. */
const NOTHING = new Set(
  (
    'null (null) <null> [null] dbnull nil undefined nan \\n none (none) <none> empty (empty) ' +
    '<empty> blank (blank) notset (notset) <notset> notavailable notfound n/a (n/a) #n/a ' +
    'n.a. n/v k.a. #value! #ref! #name? #null! #num! #div/0! unknown (unknown) <unknown> ' +
    'unbekannt inconnu keine keiner leer aucun aucune true false wahr falsch vrai faux $null ' +
    '$true $false {} [] () <> @{} ""' +
    " ''"
  ).split(' '),
);
/** Strokes, dots and question marks alone. */
const ONLY_SIGNS = /^[\s\-‐‑‒–—―_.*?/\\:;|~…]+$/u;
/** The name of a type, which PowerShell writes in the place of a list. */
const SYSTEM_TYPES =
  'string|byte|char|object|u?int\\d+|boolean|datetime|guid|dbnull|__comobject|' +
  '(?:xml|collections|management|security)\\.\\S+';
const OTHER_TYPES = '(?:activedirectory|graph|management|powershell|bitlocker)\\.\\S+';
const TYPE_NAME = new RegExp(
  '^(?:deserialized\\.)?' +
    `(?:system\\.(?:${SYSTEM_TYPES})|microsoft\\.${OTHER_TYPES})(?:\\[\\])?$`,
  'i',
);

/**
 * The text of a cell: without the marks that keep Excel from rounding it, and without characters
 * nobody sees. Empty where nothing stands in it but a placeholder.
 */
export function textOf(cell: string): string {
  const visible = cell
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\u00A0\u202F\0]/g, ' ')
    .trim();
  const text = (/^="([^"]*)"$/.exec(visible)?.[1] ?? visible.replace(/^'/, '')).trim();
  return isNothing(text) ? '' : text;
}

/** Whether a text stands for nothing, such as `NULL` or `System.String[]`. */
export function isNothing(text: string): boolean {
  return (
    NOTHING.has(text.toLowerCase().replaceAll(/\s/g, '')) ||
    ONLY_SIGNS.test(text) ||
    TYPE_NAME.test(text)
  );
}

/** Whether a spreadsheet would calculate it. */
export function isFormula(text: string): boolean {
  return /^[=+@]/.test(text);
}

/**
 * Whether letters were lost when the file was written: a mark stands in their place, or two
 * letters, as where UTF-8 was read as Windows-1252.
 */
export function hasLostLetters(text: string): boolean {
  return /\uFFFD|[\p{L}\p{N}]\?|\?[\p{L}\p{N}]|[\u00C2\u00C3][^\p{ASCII}]/u.test(text);
}
