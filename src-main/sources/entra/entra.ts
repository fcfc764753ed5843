import { type GraphClientParts, graphClient } from '#main/drivers/graph/graph-client.ts';
import { httpsClient } from '#main/drivers/graph/https-client.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { OpenSource, ProfileParts, SignedInLogin } from '../source-kind.ts';
import { checkEntra } from './check-entra.ts';
import { cloudOf } from './clouds.ts';
import type { EntraConfiguration } from './configuration.ts';
import { entraInventory } from './entra-inventory.ts';
import { entraRecoverySource } from './entra-recovery.ts';
import { type EntraSession, entraSession } from './entra-session.ts';
import { type KeyList, createKeyList } from './key-list.ts';
import { entraRotation } from './rotation.ts';

/**
 * Opens the keys in Entra ID. Sends nothing before somebody signs in there.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function openEntra(
  { name, tenant, clientId, rotation, cloud, caFile, proxy, listMinutes }: EntraConfiguration,
  { operatorSid, domains }: SignedInLogin,
  { log, clock, openBrowser, program }: ProfileParts,
): OpenSource {
  const { signIn, graph: graphRoot } = cloudOf(cloud);
  const https = httpsClient(
    trustedAuthorities(caFile),
    proxy === undefined ? proxy : new URL(proxy),
  );
  const graph = { root: new URL(graphRoot), https, client: program };
  const authority = new URL(`/${tenant}/`, signIn);
  const { session, client } = signInTo(clientId, { authority, graph, operatorSid, openBrowser });
  const rotating =
    rotation && signInTo(rotation.clientId, { authority, graph, operatorSid, openBrowser });
  const list = createKeyList({ graph: client, clock, log, name, oldAfterMs: listMinutes * 60_000 });
  const requireSignedIn = () => void session.require();
  return {
    inventory: entraInventory({ name, graph: client, requireSignedIn }),
    recovery: entraRecoverySource({
      name,
      graph: client,
      list,
      requireSignedIn,
      domains,
      log,
      rotation:
        rotating &&
        entraRotation({
          name,
          reader: client,
          session: rotating.session,
          graph: rotating.client,
          log,
        }),
    }),
    cloud: cloudSignIn(name, { session, rotating: rotating?.session, list, graph: client }),
    signOut() {
      session.signOut();
      rotating?.session.signOut();
      // What this operator may see is not for the next one.
      list.drop();
      https.close();
    },
  };
}

interface SignInParts
  extends Pick<SignedInLogin, 'operatorSid'>, Pick<ProfileParts, 'openBrowser'> {
  readonly authority: URL;
  readonly graph: Omit<GraphClientParts, 'token'>;
}

/** A sign-in for one application, and Graph as whoever it belongs to. */
function signInTo(clientId: string, { authority, graph, ...parts }: SignInParts) {
  const session = entraSession({
    ...parts,
    graph,
    place: {
      authority,
      clientId,
      // Whatever an administrator has consented to for this application: what is missing shows
      // where it is needed.
      scopes: [`${graph.root.origin}/.default`],
      https: graph.https,
    },
  });
  return { session, client: graphClient({ ...graph, token: session.token }) };
}

interface CloudParts {
  readonly session: EntraSession;
  /** The one that has keys replaced. */
  readonly rotating: EntraSession | undefined;
  readonly list: KeyList;
  readonly graph: ReturnType<typeof graphClient>;
}

function cloudSignIn(source: string, { session, rotating, list, graph }: CloudParts): CloudSignIn {
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
      rotating?.signOut();
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
