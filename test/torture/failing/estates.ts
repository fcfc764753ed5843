import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { configmgrDatabase } from '#main/sources/configmgr/configmgr-database.ts';
import { openSite } from '#test/fakes/admin-service/estate.ts';
import { seedSite } from '#test/fakes/admin-service/seed-site.ts';
import { startSite } from '#test/fakes/admin-service/site.ts';
import { openEntraAt, startEntra } from '#test/fakes/entra/estate.ts';
import { seedTenant } from '#test/fakes/entra/seed-tenant.ts';
import { type Product, scriptedRecoveryDatabase } from '#test/fakes/tds/recovery-database.ts';
import { HOST, clientOf, startServer } from '#test/main/drivers/tds/test-server.ts';
import { makeAuthority } from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import {
  GROUPS,
  startFakeForest,
} from '#test/main/sources/active-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '#test/main/sources/active-directory/forest-keys.ts';
import { type FailingEstate, KEY_FLOW, OF_END_USER, SEED, consoleOn, proxies } from './estate.ts';

const SIGN_IN = { profileId: 'test', userName: 'CONTOSO\\op', password: 'x' };

/** Two domains with four controllers: the operator signs in, locks and unlocks there, too. */
async function activeDirectory(): Promise<FailingEstate> {
  const { all, before, stop } = proxies();
  const people = ['op', 'anna'].map((name) => ({
    domain: 'CONTOSO' as const,
    name,
    password: 'x',
    memberOf: name === 'op' ? [GROUPS.admin] : [],
  }));
  const forest = await startFakeForest({ people, between: before });
  const { computer, keyId } = SEED;
  forest.objects.push(
    computerObject(computer),
    keyObject({ computer, keyId, readers: ['contoso\\op'] }),
  );
  return {
    name: 'Active Directory',
    proxies: all,
    async open() {
      const { directory, protectors, tpms, signOut } = ldapOrganisation(forest.configuration);
      return {
        app: consoleOn({ directory, recovery: [protectors], tpm: [tpms], forgetOperator: signOut }),
        flow: [
          ['session.signIn', SIGN_IN],
          ...KEY_FLOW,
          ['tpm.computers', { start: 'WS' }],
          ['session.lock'],
          ['session.unlock', { password: 'x' }],
        ],
        close: signOut,
      };
    },
    stop: () => Promise.all([stop(), forest.stop()]).then(() => undefined),
  };
}

/** The database of Configuration Manager, or of MBAM. */
async function database(product: Product, name: string): Promise<FailingEstate> {
  const { all, before, stop } = proxies();
  const authority = makeAuthority();
  const script = scriptedRecoveryDatabase(product);
  script.seed.push(SEED);
  const certificate = authority.issue([HOST]);
  const server = await startServer(authority, { answer: script.answer });
  const port = await before({ ...certificate, port: server.port });
  return {
    name,
    proxies: all,
    async open() {
      const client = clientOf({ port }, authority, {
        encryption: 'strict',
        connectSeconds: 15,
        answerSeconds: 30,
      });
      const opened = configmgrDatabase(name, { database: client, log: { warn: () => undefined } });
      const app = consoleOn({ recovery: [opened.protectors] });
      await app.signIn('admin');
      return { app, flow: KEY_FLOW, close: () => opened.signOut() };
    },
    async stop() {
      await Promise.all([stop(), server.stop()]);
      authority.dispose();
    },
  };
}

/** Configuration Manager's web service; it is asked about the computers of the end user. */
async function adminService(): Promise<FailingEstate> {
  const { all, before, stop } = proxies();
  const certificates = makeAuthority();
  const certificate = certificates.issue(['localhost']);
  const real = await startSite(certificate);
  seedSite(real.site, [SEED]);
  const port = await before({
    ...certificate,
    port: Number(new URL(`https://${real.server}`).port),
  });
  const { caFile } = certificates;
  const server = `localhost:${port}`;
  const estate = {
    ...real,
    certificates,
    configuration: { kind: 'admin-service', server, caFile },
  };
  return {
    name: 'AdminService',
    proxies: all,
    async open() {
      const opened = openSite(estate);
      const app = consoleOn({ recovery: [opened.recovery] });
      await app.signIn('admin');
      return { app, flow: [OF_END_USER, ...KEY_FLOW], close: () => opened.signOut() };
    },
    async stop() {
      await Promise.all([stop(), real.stop()]);
      certificates.dispose();
    },
  };
}

/** Graph; the sign-in itself is the browser's, and stays whole. */
async function entra(): Promise<FailingEstate> {
  const { all, before, stop } = proxies();
  const estate = await startEntra(before);
  seedTenant(estate.graph.tenant, [SEED]);
  return {
    name: 'Entra ID',
    proxies: all,
    async open() {
      const opened = openEntraAt(estate);
      await opened.signInAs();
      const { recovery } = opened;
      if (recovery === undefined) throw new Error('it has no keys');
      const app = consoleOn({ recovery: [recovery] });
      await app.signIn('admin');
      return { app, flow: [OF_END_USER, ...KEY_FLOW], close: () => opened.signOut() };
    },
    stop: () => Promise.all([stop(), estate.stop()]).then(() => undefined),
  };
}

/** Every source there is but a store: what happens to that is tried in trials of its own. */
export const ESTATES: readonly (() => Promise<FailingEstate>)[] = [
  activeDirectory,
  () => database('configmgr', 'Configuration Manager'),
  () => database('mbam', 'MBAM'),
  adminService,
  entra,
];
