import { graphClient } from '#main/drivers/graph/graph-client.ts';
import { httpsClient } from '#main/drivers/graph/https-client.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { OpenSource, ProfileParts, SignedInLogin } from '../source-kind.ts';
import { checkEntra } from './check-entra.ts';
import { cloudOf } from './clouds.ts';
import type { EntraConfiguration } from './configuration.ts';
import { entraRecoverySource } from './entra-recovery.ts';
import { type EntraSession, entraSession } from './entra-session.ts';
import { type KeyList, createKeyList } from './key-list.ts';

/**
 * Opens the keys in Entra ID. Sends nothing before somebody signs in there.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function openEntra(
  { name, tenant, clientId, cloud, caFile, listMinutes }: EntraConfiguration,
  { operatorSid, domains }: SignedInLogin,
  { log, clock, openBrowser, program }: ProfileParts,
): OpenSource {
  const { signIn, graph: graphRoot } = cloudOf(cloud);
  const https = httpsClient(trustedAuthorities(caFile));
  const graph = { root: new URL(graphRoot), https, client: program };
  const session = entraSession({
    place: {
      authority: new URL(`/${tenant}/`, signIn),
      clientId,
      // Whatever an administrator has consented to for this application: what is missing shows
      // where it is needed.
      scopes: [`${graph.root.origin}/.default`],
      https,
    },
    graph,
    operatorSid,
    openBrowser,
  });
  const client = graphClient({ ...graph, token: session.token });
  const list = createKeyList({ graph: client, clock, log, name, oldAfterMs: listMinutes * 60_000 });
  return {
    recovery: entraRecoverySource({
      name,
      graph: client,
      list,
      requireSignedIn: () => void session.require(),
      domains,
      log,
    }),
    cloud: cloudSignIn(name, { session, list, graph: client }),
    signOut() {
      session.signOut();
      // What this operator may see is not for the next one.
      list.drop();
      https.close();
    },
  };
}

interface CloudParts {
  readonly session: EntraSession;
  readonly list: KeyList;
  readonly graph: ReturnType<typeof graphClient>;
}

function cloudSignIn(source: string, { session, list, graph }: CloudParts): CloudSignIn {
  return {
    source,
    state: () => ({ source, account: session.current()?.userName ?? null, list: list.state() }),
    async signIn(options) {
      await session.signIn(options);
      list.drop();
      list.read();
    },
    signOut() {
      session.signOut();
      list.drop();
    },
    readList() {
      session.require();
      list.read();
    },
    async check(options) {
      const signedIn = session.current();
      return signedIn === undefined
        ? { name: 'cloud', state: 'skipped', because: 'no-cloud-sign-in' }
        : checkEntra({ signedIn, graph }, options);
    },
  };
}
