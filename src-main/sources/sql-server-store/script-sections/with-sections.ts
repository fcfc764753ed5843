import { COMPLIANCE_SECTIONS } from './compliance-sections.ts';
import { ENTRY_SECTIONS, type Sections } from './entry-sections.ts';

/** The parts of the scripts that say what the model says already, by their names. */
export const SECTIONS: Sections = { ...ENTRY_SECTIONS, ...COMPLIANCE_SECTIONS };

const WIDTH = 100;
const SECTION = /^( *)-- generated from (.+): do not edit\n(?:.*\n)*?\1-- end of generated\n/gm;
/** Where a line may be broken: it says the same then. */
const BREAK = / (?<=, )| (?=(?:AND|OR|WHEN|THEN|ELSE|COLLATE|CONSTRAINT|CHECK|NOT NULL)\b)/;

/**
 * A script of `assets/sql` with every section as it follows from the model: `npm run check --
 * --fix` writes them so, and `npm run check` compares.
 */
export function withSections(script: string): string {
  return script.replaceAll(SECTION, (_section, indent: string, name: string) => {
    const lines = SECTIONS[name]?.();
    if (lines === undefined) throw new Error(`there is no section "${name}"`);
    return [
      `${indent}-- generated from ${name}: do not edit`,
      ...lines.flatMap((line) => broken(`${indent}${line}`)),
      `${indent}-- end of generated\n`,
    ].join('\n');
  });
}

/** A line as several that are no longer than they may be. */
function broken(line: string): readonly string[] {
  const indent = `${/^ */.exec(line)?.[0] ?? ''}  `;
  const lines: string[] = [];
  let last = '';
  for (const part of line.trimStart().split(BREAK)) {
    const longer = last === '' ? `${indent.slice(2)}${part}` : `${last} ${part}`;
    if (longer.length > WIDTH) lines.push(last);
    last = longer.length > WIDTH ? `${indent}${part}` : longer;
  }
  return [...lines, last];
}
