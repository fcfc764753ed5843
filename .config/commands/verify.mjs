// Checks a report file with nothing but Node: for an auditor who trusts no code of the console. Usage: npm run verify -- FILE
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

// What an entry's hash covers, in this order, each as <length in UTF-16 code units>:<value> and a line feed.
const FIELDS = 'previousHash sequence time action source result failure operator role endUser computer keyType keyId reason note ticket workstation requestId'.split(' ');

const file = process.argv[2] ?? stop('Usage: npm run verify -- FILE.kdreport');

const whole = createHash('sha256');
/** @typedef {{ sequence: number, hash: string, previousHash: string, [field: string]: string | number }} Entry */

/** @type {string[]} */
const problems = [];
/** @type {any} */
let header;
/** @type {{ rows: number, sha256: string } | undefined} */
let end;
let hasEntries = true;
let rows = 0;
/** @type {Entry | undefined} */
let before;

const gunzip = createGunzip();
createReadStream(file).on('error', (error) => stop(`${file} cannot be read: ${error.message}`)).pipe(gunzip);
gunzip.on('error', (error) => {
  if (header === undefined) stop(`${file} is not a report file: ${error.message}`);
  problems.push('the file is cut short');
  report();
});

for await (const line of createInterface({ input: gunzip, crlfDelay: Infinity })) {
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    stop(`${file} is not a report file: line ${rows + 2} is no JSON`);
  }
  if (header === undefined) {
    header = value;
    if (header.kind !== 'keydesk-report') stop(`${file} is not a report file`);
    if (header.version !== 1 && header.version !== 2) stop(`version ${header.version} is not known here`);
    // Version 1 knew one report. The rows of the others have no hashes of their own: the whole vouches for them.
    hasEntries = header.version === 1 || header.report === 'recovery-audit';
  } else if (value.kind === 'end') {
    end = value;
    continue;
  } else {
    rows += 1;
    if (hasEntries) check(value);
  }
  whole.update(`${line}\n`);
}
report();

/** @param {Entry} entry */
function check(entry) {
  const form = `keydesk-audit-1\n${FIELDS.map((field) => `${String(entry[field]).length}:${entry[field]}\n`).join('')}`;
  if (createHash('sha256').update(form, 'utf16le').digest('hex') !== entry.hash) problems.push(`row ${rows}: entry ${entry.sequence} is not what the log recorded`);
  if (before && entry.sequence === before.sequence + 1 && entry.previousHash !== before.hash) problems.push(`row ${rows}: entry ${entry.sequence} does not follow entry ${before.sequence}`);
  if (before && before.sequence === entry.sequence + 1 && before.previousHash !== entry.hash) problems.push(`row ${rows}: entry ${before.sequence} does not follow entry ${entry.sequence}`);
  before = entry;
}

function report() {
  const sha256 = whole.digest('hex');
  if (end === undefined && problems.length === 0) problems.push('the file is cut short');
  if (end !== undefined && end.rows !== rows) problems.push(`it should have ${end.rows} rows`);
  if (end !== undefined && end.sha256 !== sha256) problems.push('its content is not what was exported');
  console.log(`${header.organisation}: ${rows} rows, made by ${header.generatedBy} at ${header.generatedAt}${hasEntries ? `, when the log ended with entry ${header.head.sequence}, ${header.head.hash}` : ''}`);
  console.log(`SHA-256 of the content: ${sha256} (compare it with the note of the export in the audit log)`);
  for (const problem of problems.slice(0, 20)) console.log(`NOT GOOD: ${problem}`);
  console.log(problems.length === 0 ? `GOOD: ${hasEntries ? 'every row has the hash the log gave it, and nothing' : 'nothing'} is missing from the file.` : `${problems.length} problems.`);
  process.exit(problems.length === 0 ? 0 : 1);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
