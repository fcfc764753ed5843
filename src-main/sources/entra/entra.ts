import { type GraphClient, graphClient } from '#main/drivers/graph/graph-client.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import { AppError } from '#shared/errors.ts';
import type { OpenSource, ProfileParts, SignedInLogin } from '../source-kind.ts';
import { checkEntra } from './check-entra.ts';
import type { EntraConfiguration } from './configuration.ts';
import { entraInventory } from './entra-inventory.ts';
import { type EntraPlace, entraPlace, signInPlace } from './entra-place.ts';
import { entraRecoverySource } from './entra-recovery.ts';
import {
  type EntraSession,
  type OwnAccount,
  entraSession,
  knownByObject,
  knownBySid,
} from './entra-session.ts';
import { type KeyList, createKeyList } from './key-list.ts';
import { listKeeper } from './list-keeper.ts';
import type { OwnEntra } from './own-entra.ts';
import { entraRotation } from './rotation.ts';

/**
 * Opens the keys in Entra ID. Sends nothing before somebody signs in there.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function openEntra(
  configuration: EntraConfiguration,
  login: SignedInLogin,
  parts: ProfileParts,
): OpenSource {
  const { log, openBrowser, program, ownEntra } = parts;
  const { name, rotation } = configuration;
  const { place, account, session, client, isOwnSignIn } = reading(configuration, login, {
    openBrowser,
    program,
    ownEntra,
  });
  const rotating = rotation && signInTo(rotation.clientId, { place, account, openBrowser });
  const list = keyListOf(configuration, parts, { place, session, client });
  const requireSignedIn = () => void session.require();
  if (isOwnSignIn)
    ownEntra?.onSignIn(() => {
      list.drop();
      list.read();
    });
  return {
    inventory: entraInventory({ name, graph: client, requireSignedIn }),
    recovery: entraRecoverySource({
      name,
      graph: client,
      list,
      requireSignedIn,
      domains: login.domains,
      people: isOwnSignIn ? 'by-principal-name' : 'by-domain',
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
    cloud: cloudSignIn(name, { session, isOwnSignIn, rotating: rotating?.session, list, client }),
    signOut() {
      session.signOut();
      rotating?.session.signOut();
      // What this operator may see is not for the next one.
      list.drop();
      place.graph.https.close();
    },
  };
}

interface ListedFrom {
  readonly place: EntraPlace;
  readonly session: EntraSession;
  readonly client: GraphClient;
}

function keyListOf(
  { name, listMinutes }: EntraConfiguration,
  { log, clock, keptList }: Pick<ProfileParts, 'log' | 'clock' | 'keptList'>,
  { place, session, client }: ListedFrom,
): KeyList {
  return createKeyList({
    graph: client,
    clock,
    log,
    name,
    oldAfterMs: listMinutes * 60_000,
    keeper:
      keptList &&
      listKeeper({ keptList, log, name, graph: place.graph.root, current: session.current }),
  });
}

/** Whom keys are read as: with a sign-in of the source's own, or with that of the console. */
function reading(
  { tenant, clientId, cloud, caFile, proxy }: EntraConfiguration,
  { operatorSid }: SignedInLogin,
  { openBrowser, program, ownEntra }: Pick<ProfileParts, 'openBrowser' | 'program' | 'ownEntra'>,
) {
  if (tenant !== undefined && clientId !== undefined) {
    const place = entraPlace({ tenant, cloud, caFile, proxy }, program);
    const account = knownBySid(operatorSid);
    return {
      place,
      account,
      isOwnSignIn: false,
      ...signInTo(clientId, { place, account, openBrowser }),
    };
  }
  if (ownEntra === undefined) throw new AppError('config.invalid', 'an `entra` without a tenant');
  const { place, objectId, token } = ownEntra;
  const client = graphClient({ ...place.graph, token });
  const session = sessionOfConsole(ownEntra);
  return { place, account: knownByObject(objectId), isOwnSignIn: true, session, client };
}

/** It begins and ends with the operator's session, and not here. */
function sessionOfConsole({ current, token }: OwnEntra): EntraSession {
  return {
    current,
    token,
    require() {
      const signedIn = current();
      if (signedIn === undefined) throw new AppError('auth.signedOut', 'nobody is signed in');
      return signedIn;
    },
    signIn: () => Promise.reject(new AppError('auth.forbidden', 'the sign-in of the console')),
    signOut: () => undefined,
  };
}

interface SignInParts extends Pick<ProfileParts, 'openBrowser'> {
  readonly place: EntraPlace;
  readonly account: OwnAccount;
}

/** A sign-in for one application, and Graph as whoever it belongs to. */
function signInTo(clientId: string, { place, ...parts }: SignInParts) {
  const { graph } = place;
  const session = entraSession({ ...parts, graph, place: signInPlace(place, clientId) });
  return { session, client: graphClient({ ...graph, token: session.token }) };
}

interface CloudParts {
  readonly session: EntraSession;
  /** The one that has keys replaced. */
  readonly rotating: EntraSession | undefined;
  readonly list: KeyList;
  readonly client: GraphClient;
  readonly isOwnSignIn: boolean;
}

function cloudSignIn(
  source: string,
  { session, isOwnSignIn, rotating, list, client }: CloudParts,
): CloudSignIn {
  return {
    source,
    state: () => ({
      source,
      account: session.current()?.userName ?? null,
      list: list.state(),
      ...(isOwnSignIn && { isOwnSignIn }),
    }),
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
        : checkEntra({ signedIn, graph: client }, options);
    },
  };
}
