import { join } from 'node:path';
import { keyFileBeside } from '#main/domain/recovery/store-key.ts';
import { callerCodesOf } from '#main/messages/caller-codes.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import type { KeptList } from '#main/ports/connection/kept-list.ts';
import { type KeptLogins, loginPlace } from '#main/ports/connection/kept-logins.ts';
import type { OpenProfile, ProfileEntry } from '#main/ports/profile.ts';
import type { DriveRemote } from '#main/ports/recovery/drive-remote.ts';
import type { StoreKeyring } from '#main/ports/recovery/store-keys.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import {
  type EmbeddedStore,
  openEmbeddedStore,
} from '#main/sources/embedded-store/embedded-store.ts';
import { kindOf } from '#main/sources/kinds.ts';
import type { ProfileParts } from '#main/sources/source-kind.ts';
import { centralStore } from '#main/sources/sql-server-store/central-store.ts';
import type { EventLogScript } from '#main/witnesses/event-log-witness.ts';
import { anchorMarksFile, marksFile } from '#main/witnesses/marks-file.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { anchorPlaces, logName } from './anchor-places.ts';
import { type OrganisationConfiguration, profileInfo, reportKeys } from './configuration.ts';
import { localLog, withAnchors } from './local-log.ts';
import { type OrganisationDirectory, domainsOf, openDirectory } from './open-directory.ts';
import { organisationCheck } from './organisation-check.ts';
import { ownerNotices } from './owner-notices.ts';
import { reportSigner } from './report-signer.ts';

interface OrganisationDeps {
  /** Where the audit log is kept, one folder per organisation. */
  readonly folder: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
  readonly logins: KeptLogins;
  readonly storeKeys: StoreKeyring;
  readonly signingKeys: StoreKeyring;
  readonly tpmRemote: TpmRemote;
  readonly driveRemote?: DriveRemote | undefined;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly openBrowser: ProfileParts['openBrowser'];
  readonly program: ProfileParts['program'];
  /** By the ID of the organisation. Absent where no list of keys is to be kept. */
  readonly keptList?: ((organisation: string) => KeptList) | undefined;
  readonly limits: LimitSettings;
  /** The name of this computer. */
  readonly workstation: string;
  readonly eventLog: EventLogScript;
}

interface Opened {
  readonly directory: OrganisationDirectory;
  /** The store on this computer, with witnesses or without. */
  readonly local: EmbeddedStore;
}

/**
 * A real organisation: people in Active Directory or Entra ID, recovery data there or elsewhere,
 * the audit log in an embedded or a central store.
 */
export function organisationProfile(
  configuration: OrganisationConfiguration,
  deps: OrganisationDeps,
): ProfileEntry {
  const { sources } = configuration;
  const { folder, readingScript, clock, limits, storeKeys, log } = deps;
  const witnesses = witnessesOf(configuration.witnesses, {
    ...deps,
    logName: logName(configuration.id, deps.workstation),
  });
  /** Those of the profile as it is open: whoever signed in to them is known there alone. */
  let clouds: OpenProfile['clouds'] = [];
  let openStore: EmbeddedStore | undefined;
  const isRead = sources.some(({ kind }) => kind === 'keydesk-store');
  return {
    info: profileInfo(configuration),
    reportKeys: reportKeys(configuration),
    checkConnection: organisationCheck(configuration, {
      ...deps,
      clouds: () => clouds,
      ownStore: () => (isRead ? openStore : undefined),
    }),
    async open({ signal }) {
      const directory = openDirectory(configuration, deps);
      const own = join(folder, configuration.id);
      const file = join(own, 'keydesk.db');
      const { store } = await openEmbeddedStore(
        { file, purpose: 'organisation', signal },
        {
          clock,
          readingScript,
          limits,
          keys: storeKeys({ handedOver: keyFileBeside(file), keyFile: keyFileOf(sources) }),
          onKeyFailure: (cause) => {
            log.warn('key of the store not used', { cause });
          },
        },
      );
      openStore = store;
      const local = outOfReach(store, configuration, { ...deps, witnesses, own });
      const opened = await openProfile(configuration, deps, { directory, local });
      clouds = opened.clouds;
      return opened;
    },
  };
}

interface ReachDeps extends OrganisationDeps {
  readonly witnesses: readonly Witness[];
  /** The folder of its audit log. */
  readonly own: string;
}

/** The store whose log is witnessed, and anchored, as far as the organisation wants that. */
function outOfReach(
  store: EmbeddedStore,
  configuration: OrganisationConfiguration,
  { own, ...deps }: ReachDeps,
): EmbeddedStore {
  const marks = marksFile(join(own, 'witnesses.json'));
  return withAnchors(localLog(store, { ...deps, marks }), {
    ...deps,
    places: anchorPlaces(configuration, deps.workstation),
    marks: anchorMarksFile(join(own, 'anchors.json')),
  });
}

/** The key file of the store on this computer, where the configuration names one. */
function keyFileOf(sources: OrganisationConfiguration['sources']): string | undefined {
  for (const source of sources) if (source.kind === 'keydesk-store') return source.keyFile;
  return undefined;
}

async function openProfile(
  configuration: OrganisationConfiguration,
  deps: OrganisationDeps,
  { directory, local }: Opened,
): Promise<OpenProfile> {
  const { clock, tpmRemote, driveRemote, limits } = deps;
  const { store } = configuration;
  const loginOf = loginsOf(configuration, deps, directory);
  const parts = sourceParts(configuration, deps, { directory, local });
  const central =
    store &&
    centralStore(store, { login: loginOf(store.name), local: local.auditLog, clock, limits });
  const others = await Promise.all(
    configuration.sources.map((source) => kindOf(source).open(source, loginOf(source.name), parts)),
  );
  // The central store first: unlike a directory it marks a disclosed key, and it can tell at
  // once whether it has the key.
  const sources = [...(central?.sources ?? []), ...others];
  const forgetOperator = () => {
    central?.leave();
    for (const source of [directory, ...sources]) source.signOut();
  };
  const auditLog = central?.auditLog ?? local.auditLog;
  const { directory: people } = directory;
  const notices = ownerNotices(configuration, { ...deps, directory: people, auditLog });
  return {
    info: profileInfo(configuration),
    directory: people,
    ownerNotices: notices,
    callerCodes: callerCodesOf(configuration.messages),
    recovery: sources.map(({ recovery }) => recovery),
    tpm: sources.flatMap(({ tpm }) => tpm ?? []),
    compliance: sources.flatMap(({ compliance }) => compliance ?? []),
    inventories: sources.flatMap(({ inventory }) => inventory ?? []),
    clouds: others.flatMap(({ cloud }) => cloud ?? []),
    tpmRemote,
    driveRemote,
    auditLog,
    signReport: reportSigner(configuration, deps),
    auditReport: central?.auditReport ?? local.auditReport,
    recheck: (options) => directory.recheck(options),
    forgetOperator,
    close: async () => {
      notices?.close();
      forgetOperator();
      central?.close();
      await local.close();
    },
  };
}

/** What a source is signed in to with, by its name. */
function loginsOf(
  { id }: OrganisationConfiguration,
  { logins }: OrganisationDeps,
  directory: OrganisationDirectory,
) {
  return (name: string) => ({
    operator: () => directory.operator(),
    kept: () => logins.read(loginPlace(id, name)),
    operatorSid: () => directory.operatorSid(),
    domains: () => domainsOf(directory.directory),
  });
}

/** What every source may use. */
function sourceParts(
  { id }: OrganisationConfiguration,
  { log, clock, openBrowser, program, keptList }: OrganisationDeps,
  { directory, local }: Opened,
): ProfileParts {
  return {
    ownDirectory: directory.source,
    ownEntra: directory.entra,
    localStore: (name) => local.source(name),
    log,
    clock,
    openBrowser,
    program,
    keptList: keptList?.(id),
  };
}
