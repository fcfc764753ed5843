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

/** What comparing a log with the anchors of a witness found. */
export type AnchorVerdict =
  /** Every anchor is in the log, up to this one. */
  | { readonly state: 'fits'; readonly count: number; readonly newest: number }
  /** The log ends with this entry, but the witness has newer ones. */
  | { readonly state: 'cut-off'; readonly after: number; readonly witnessed: number }
  /** After this entry, the log has other entries than the witness, with other times. */
  | { readonly state: 'put-back'; readonly after: number; readonly witnessed: number }
  /** From this entry on, the hashes differ though the times are the same, or all entries differ. */
  | { readonly state: 'made-anew'; readonly from: number };

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
  let difference: { readonly at: number; readonly isSameTime: boolean } | undefined;
  let count = 0;

  function differs(one: Comparable, other: Comparable): void {
    if (difference !== undefined && difference.at <= one.sequence) return;
    const isSameTime = one.time !== undefined && one.time === other.time;
    difference = { at: one.sequence, isSameTime };
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
    },
    verdict(end, isDue = () => true) {
      const due = [...byNumber.values()].flat().filter((one) => one.sequence <= end || isDue(one));
      const witnessed = due.reduce((most, { sequence }) => Math.max(most, sequence), 0);
      if (difference !== undefined) {
        const { at, isSameTime } = difference;
        // If already the first entry differs, the witness never got any state of this log.
        if (at === 1 || isSameTime) return { state: 'made-anew', from: at };
        return { state: 'put-back', after: at - 1, witnessed };
      }
      if (witnessed > end) return { state: 'cut-off', after: end, witnessed };
      return { state: 'fits', count: due.length, newest: witnessed };
    },
  };
}
