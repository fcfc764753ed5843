// Checks a report file, or the evidence of one request, with nothing but Node: for an auditor who
// trusts no code of the console.
// Usage: npm run verify -- FILE [--anchors LINES_OF_A_WITNESS]… [--log REPORT_FILE]… [--key KEY]…
// KEY is the public key of whoever signs, in Base64.
// Exit code 0: good; 1: altered, cut short, unlike the report of the log, or not signed with a KEY;
// 2: no such file, or no anchors. Compared with anchors, the log it was made of: 4 was cut off, 5
// was put back to an older state, 6 was made anew.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

// What an entry's hash covers, in this order, each as <length in UTF-16 code units>:<value> and a
// line feed.
const FIELDS = [
  'previousHash sequence time action source result failure operator role endUser computer',
  'keyType keyId reason note ticket workstation requestId',
].flatMap((names) => names.split(' '));
const FORM = 'keydesk-audit-1\n';
// Fields that entries got later: where one is not empty, its name and its value follow in that way.
const LATER_FIELDS = ['flag'];

const LONGEST_LINE = 100_000;
const SHOWN_PROBLEMS = 20;
const HASH = /^[0-9a-f]{64}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const SIMPLE = /^\s*(\d{1,15})\s+([0-9a-f]{64})(?:\s+(\d{4}-\d\d-\S+Z))?\s*$/;
const SENTENCE = /(?:^|[\s:])entry (\d{1,15}) sha256 ([0-9a-f]{64}) [a-z-]+ [a-z]+\s*$/;
const STRUCTURED = new RegExp(
  String.raw`\[keydesk@32473 event\.sequence="(\d{1,15})" event\.hash="([0-9a-f]{64})" ` +
    String.raw`event\.action="[a-z-]+" event\.outcome="[a-z]+" event\.created="([^"]+)"`,
);
// What a terminal would obey instead of showing it.
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * @typedef {{
 *   sequence: number;
 *   hash: string;
 *   previousHash: string;
 *   [field: string]: string | number;
 * }} Entry
 */
/** @typedef {{ rows: number; sha256: string; signature?: any }} End */
/**
 * @typedef {{
 *   organisation: string;
 *   generatedBy: string;
 *   generatedAt: string;
 *   head: { sequence: number; hash: string } | undefined;
 *   request?: { id: string; entries: number[] };
 * }} Header
 */

const USAGE =
  'Usage: npm run verify -- FILE [--anchors FILE]… [--log FILE.kdreport]… [--key PUBLIC_KEY]…';
const { file, anchors, logs, keys } = askedFor(process.argv.slice(2));
const whole = createHash('sha256');
/** @type {{ count: number; first: string[] }} */
const problems = { count: 0, first: [] };
/** @type {Header | undefined} */
let header;
/** @type {End | undefined} */
let end;
let rows = 0;
/** The hash each entry must have: rows tell their own, and that of the entry before them. */
const hashes = new Map([[0, sha256Of(FORM)]]);
const seen = new Set();
/** Entries of evidence, and those beside them. */
const told = new Set();
/** When each entry was written, as its row tells. */
const times = new Map();
/** Entries that have the hash of an anchor. */
const agreed = new Set();

try {
  for await (const line of linesOf(file)) take(line);
} catch (error) {
  if (header === undefined) stop(`${file} is not a report file: ${String(error)}`);
  problem(end === undefined ? 'the file is cut short' : 'its packing is damaged');
}
for (const sequence of header?.request?.entries ?? []) {
  if (!seen.has(sequence)) problem(`entry ${sequence} is missing`);
  for (const next of [sequence - 1, sequence + 1])
    if (next > 0 && next <= (header?.head?.sequence ?? 0) && !told.has(next))
      problem(`entry ${next}, a neighbour, is missing`);
}
for (const log of problems.count === 0 ? logs : []) await compareWith(log);
tell(header ?? stop(`${file} is not a report file: it is empty`));

/** @param {string} path */
async function* linesOf(path) {
  const packed = createReadStream(path).on('error', (error) =>
    stop(`${path} cannot be read: ${error.message}`),
  );
  // Only a line feed ends a line: what else may is content.
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of isPacked(path) ? packed.pipe(createGunzip()) : packed) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) stop(`${path} is not a report file: it has a line without end`);
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

/** Report files are packed by gzip, evidence is not. @param {string} path */
function isPacked(path) {
  const begin = Buffer.alloc(2);
  try {
    const open = openSync(path, 'r');
    readSync(open, begin, 0, 2, 0);
    closeSync(open);
  } catch (error) {
    stop(`${path} cannot be read: ${String(error)}`);
  }
  return begin.toString('hex') === '1f8b';
}

/** @param {string} line */
function take(line) {
  const value = valueOf(line);
  if (end !== undefined) stop(`${file} is not a report file: something stands behind its end`);
  if (header === undefined) header = headerOf(value);
  else if (isEnd(value)) {
    end = value;
    return;
  } else {
    rows += 1;
    const wrong = isObject(value) ? header.head && wrongWith(value, header) : 'it is no entry';
    if (wrong !== undefined) problem(`row ${rows}: ${wrong}`);
  }
  whole.update(`${line}\n`);
}

/** @param {string} line @returns {unknown} */
function valueOf(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {Header} */
function headerOf(value) {
  // Anything may stand there; each field is looked at before it is used.
  const {
    kind,
    version,
    report = version === 1 ? 'recovery-audit' : undefined,
    organisation,
    generatedBy,
    generatedAt,
    head,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  } = /** @type {any} */ (value ?? {});
  const isEvidence = kind === 'keydesk-evidence';
  if (kind !== 'keydesk-report' && !isEvidence) stop(`${file} is not a report file`);
  if (!(isEvidence ? [1] : [1, 2, 3, 4, 5]).includes(version))
    stop(`version ${shown(version)} is not known here`);
  if (!isText(organisation, 200) || !isText(generatedBy, 400) || !MOMENT.test(generatedAt))
    stop(`${file} does not say whose report it is`);
  // Version 1 knew one report. The rows of the others have no hashes of their own: the whole
  // vouches for them.
  if (
    !isEvidence &&
    version !== 1 &&
    ['computer-compliance', 'enterprise-compliance', 'recovery-key-backup'].includes(report)
  )
    return { organisation, generatedBy, generatedAt, head: undefined };
  if (!isEvidence && report !== 'recovery-audit') stop(`report ${shown(report)} is not known here`);
  if (!isNumber(head?.sequence) || !isHash(head.hash))
    stop(`${file} does not say where the log ended`);
  agrees(head.sequence, head.hash);
  const made = { organisation, generatedBy, generatedAt, head };
  return isEvidence ? { ...made, request: requestOf(value) } : made;
}

/** @param {any} value the first line of evidence */
function requestOf({ requestId, entries }) {
  if (!isText(requestId, 36) || !Array.isArray(entries) || !entries.every(isNumber))
    stop(`${file} does not say of which request it is`);
  return { id: requestId, entries };
}

/** @param {object} value @param {Header} made @returns {string | undefined} */
function wrongWith(value, { request }) {
  if ('sequence' in value) told.add(value.sequence);
  if (request !== undefined && isNeighbour(value))
    return agrees(value.sequence, value.hash) && agrees(value.sequence - 1, value.previousHash)
      ? undefined
      : `entry ${value.sequence}, a neighbour, does not fit the entries`;
  if (!isEntry(value)) return 'it is no entry';
  const misplaced = request && misplacedIn(request, value);
  if (misplaced !== undefined) return misplaced;
  const { sequence, hash, previousHash } = value;
  if (sha256Of(formOf(value)) !== hash) return `entry ${sequence} is not what the log recorded`;
  if (seen.has(sequence)) return `entry ${sequence} is there twice`;
  seen.add(sequence);
  times.set(sequence, value['time']);
  return agrees(sequence, hash) && agrees(sequence - 1, previousHash)
    ? undefined
    : `entry ${sequence} does not fit those beside it in the log`;
}

/** @param {{ id: string; entries: number[] }} request @param {Entry} entry */
function misplacedIn(request, { sequence, requestId }) {
  if (requestId !== request.id) return `entry ${sequence} belongs to another request`;
  if (!request.entries.includes(sequence)) return `entry ${sequence} was put in`;
  return [...seen].some((before) => before > sequence)
    ? `entry ${sequence} is not in order`
    : undefined;
}

/**
 * Compares evidence with a report file of the log, as far as that has the same entries.
 *
 * @param {string} path
 */
async function compareWith(path) {
  const { request } = header ?? stop(USAGE);
  if (request === undefined) return stop('--log goes with the evidence of a request');
  let compared = 0;
  let isFirst = true;
  for await (const line of linesOf(path)) {
    const value = valueOf(line);
    const isHeader = isFirst;
    isFirst = false;
    if (isHeader && !(isObject(value) && 'columns' in value)) stop(`${path} is not a report file`);
    if (isHeader || !isObject(value) || !isEntry(value)) continue;
    const { sequence, hash, requestId } = value;
    if (sha256Of(formOf(value)) !== hash) stop(`${path} was altered: check it by itself first`);
    if (hashes.has(sequence)) compared += 1;
    if (!agrees(sequence, hash)) problem(`the log has another entry ${sequence}`);
    else if (requestId === request.id && !seen.has(sequence))
      problem(`entry ${sequence} of this request is missing: the log has it`);
  }
  console.log(`${compared} entries of ${shown(path)} were compared with those of the file.`);
}

/** @param {Entry} entry @returns {string} */
function formOf(entry) {
  const later = LATER_FIELDS.filter((field) => String(entry[field] ?? '') !== '');
  const texts = [
    ...FIELDS.map((field) => entry[field]),
    ...later.flatMap((field) => [field, entry[field]]),
  ];
  return FORM + texts.map((text) => `${String(text).length}:${text}\n`).join('');
}

/** @param {number} sequence @param {string} hash */
function agrees(sequence, hash) {
  const known = hashes.get(sequence) ?? hash;
  hashes.set(sequence, known);
  return known === hash;
}

/** @param {Header} made */
function tell({ organisation, generatedBy, generatedAt, head }) {
  const sha256 = whole.digest('hex');
  if (end === undefined && problems.count === 0) problem('the file is cut short');
  if (end !== undefined && end.rows !== rows) problem(`it should have ${end.rows} rows`);
  if (end !== undefined && end.sha256 !== sha256) problem('its content is not what was exported');
  const signed = end?.sha256 === sha256 ? signedBy(end) : undefined;
  const logEnd = head ? `, when the log ended with entry ${head.sequence}, ${head.hash}` : '';
  console.log(
    `${shown(organisation)}: ${rows} rows, made by ${shown(generatedBy)} at ` +
      `${shown(generatedAt)}${logEnd}`,
  );
  console.log(
    `SHA-256 of the content: ${sha256} (compare it with the note of the export in the audit log)`,
  );
  if (signed !== undefined) console.log(signed);
  for (const sentence of problems.first) console.log(`NOT GOOD: ${sentence}`);
  console.log(
    problems.count === 0
      ? `GOOD: ${head ? 'every row has the hash the log gave it, and ' : ''}` +
          'nothing is missing from the file.'
      : `${problems.count} problems.`,
  );
  const unlike = problems.count === 0 && head ? beside(head.sequence, generatedAt) : 0;
  process.exit(problems.count === 0 ? unlike : 1);
}

/**
 * Who signed the file, in words; `undefined` where nobody asked and nobody signed. A file that was
 * to be signed with one of the keys, and is not, is a problem.
 *
 * @param {End} made
 */
function signedBy({ sha256, signature }) {
  const { key, value } = signature ?? {};
  if (typeof key !== 'string' || typeof value !== 'string') {
    if (keys.length > 0) problem('it is not signed');
    return undefined;
  }
  const known = keys.find(({ id }) => id === key);
  if (known === undefined) {
    if (keys.length > 0) problem(`it is signed with another key, ${shown(key)}`);
    return `Signed with the key ${shown(key)}: to check that, name it with --key.`;
  }
  const text = Buffer.from(`keydesk-report-signature-1\n${sha256}\n`);
  if (verify(null, text, known.publicKey, Buffer.from(value, 'base64')))
    return `GOOD: signed with the key ${key}.`;
  problem(`the signature does not fit: it was not made with the key ${key} for this content`);
  return undefined;
}

/** @param {string} base64 SubjectPublicKeyInfo */
function keyOf(base64) {
  const der = Buffer.from(base64, 'base64');
  try {
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), publicKey };
  } catch {
    return stop(`${shown(base64)} is no public key`);
  }
}

/**
 * Compares the log the report was made of with what a witness has. @returns the exit code
 *
 * @param {number} newestInLog the newest entry when the report was made. @param {string} madeAt
 */
function beside(newestInLog, madeAt) {
  if (anchors.length === 0) return 0;
  const due = anchors.filter(
    ({ sequence, time }) => sequence <= newestInLog || (time && time < madeAt),
  );
  const newest = due.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  const other = firstDifference();
  if (other !== undefined) return differs(other);
  if (newest > newestInLog)
    return mismatch(
      4,
      `the log was cut off after entry ${newestInLog}: the witness had ${newest} by then`,
    );
  const compared = anchors.filter(({ sequence }) => hashes.has(sequence)).length;
  console.log(`GOOD: ${compared} anchors of the witness are in the report, and all of them fit.`);
  return 0;
}

/** @param {{ sequence: number; isSameTime: boolean }} first @returns the exit code */
function differs({ sequence, isSameTime }) {
  const agreeing = anchors.filter((one) => agreed.has(one.sequence)).map((one) => one.sequence);
  const after = agreeing.reduce((most, one) => (one < sequence ? Math.max(most, one) : most), 0);
  const sparse =
    sequence - after > 1 ? ` (entries ${after + 1} to ${sequence - 1} were not compared)` : '';
  if (isSameTime || (sequence === 1 && agreeing.length > 0))
    return mismatch(6, `the log was made anew from entry ${sequence} on${sparse}`);
  return agreeing.length > 0
    ? mismatch(5, `the log was put back to an older state, that of entry ${after}${sparse}`)
    : mismatch(
        6,
        `no anchor agrees, the first is that of entry ${sequence}: they are of another log, or ` +
          'the log was made anew from its first entry on',
      );
}

/**
 * Of the report from an anchor, or of one anchor from another of the same number. Those that agree
 * are noted in `agreed`.
 */
function firstDifference() {
  /** @type {{ sequence: number; isSameTime: boolean } | undefined} */
  let first;
  const known = new Map([...hashes].map(([at, hash]) => [at, { hash, time: times.get(at) }]));
  for (const { sequence, hash, time } of anchors) {
    if (hashes.get(sequence) === hash) agreed.add(sequence);
    const one = known.get(sequence);
    if (one === undefined) known.set(sequence, { hash, time });
    else if (one.hash !== hash && !(first && first.sequence <= sequence))
      first = { sequence, isSameTime: time !== undefined && one.time === time };
  }
  return first;
}

/** @param {number} code @param {string} what */
function mismatch(code, what) {
  console.log(`NOT GOOD: ${what}`);
  return code;
}

/** @param {readonly string[]} words */
function askedFor(words) {
  const [path, ...more] = words;
  if (path === undefined || more.length % 2 === 1) return stop(USAGE);
  /** @type {Record<'--anchors' | '--log' | '--key', string[]>} */
  const given = { '--anchors': [], '--log': [], '--key': [] };
  for (let at = 0; at < more.length; at += 2) {
    const name = more[at];
    if (name !== '--anchors' && name !== '--log' && name !== '--key') return stop(USAGE);
    given[name].push(more[at + 1] ?? '');
  }
  return {
    file: path,
    anchors: given['--anchors'].flatMap(anchorsIn),
    logs: given['--log'],
    keys: given['--key'].map(keyOf),
  };
}

/** @param {string} path */
function anchorsIn(path) {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    stop(`${path} cannot be read: ${String(error)}`);
  }
  const found = text.split(/\r?\n/).flatMap(anchorsOfLine);
  return found.length > 0 ? found : stop(`there is no anchor in ${path}`);
}

/**
 * Lines as a person writes them down (number, hash, time), of JSON, or of syslog: with structured
 * data, from its beginning, where nothing stands that somebody typed; without, at the end.
 *
 * @param {string} line
 * @returns {readonly { sequence: number; hash: string; time: string | undefined }[]}
 */
function anchorsOfLine(line) {
  if (/^\s*[[{]/.test(line)) return [valueOf(line)].flat().flatMap(anchorOfObject);
  const forms = line.includes('[keydesk@') ? [STRUCTURED] : [SIMPLE, SENTENCE];
  const found = forms.map((form) => form.exec(line)).find((one) => one !== null);
  const [, sequence, hash = '', time] = found ?? [];
  return sequence === undefined ? [] : [{ sequence: Number(sequence), hash, time }];
}

/** @param {any} value @returns {ReturnType<typeof anchorsOfLine>} */
function anchorOfObject(value) {
  const sequence = Number(value?.['event.sequence'] ?? value?.EventSequence);
  const hash = value?.['event.hash'] ?? value?.EventHash;
  const time = value?.['@timestamp'] ?? value?.TimeGenerated;
  if (isNumber(sequence) && isHash(hash)) return [{ sequence, hash, time }];
  return value?.event ? anchorOfObject(value.event) : [];
}

/** @param {string} sentence */
function problem(sentence) {
  problems.count += 1;
  if (problems.count <= SHOWN_PROBLEMS) problems.first.push(sentence);
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {any} value @returns {value is End} */
function isEnd(value) {
  return value?.kind === 'end' && isNumber(value.rows) && isHash(value.sha256);
}

/**
 * @param {any} value
 * @returns {value is { sequence: number, hash: string, previousHash: string }}
 */
function isNeighbour(value) {
  return (
    value.kind === 'neighbour' &&
    isNumber(value.sequence) &&
    isHash(value.hash) &&
    isHash(value.previousHash)
  );
}

/** @param {any} value @returns {value is Entry} */
function isEntry(value) {
  return (
    isNumber(value.sequence) &&
    value.sequence > 0 &&
    isHash(value.hash) &&
    isHash(value.previousHash) &&
    FIELDS.every((field) => field === 'sequence' || typeof value[field] === 'string')
  );
}

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** @param {unknown} value @param {number} longest */
function isText(value, longest) {
  return typeof value === 'string' && value.length <= longest;
}

/** @param {unknown} value @returns {value is string} */
function isHash(value) {
  return typeof value === 'string' && HASH.test(value);
}

/** @param {string} text */
function sha256Of(text) {
  return createHash('sha256').update(text, 'utf16le').digest('hex');
}

/** @param {unknown} text */
function shown(text) {
  return String(text).replaceAll(
    INVISIBLE,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
