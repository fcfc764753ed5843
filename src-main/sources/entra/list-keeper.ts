import { z } from 'zod';
import type { SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import type { KeptList, ListOnDisk } from '#main/ports/connection/kept-list.ts';
import type { Log } from '#main/ports/system.ts';
import { type ErrorCode, codeOf } from '#shared/errors.ts';
import { Guid } from '../odata.ts';
import { type KeyIndex, keyIndexOf } from './key-index.ts';

/** A list of keys, and when it was read. */
interface ReadList {
  readonly index: KeyIndex;
  /** ISO 8601, UTC. */
  readonly asOf: string;
}

/** The list of one account on this computer. Neither call throws: what went wrong is in the log. */
export interface KeptKeyList {
  /** `undefined`: there is none that may be used. */
  read(): Promise<ReadList | undefined>;
  /** @returns why it was not kept */
  keep(list: ReadList): Promise<ErrorCode | undefined>;
}

/** Keeps the list of keys on this computer from one start to the next. */
export interface ListKeeper {
  /** Of whoever is signed in now. */
  ofAccount(): KeptKeyList;
}

interface KeeperParts {
  readonly keptList: KeptList;
  readonly log: Pick<Log, 'warn'>;
  /** The source, as people read it. */
  readonly name: string;
  /** Where Graph is. */
  readonly graph: URL;
  readonly current: () => Pick<SignedIn, 'claims'> | undefined;
}

/** Another layout of the content is another version. */
const VERSION = 1;
const Versioned = z.object({ version: z.literal(VERSION) });

/** Whose list it is: what one account may see is not for another one. */
const Owner = z.strictObject({ graph: z.string(), tenant: Guid, account: Guid });
type Owner = z.infer<typeof Owner>;

const About = Versioned.extend({
  owner: Owner,
  asOf: z.iso.datetime(),
  keys: z.int().min(0),
  devices: z.int().min(0),
});

type Why = 'damaged' | 'another version' | 'another account';

export function listKeeper({ keptList, log, name, graph, current }: KeeperParts): ListKeeper {
  return {
    ofAccount() {
      const owner = ownerOf(current(), graph);
      return {
        async read() {
          const found = await keptList.read().catch(() => 'damaged' as const);
          if (found === undefined) return undefined;
          const list = found === 'damaged' ? found : listIn(found, owner);
          if (typeof list !== 'string') return list;
          // Without a cause, which may quote what was decrypted. The next list takes its place.
          log.warn('kept list of keys not used', { source: name, why: list });
          return undefined;
        },
        async keep(list) {
          try {
            await keptList.keep(onDisk(list, owner));
            return undefined;
          } catch (cause) {
            log.warn('list of keys not kept', { source: name, cause });
            return codeOf(cause) === 'entra.listNotProtected'
              ? 'entra.listNotProtected'
              : 'entra.listNotKept';
          }
        },
      };
    },
  };
}

function ownerOf(signedIn: Pick<SignedIn, 'claims'> | undefined, graph: URL): Owner | undefined {
  const { tid, oid } = signedIn?.claims() ?? {};
  return Owner.safeParse({ graph: graph.origin, tenant: tid, account: oid }).data;
}

function onDisk({ index, asOf }: ReadList, owner: Owner | undefined): ListOnDisk {
  if (owner === undefined) throw new Error('not known whose it is');
  const { bytes, ...counts } = index.toBytes();
  return { about: { version: VERSION, owner, asOf, ...counts }, content: bytes };
}

function listIn({ about, content }: ListOnDisk, owner: Owner | undefined): ReadList | Why {
  if (!Versioned.safeParse(about).success) return 'another version';
  const read = About.safeParse(about).data;
  if (read === undefined) return 'damaged';
  const { asOf, keys, devices } = read;
  if (JSON.stringify(read.owner) !== JSON.stringify(owner)) return 'another account';
  try {
    return { asOf, index: keyIndexOf({ keys, devices, bytes: content }) };
  } catch {
    return 'damaged';
  }
}
