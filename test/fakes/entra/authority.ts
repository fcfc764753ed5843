import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider, interactionPolicy } from 'oidc-provider';
import type { Certificate } from '../../main/sources/active-directory/fake-forest/certificates.ts';

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const CLIENT_ID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
/** The application that has keys replaced. */
export const ROTATING_CLIENT_ID = 'aaaaaaaa-bbbb-4ccc-8ddd-ffffffffffff';

/** Somebody who can sign in. */
export interface CloudAccount {
  readonly id: string;
  readonly userPrincipalName: string;
  /** What the token says besides, or instead, such as app roles. */
  claims?: Readonly<Record<string, unknown>>;
}

/** A token service: a real OpenID provider, at the addresses Entra ID has. */
export interface Authority {
  readonly url: string;
  /** Who signs in next; with nobody, the sign-in is refused. */
  next: CloudAccount | undefined;
  /** How long a token is good, in seconds. */
  tokenSeconds: number;
  /** What is said instead of signing in: OAuth's error and its description. */
  refusal: { readonly error: string; readonly error_description: string } | undefined;
  /** What is said instead of giving out a token; nobody is asked anything then. */
  refuseTokens: { readonly error: string; readonly error_description: string } | undefined;
  /** What was asked for, newest last. */
  readonly asked: URLSearchParams[];
  /** Whose token it is. */
  userOf(token: string): Promise<string | undefined>;
  /** For which application it was given. */
  clientOf(token: string): Promise<string | undefined>;
  /** Ends what was granted: neither tokens nor what they are renewed with are good any more. */
  revokeAll(): Promise<void>;
  stop(): Promise<void>;
}

export async function startAuthority(
  certificate: Certificate,
  { graph }: { readonly graph: () => string },
): Promise<Authority> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = https.createServer(certificate, (request, response) => {
    handle(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const prefix = `/${TENANT}/v2.0`;
  const accounts = new Map<string, CloudAccount>();
  const revoked = new Set<string>();
  let issued = new Set<string>();
  const scopes = ['openid', 'profile', 'offline_access', `${graph()}/.default`];

  const authority: Authority = {
    url,
    next: undefined,
    tokenSeconds: 3_600,
    refusal: undefined,
    refuseTokens: undefined,
    asked: [],
    async userOf(token) {
      const found = await provider.AccessToken.find(token);
      return found === undefined || revoked.has(found.grantId ?? '') ? undefined : found.accountId;
    },
    clientOf: async (token) => (await provider.AccessToken.find(token))?.clientId,
    async revokeAll() {
      for (const grantId of issued) {
        revoked.add(grantId);
        await (await provider.Grant.find(grantId))?.destroy();
      }
      issued = new Set();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };

  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  const provider = new Provider(`${url}${prefix}`, {
    clients: [CLIENT_ID, ROTATING_CLIENT_ID].map((client_id) => ({
      client_id,
      application_type: 'native' as const,
      redirect_uris: ['http://localhost'],
      token_endpoint_auth_method: 'none' as const,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code' as const],
    })),
    scopes,
    claims: {
      openid: ['sub', 'oid', 'tid', 'roles', 'groups', 'hasgroups'],
      profile: ['preferred_username', 'name'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_context, { uid }) => `${url}${prefix}/interaction/${uid}` },
    issueRefreshToken: async () => true,
    jwks: { keys: [signingKey()] },
    ttl: {
      AccessToken: () => authority.tokenSeconds,
      Interaction: 600,
      Grant: 3_600,
      Session: 3_600,
      IdToken: 3_600,
      RefreshToken: 3_600,
    },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        oid: id,
        tid: TENANT,
        name: accounts.get(id)?.userPrincipalName ?? '',
        preferred_username: accounts.get(id)?.userPrincipalName ?? '',
        ...accounts.get(id)?.claims,
      }),
    }),
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(session?.accountId !== undefined && { accountId: session.accountId }),
      });
      grant.addOIDCScope(scopes.join(' '));
      issued.add(await grant.save());
      return grant;
    },
  });
  const serve = provider.callback();

  handle = (request, response) => {
    const path = request.url ?? '/';
    if (!path.startsWith(prefix) && !path.startsWith(`/${TENANT}/oauth2`)) {
      response.writeHead(404).end();
      return;
    }
    if (path.split('?')[0]?.endsWith('/token') && authority.refuseTokens !== undefined) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(authority.refuseTokens));
      return;
    }
    if (path.startsWith(`${prefix}/interaction/`)) {
      void interact(request, response);
      return;
    }
    const at = path.indexOf('?');
    if (path.includes('/auth?')) authority.asked.push(new URLSearchParams(path.slice(at + 1)));
    // As Express does it: the provider works out from the two where it is mounted.
    const asked = withConsent(path);
    Object.assign(request, { originalUrl: asked, url: asked.slice(prefix.length) });
    void serve(request, response);
  };

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    Object.assign(request, { originalUrl: path, url: path.slice(prefix.length) });
    const { next, refusal } = authority;
    if (refusal !== undefined || next === undefined) {
      await provider.interactionFinished(
        request,
        response,
        refusal ?? { error: 'access_denied', error_description: 'The person said no.' },
      );
      return;
    }
    accounts.set(next.id, next);
    const result = { select_account: {}, login: { accountId: next.id }, consent: {} };
    await provider.interactionFinished(request, response, result);
  }

  return authority;
}

/** Entra ID gives a refresh token to whoever asks; this server wants consent each time. */
function withConsent(path: string): string {
  if (!path.includes('/auth?')) return path;
  const url = new URL(path, 'https://localhost');
  const prompts = [url.searchParams.get('prompt'), 'consent'].filter(Boolean);
  url.searchParams.set('prompt', prompts.join(' '));
  return url.pathname + url.search;
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' };
}
