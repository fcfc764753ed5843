/**
 * What a server said went wrong, without its sentence: that may quote what it was given, or what it
 * keeps.
 */
export interface ServerMessage {
  /** `sys.messages`; 50000 and above are raised by procedures. */
  readonly number: number;
  readonly state: number;
  /** 11 to 16: the statement; 17 and above: the server. */
  readonly severity: number;
  /** Empty where it came from no procedure. */
  readonly procedure: string;
  readonly line: number;
}

/**
 * An error the server answered with. The first message names the cause; those after it are its
 * consequences.
 */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly messages: readonly ServerMessage[];

  constructor(messages: readonly ServerMessage[]) {
    super(messages.map(withoutSentence).join('; '));
    this.messages = messages;
  }
}

function withoutSentence({ number, state, procedure, line }: ServerMessage): string {
  const place = procedure === '' ? '' : `, ${procedure} line ${line}`;
  return `error ${number}, state ${state}${place}`;
}

/**
 * The number of the first error a server answered with, somewhere behind `error`; `undefined` when
 * it answered with none.
 */
export function serverNumberOf(error: unknown): number | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ServerError) return at.messages[0]?.number;
  }
  return undefined;
}
