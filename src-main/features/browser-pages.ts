import type { CloudSignInOptions } from '#main/ports/connection/cloud-sign-in.ts';
import type { NativeWords } from '#shared/console/native-words.ts';

/** What the browser of the operating system shows after a sign-in. */
export function browserPages({
  title,
  done,
  failed,
}: NativeWords['dialogs']['cloudSignIn']): CloudSignInOptions['pages'] {
  return { done: pageOf(title, done), failed: pageOf(title, failed) };
}

function pageOf(title: string, text: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title></head>`,
    '<body style="font: 16px system-ui, sans-serif; margin: 4em auto; max-width: 32em">',
    `<h1 style="font-size: 20px">${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`,
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
