import { z } from 'zod';
import { MessageConfiguration } from '#main/messages/configuration.ts';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { EntraDirectoryConfiguration } from '#main/sources/entra/configuration.ts';
import { SourceConfiguration, kindOf } from '#main/sources/kinds.ts';
import { CentralStoreConfiguration } from '#main/sources/sql-server-store/configuration.ts';
import { AnchorConfiguration, WitnessConfiguration } from '#main/witnesses/configuration.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';

/** An Ed25519 key as SubjectPublicKeyInfo (RFC 8410), in Base64. */
const PublicKey = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'is no public key of `keydesk store signing-key`');

const ReportSigning = z.strictObject({
  publicKeys: z
    .array(PublicKey)
    .min(1)
    .max(20)
    .describe('The first is what is signed with; the others are still good for older files.'),
  keyFile: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe('Where the key file stays. Without it, the operating system keeps the key.'),
});

const Organisation = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'is not lower-case letters, digits and hyphens')
    .describe('Names the folder of its audit log: never change it.'),
  name: z.string().min(1).max(80).describe('As people read it.'),
  activeDirectory: LdapConfiguration.optional().describe('The directory people sign in to.'),
  entraId: EntraDirectoryConfiguration.optional().describe(
    'Entra ID as the directory people sign in to, where there is no Active Directory.',
  ),
  store: CentralStoreConfiguration.optional().describe(
    'Without it the audit log is kept on this computer.',
  ),
  sources: z
    .array(SourceConfiguration)
    .refine(
      (sources) => new Set(sources.map(({ name }) => name)).size === sources.length,
      'two sources have the same name',
    )
    .refine((sources) => {
      const unique = sources.filter((source) => kindOf(source).isUnique(source));
      return new Set(unique.map(({ kind }) => kind)).size === unique.length;
    }, 'a source is named twice')
    .refine(
      (sources) =>
        sources.every(
          (source) =>
            source.kind !== 'admin-service' ||
            source.listedBy === undefined ||
            sources.some(({ kind, name }) => kind === 'configmgr' && name === source.listedBy),
        ),
      '`listedBy` names no source of the kind `configmgr`',
    )
    .optional()
    .describe(
      'Asked side by side; where two keep the same key, the first is read. Without them, the ' +
        'directory people sign in to.',
    ),
  witnesses: z
    .array(WitnessConfiguration)
    .max(8)
    .refine(
      (witnesses) => new Set(witnesses.map(({ name }) => name)).size === witnesses.length,
      'two witnesses have the same name',
    )
    .default([])
    .describe('Where each entry of the audit log goes as well, out of reach of the operator.'),
  anchors: AnchorConfiguration.optional().describe(
    'Where number and hash of the newest entry of the audit log are noted once a day.',
  ),
  reportSigning: ReportSigning.optional().describe(
    'The key that report files are signed with. Without it they are not signed.',
  ),
  messages: MessageConfiguration.optional().describe(
    'How end users are told of disclosures, and sent codes. Nothing is sent without it.',
  ),
});

const WithSources = Organisation.refine(
  ({ activeDirectory, entraId }) => (activeDirectory === undefined) !== (entraId === undefined),
  'people sign in to either `activeDirectory` or `entraId`: name one of them',
).transform(({ sources, ...organisation }) => ({
  ...organisation,
  sources: sources ?? [SourceConfiguration.parse({ kind: ownKind(organisation) })],
}));

/**
 * One organisation: its directory, where its recovery data is read, and where its audit log is
 * kept.
 */
export const OrganisationConfiguration = WithSources.refine(
  ({ store, sources }) => sources.length > 0 || store?.recoveryData === true,
  'there is no source',
)
  .refine(
    ({ sources, ...organisation }) =>
      sources.every((source) => {
        const needed = kindOf(source).needsDirectory?.(source);
        return needed === undefined || needed === ownKind(organisation);
      }),
    'a source is asked in the name of an account of another directory than people sign in to',
  )
  .refine(
    ({ sources, entraId }) =>
      entraId === undefined ||
      sources.every(
        (source) => source.kind !== 'entra' || source.rotation?.clientId !== entraId.clientId,
      ),
    '`rotation` is the application that signs people in: it would hold what rotates as well',
  )
  .refine(
    ({ store, entraId }) => entraId === undefined || store?.server.login !== 'windows',
    'the store is signed in to with an account of Active Directory: give it a login "sql"',
  )
  .refine(
    ({ store, sources }) => store === undefined || sources.every(({ name }) => name !== store.name),
    'a source has the name of the store',
  )
  .refine(
    // A console may not read what others write into a central log, so nobody could hand over all.
    ({ store, witnesses }) => store === undefined || witnesses.length === 0,
    'witnesses are for an audit log on this computer, and there is a store',
  )
  .refine(
    ({ store, anchors }) => store === undefined || anchors === undefined,
    'anchors are for an audit log on this computer, and there is a store',
  )
  .refine(
    ({ anchors, messages }) => anchors?.mailTo === undefined || messages?.mail !== undefined,
    'anchors.mailTo needs the mail server of messages.mail',
  )
  .refine(
    (organisation) =>
      organisation.activeDirectory?.signIn !== 'windows' ||
      passwordSources(organisation).length === 0,
    'signIn is "windows", but a database is signed in to with a password: give it a login "sql"',
  );
export type OrganisationConfiguration = z.infer<typeof OrganisationConfiguration>;

/** The kind of source that the directory people sign in to is. */
function ownKind({ entraId }: Pick<z.infer<typeof Organisation>, 'entraId'>) {
  return entraId === undefined ? 'active-directory' : 'entra';
}

/** Names of what can be asked with the operator's password alone. */
export function passwordSources({
  store,
  sources,
}: Pick<z.infer<typeof WithSources>, 'store' | 'sources'>): readonly string[] {
  return [
    ...(store?.server.login === 'windows' ? [store] : []),
    ...sources.filter((source) => kindOf(source).needsPassword(source)),
  ].map(({ name }) => name);
}

/** The keys that report files of an organisation may be signed with. */
export function reportKeys({ name, reportSigning }: OrganisationConfiguration) {
  return (reportSigning?.publicKeys ?? []).map((publicKey) => ({ organisation: name, publicKey }));
}

/** What the page learns of an organisation before its profile is opened. */
export function profileInfo({
  id,
  name,
  activeDirectory,
  entraId,
  store,
  sources,
}: OrganisationConfiguration): ProfileInfo {
  const signIn = entraId === undefined ? (activeDirectory?.signIn ?? 'either') : 'entra';
  const withoutTpm = sources.filter((source) => kindOf(source).keepsBackTpm);
  const inBrowser = sources.filter((source) => kindOf(source).hasBrowserSignIn);
  const withKeptLogin = [
    ...(store?.server.login === 'sql' ? [store] : []),
    ...sources.filter((source) => kindOf(source).needsKeptLogin(source)),
  ];
  return {
    id,
    name,
    demo: false,
    ...(signIn !== 'either' && { signIn }),
    ...(withoutTpm.length > 0 && { withoutTpm: withoutTpm.map((source) => source.name) }),
    ...(withKeptLogin.length > 0 && { databaseLogins: withKeptLogin.map((source) => source.name) }),
    ...(inBrowser.length > 0 && { browserSignIns: inBrowser.map((source) => source.name) }),
  };
}
