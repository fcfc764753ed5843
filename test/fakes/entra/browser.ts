import http from 'node:http';
import https from 'node:https';

/** The form with which a token service sends its answer to the program. */
export interface AnswerForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookies: readonly string[];
  readonly text: string;
}

const MOST_REDIRECTIONS = 20;

/** A browser, as far as a sign-in needs one: it follows where it is sent, and keeps cookies. */
export async function openPage(address: string, ca: string): Promise<AnswerForm> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  for (let at = 0; at < MOST_REDIRECTIONS; at += 1) {
    const page = await get(url, {
      ca,
      cookie: [...cookies].map((one) => one.join('=')).join('; '),
    });
    for (const cookie of page.cookies) {
      const [pair = ''] = cookie.split(';');
      const split = pair.indexOf('=');
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    if (page.location === undefined) return formIn(page);
    url = new URL(page.location, url);
  }
  throw new Error('a sign-in without end');
}

function formIn({ status, text }: Page): AnswerForm {
  const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) throw new Error(`no form, but ${status}: ${text.slice(0, 500)}`);
  const fields = [...text.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value)] as const,
  );
  return { action: unescaped(action), fields: Object.fromEntries(fields) };
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function get(
  url: URL,
  { ca, cookie }: { readonly ca: string; readonly cookie: string },
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { ca, headers: { cookie }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        const { location, 'set-cookie': cookies = [] } = headers;
        resolve({ status: statusCode, location, cookies, text });
      });
    });
    request.on('error', reject);
  });
}

/** Sends the form, as the page does by itself. @returns the status and what is shown then */
export function submitForm(
  { action, fields }: AnswerForm,
  type = 'application/x-www-form-urlencoded',
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      action,
      { method: 'POST', headers: { 'content-type': type }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
      },
    );
    request.on('error', reject);
    request.end(new URLSearchParams(fields).toString());
  });
}
