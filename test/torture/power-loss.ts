/** What a process did to its files, in order. */
export type FileEvent =
  | {
      readonly kind: 'write';
      readonly file: string;
      readonly offset: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'truncate'; readonly file: string; readonly length: number }
  /** Everything written to the file before is on the medium from here on. */
  | { readonly kind: 'flush'; readonly file: string }
  /** Somebody outside received this text. */
  | { readonly kind: 'printed'; readonly text: string };

type Change = Extract<FileEvent, { kind: 'write' | 'truncate' }>;
export type Files = ReadonlyMap<string, Uint8Array>;

/** Disks write whole sectors of this size, in bytes: a write may be torn between two of them. */
const SECTOR = 512;

/**
 * The files as they may be found when the power fails right after some events: what was flushed is
 * there, and of every later change all, a part, or nothing, whichever `random` says.
 *
 * @param before the files before the first event
 * @param random numbers from 0 to before 1
 */
export function filesAfterPowerLoss(
  before: Files,
  events: readonly FileEvent[],
  random: () => number,
): Files {
  const lastFlush = new Map<string, number>();
  for (const [index, event] of events.entries())
    if (event.kind === 'flush') lastFlush.set(event.file, index);
  const changes = events.flatMap((event, index) => {
    if (event.kind !== 'write' && event.kind !== 'truncate') return [];
    return index < (lastFlush.get(event.file) ?? -1) ? event : afterTear(event, random);
  });
  const files = new Map(before);
  for (const file of new Set(changes.map((change) => change.file))) {
    const own = changes.filter((change) => change.file === file);
    files.set(file, changed(before.get(file) ?? new Uint8Array(), own));
  }
  return files;
}

/** What of a change that was not flushed is on the medium: all, some sectors of it, or nothing. */
function afterTear(event: Change, random: () => number): readonly Change[] {
  const fate = random();
  if (fate < 1 / 3) return [];
  if (fate < 2 / 3 || event.kind === 'truncate') return [event];
  const sectors = Math.ceil((event.offset + event.bytes.length) / SECTOR);
  const first = Math.floor(event.offset / SECTOR);
  const end = (first + Math.floor(random() * (sectors - first + 1))) * SECTOR;
  return [{ ...event, bytes: event.bytes.subarray(0, Math.max(0, end - event.offset)) }];
}

function changed(content: Uint8Array, changes: readonly Change[]): Uint8Array {
  const longest = Math.max(
    content.length,
    ...changes.map((change) => (change.kind === 'write' ? change.offset + change.bytes.length : 0)),
  );
  const memory = new Uint8Array(longest);
  memory.set(content);
  let { length } = content;
  for (const change of changes) {
    if (change.kind === 'write') memory.set(change.bytes, change.offset);
    else memory.fill(0, change.length);
    length =
      change.kind === 'write'
        ? Math.max(length, change.offset + change.bytes.length)
        : change.length;
  }
  return memory.subarray(0, length);
}
