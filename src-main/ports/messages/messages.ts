import type { Contact } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';

/** Somebody a message is for: an account with what the directory knows, or a bare mailbox. */
export interface Addressee extends Pick<Contact, 'mail' | 'mobile'> {
  /** `DOMAIN\name`; empty for a mailbox. */
  readonly account: string;
}

/** A message to a person. It never holds a secret that opens a drive. */
export interface Message {
  readonly kind: 'owner-notice' | 'caller-code' | 'anchor';
  readonly to: Addressee;
  readonly subject: string;
  readonly text: string;
  /** What it is about, by name, for a receiver that writes its own text. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A way to send messages to people: a mail server, or an HTTPS endpoint. */
export interface Messenger {
  /** What is asked of it: `mail` for an addressee without a mailbox cannot be sent. */
  readonly kind: 'mail' | 'webhook';
  /** As people read it: a host name. */
  readonly name: string;
  /**
   * Resolves when it has taken the message; whether a person reads it is not known.
   *
   * @throws AppError `message.*`, `request.cancelled`
   */
  send(message: Message, options: CallOptions): Promise<void>;
  /** Connects as for a message, and sends none to anybody. @throws as {@link send} */
  test(options: CallOptions): Promise<void>;
}
