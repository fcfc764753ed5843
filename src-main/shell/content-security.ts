import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type ProtocolResponse, type Session, protocol } from 'electron';

/** The page's own scheme: nothing is loaded from a file URL or from a network. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://keydesk`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** Of everything but the page itself, which is made anew each time. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
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
  /** Makes the page itself, at each load. */
  readonly startPage: (nonce: string) => Promise<string>;
}

/**
 * Serves the page's files to one Electron session, cuts that session off from everything else, and
 * grants it nothing.
 */
export function securePage(session: Session, { folder, startPage }: Page): void {
  // Not `handle`: it loads the whole of fetch before it answers, 60 ms in which there is no page.
  session.protocol.registerBufferProtocol(SCHEME, ({ url }, answer) => {
    void serve(url, { folder, startPage }).then(answer);
  });
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

async function serve(url: string, { folder, startPage }: Page): Promise<ProtocolResponse> {
  if (url === START_PAGE) {
    // Loaded here: to load it takes 5 ms, in which there would be no window yet.
    const { randomBytes } = await import('node:crypto');
    const nonce = randomBytes(18).toString('base64');
    const page = await startPage(nonce);
    return response(Buffer.from(page), 'text/html', { 'content-security-policy': policy(nonce) });
  }
  const path = pathOf(url, folder);
  const type = path && CONTENT_TYPES[extname(path)];
  const content = type && (await readFile(path).catch(() => undefined));
  if (type && content) return response(content, type);
  // Without data, the request would fail instead of being answered.
  return { statusCode: 404, data: Buffer.alloc(0) };
}

function response(
  data: Buffer,
  mimeType: string,
  headers: Readonly<Record<string, string>> = {},
): ProtocolResponse {
  return {
    data,
    mimeType,
    ...(mimeType.startsWith('text/') && { charset: 'utf-8' }),
    headers: { ...headers, 'x-content-type-options': 'nosniff' },
  };
}
