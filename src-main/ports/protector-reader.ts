import type { KeyIdQuery, RecoveryKeyId } from '../../src-shared/model/recovery-key-id.ts';
import type { CallOptions } from './call-options.ts';
import type { Protector } from '../../src-shared/model/protector.ts';
import type { DisclosedProtector, FoundProtectors } from './recovery-source.ts';
import type { TypedComputer } from './tpm-source.ts';

/** A place recovery data is kept that keeps no record of its own: whoever calls {@link read} writes the entry first. */
export interface ProtectorReader {
  readonly name: string;

  /**
   * Protectors whose recovery key ID begins with, or is, the one asked for. Never a secret. An object that cannot be trusted
   * is listed as `damaged`.
   * @throws AppError `auth.*`, `directory.*`, `request.cancelled`
   */
  find(query: KeyIdQuery, limit: number, options: CallOptions): Promise<FoundProtectors>;

  /**
   * Protectors of the computers of this name, in any domain when `domain` is empty, newest first, at most `limit`. Never a secret.
   * @throws as {@link find}
   */
  ofComputer(computer: TypedComputer, limit: number, options: CallOptions): Promise<readonly Protector[]>;

  /**
   * The secrets of one protector, as they are kept. Leaves no record anywhere.
   * @throws AppError `recovery.noMatch`, `recovery.notPermitted` when there is one whose password the operator may not read,
   * `recovery.damagedPassword` when what is kept is no recovery password of this key, `auth.*`, `directory.*`, `request.cancelled`
   */
  read(keyId: RecoveryKeyId, options: CallOptions): Promise<DisclosedProtector>;
}
