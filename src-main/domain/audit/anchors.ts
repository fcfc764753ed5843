import type { AnchorVerdict } from '#shared/audit/anchor-verdict.ts';

/** An entry as a witness has it: enough to tell whether a log still has the same one. */
export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
  /** ISO 8601, UTC; `undefined` where the line does not tell it. */
  readonly time: string | undefined;
}

const NUMBER = String.raw`(\d{1,15})`;
const HASH = '([0-9a-f]{64})';
const TIME = String.raw`(\d{4}-\d\d-\d\dT[\d:.]{5,12}Z)`;

/** The simple form: number, hash and, if it is known, time. `#` begins a comment. */
const SIMPLE = new RegExp(String.raw`^\s*${NUMBER}\s+${HASH}(?:\s+${TIME})?\s*$`);
/**
 * The structured data of our messages (`syslog-message.ts`), from its beginning: what a person
 * typed comes later, and cannot contain a quotation mark without a backslash before it.
 */
const STRUCTURED = new RegExp(
  String.raw`\[keydesk@32473 event\.sequence="${NUMBER}" event\.hash="${HASH}" ` +
    String.raw`event\.action="[a-z-]+" event\.outcome="[a-z]+" event\.created="${TIME}"`,
);
/** The text of our messages, where the structured data was dropped. Nobody types any of it. */
const SENTENCE = new RegExp(
  String.raw`(?:^|[\s:])entry ${NUMBER} sha256 ${HASH} [a-z-]+ [a-z]+\s*$`,
);

/** An anchor as a line of its own, in the form that people write as well. */
export function anchorLine({ sequence, hash, time }: Anchor): string {
  return [sequence, hash, ...(time === undefined ? [] : [time])].join(' ');
}

/** A byte order mark, as Windows PowerShell writes it before UTF-16. */
const UTF16 = [0xff, 0xfe] as const;

/** The lines of a file with anchors, one by one: in UTF-8, or as Windows redirects text. */
export function* textOfAnchors(bytes: Uint8Array): Generator<string> {
  const isUtf16 = UTF16.every((byte, at) => bytes[at] === byte);
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  let begin = 0;
  while (begin < text.length) {
    const found = text.indexOf('\n', begin);
    const end = found === -1 ? text.length : found;
    yield text.slice(begin, end).trimEnd();
    begin = end + 1;
  }
}

/** The anchors in one line that was exported from a witness: none, one, or those of a list. */
export function anchorsIn(line: string): readonly Anchor[] {
  if (/^\s*[[{]/.test(line)) return anchorsInJson(line);
  const structured = line.includes('[keydesk@');
  const found =
    (structured ? STRUCTURED : SIMPLE).exec(line) ?? (structured ? null : SENTENCE.exec(line));
  return found === null ? [] : [anchorOf(found)];
}

function anchorOf([, sequence, hash = '', time]: RegExpExecArray): Anchor {
  return { sequence: Number(sequence), hash, time };
}

function anchorsInJson(line: string): readonly Anchor[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [];
  }
  const objects: readonly unknown[] = Array.isArray(value) ? value : [value];
  return objects.flatMap((one) => anchorInObject(one) ?? []);
}

/** An object as the witness got it, alone or in the `event` of a Splunk object. */
function anchorInObject(value: unknown): Anchor | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const sequence = Number(fields['event.sequence'] ?? fields['EventSequence']);
  const hash = fields['event.hash'] ?? fields['EventHash'];
  const time = fields['@timestamp'] ?? fields['TimeGenerated'];
  if (Number.isSafeInteger(sequence) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))
    return { sequence, hash, time: typeof time === 'string' ? time : undefined };
  return 'event' in fields ? anchorInObject(fields['event']) : undefined;
}

/** An entry, as far as it can be compared. */
interface Comparable {
  readonly sequence: number;
  readonly hash: string;
  readonly time?: string | undefined;
}

/** Compares the entries of a log with anchors, one at a time, in any order. */
export interface AnchorCheck {
  /** Different anchors; 0 when there is nothing to compare with. */
  readonly count: number;
  look(entry: Comparable): void;
  /**
   * @param end the newest entry of the log
   * @param isDue whether an anchor behind it should be in the log
   */
  verdict(end: number, isDue?: (anchor: Anchor) => boolean): AnchorVerdict;
}

export function anchorCheck(anchors: Iterable<Anchor>): AnchorCheck {
  const byNumber = new Map<number, Anchor[]>();
  const agreeing: number[] = [];
  let difference: { readonly from: number; readonly isSameTime: boolean } | undefined;
  let count = 0;

  function differs(one: Comparable, other: Comparable): void {
    if (difference !== undefined && difference.from <= one.sequence) return;
    const isSameTime = one.time !== undefined && one.time === other.time;
    difference = { from: one.sequence, isSameTime };
  }

  for (const anchor of anchors) {
    const known = byNumber.get(anchor.sequence) ?? [];
    if (known.some(({ hash }) => hash === anchor.hash)) continue;
    // A witness with two hashes for one number has seen the number given out twice.
    if (known[0] !== undefined) differs(anchor, known[0]);
    byNumber.set(anchor.sequence, [...known, anchor]);
    count += 1;
  }

  return {
    count,
    look(entry) {
      const known = byNumber.get(entry.sequence) ?? [];
      const other = known.find(({ hash }) => hash !== entry.hash);
      if (other !== undefined) differs(entry, other);
      if (known.some(({ hash }) => hash === entry.hash)) agreeing.push(entry.sequence);
    },
    verdict(end, isDue = () => true) {
      const due = [...byNumber.values()].flat().filter((one) => one.sequence <= end || isDue(one));
      const witnessed = newestOf(due.map(({ sequence }) => sequence));
      if (difference !== undefined) {
        const { from, isSameTime } = difference;
        const after = newestOf(agreeing.filter((sequence) => sequence < from));
        // Two anchors of the first entry, one of which agrees: it was written twice.
        if (isSameTime || (from === 1 && agreeing.length > 0))
          return { state: 'made-anew', after, from };
        if (agreeing.length === 0) return { state: 'another-log', count, from };
        return { state: 'put-back', after, from, witnessed };
      }
      if (witnessed > end) return { state: 'cut-off', after: end, witnessed };
      return { state: 'fits', count: due.length, newest: witnessed };
    },
  };
}

function newestOf(sequences: readonly number[]): number {
  return sequences.reduce((most, sequence) => Math.max(most, sequence), 0);
}
