import { escapedMarkup } from '#main/domain/files/text-formats.ts';
import type { Fact, ReportTable } from '#main/ports/reports/report-writer.ts';

/** An element of HTML around HTML. @param of its name, and its class behind a dot */
export function element(of: string, ...contents: readonly string[]): string {
  const [name = '', className] = of.split('.');
  const start = className === undefined ? name : `${name} class="${className}"`;
  return `<${start}>${contents.join('')}</${name}>`;
}

/** The same around a text. */
export function textElement(of: string, text: string): string {
  return element(of, escapedMarkup(text));
}

/**
 * A text in HTML, in which the name of an account may break after its domain, or it would need a
 * wide column.
 */
export function breakingText(text: string): string {
  return escapedMarkup(text).replaceAll('\\', String.raw`\<wbr>`);
}

/** A fact in one line, as its language joins a name and a value. */
export function labelled(fact: Fact, words: ReportTable['words']): string {
  return words.labelled.replaceAll(/\{(name|value)\}/g, (_place, part: keyof Fact) => fact[part]);
}
