import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Session, protocol } from 'electron';
import type { LanguageSetting } from '#shared/console/language.ts';

/** The page's own scheme: nothing is loaded from a file URL or from a network. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://keydesk`;
export const START_PAGE = `${ORIGIN}/index.html`;

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

// Only styles have a nonce, because Fluent UI adds style elements at run time. Scripts are files.
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    // The page itself may not download, print or open dialogs: main does that, with an audit entry.
    'sandbox allow-scripts allow-same-origin allow-forms',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

interface Page {
  readonly folder: string;
  /** Asked at each load: the page needs it before it draws anything. */
  readonly language: () => LanguageSetting;
}

/**
 * Serves the page's files to one Electron session, cuts that session off from everything else, and
 * grants it nothing.
 */
export function securePage(session: Session, { folder, language }: Page): void {
  session.protocol.handle(SCHEME, (request) => serve(request.url, { folder, language }));
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !/^(app:\/\/keydesk\/|devtools:|data:)/.test(request.url) });
  });
}

/** The file of a URL, if it lies in the page's folder. */
function pathOf(url: string, folder: string): string | undefined {
  try {
    const { host, pathname } = new URL(url);
    // Decoded before the check, so that it finds an encoded `../` that the URL parser has kept.
    const path = join(folder, decodeURIComponent(pathname));
    return host === 'keydesk' && path.startsWith(folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function serve(url: string, { folder, language }: Page): Promise<Response> {
  const path = pathOf(url, folder);
  const type = path && CONTENT_TYPES[extname(path)];
  const content = path && (await readFile(path).catch(() => undefined));
  if (!path || !type || !content) return new Response(null, { status: 404 });
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
  if (extname(path) !== '.html') return new Response(Uint8Array.from(content), { headers });
  const nonce = randomBytes(18).toString('base64');
  const { choice, system } = language();
  // All of these are letters, digits and hyphens, and for the nonce Base64: safe inside quotes.
  const page = content
    .toString('utf8')
    .replaceAll(NONCE_PLACEHOLDER, nonce)
    .replace('__LANGUAGE__', choice)
    .replace('__SYSTEM_LANGUAGES__', system.join(' '));
  return new Response(page, { headers: { ...headers, 'content-security-policy': policy(nonce) } });
}
