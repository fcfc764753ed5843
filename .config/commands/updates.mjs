// Makes the list of versions that consoles of an organisation look at, with nothing but Node.
// Usage: npm run updates -- make-key FILE
//        npm run updates -- sign FOLDER --key FILE --ring NAME=VERSION[:PERCENT]… [--days N]
// Exit code 0: done; 1: it could not be done; 2: not understood.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import {
  createReadStream,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const LIST_NAME = 'keydesk-updates.json';
/** Of released versions alone: nothing is rolled out that is for trying. */
const PACKAGE = new RegExp(
  String.raw`^\w[\w .+-]*?[ _-](\d+\.\d+\.\d+)(?=[ _.-])(?!-(?:alpha|beta|dev|rc))[\w .+-]*` +
    String.raw`\.(?:deb|rpm|AppImage|msi|exe|dmg)$`,
);
const RING = /^([a-z0-9-]{1,40})=(\d{1,5}\.\d{1,5}\.\d{1,5})(?::(\d{1,3}))?$/;
/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const DER_PREFIX_BYTES = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;

const USAGE = `Usage:
  npm run updates -- make-key FILE
  npm run updates -- sign FOLDER --key FILE --ring NAME=VERSION[:PERCENT]… [--days N]`;

/** @typedef {{ name: string; version: string; bytes: number; sha512: string }} Package */

try {
  const { values, positionals } = read();
  const [task, path] = positionals;
  if (path === undefined || positionals.length > 2) stop(USAGE, 2);
  if (task === 'make-key') makeKey(path);
  else if (task === 'sign') await signFolder(path, values);
  else stop(USAGE, 2);
} catch (error) {
  stop(messageOf(error), 1);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        ring: { type: 'string', multiple: true, default: [] },
        days: { type: 'string', default: '90' },
      },
    });
  } catch (error) {
    stop(`${messageOf(error)}\n${USAGE}`, 2);
  }
}

/** @param {string} file */
function makeKey(file) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // Never over another one: lists signed with that could not be renewed.
  writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  console.log(`The private key is in ${file}: whoever has it decides what is installed.`);
  console.log(`updates.publicKey: ${publicPart(publicKey)}`);
}

/**
 * @param {string} folder
 * @param {{ key?: string; ring: string[]; days: string }} how
 */
async function signFolder(folder, { key, ring, days }) {
  if (key === undefined || ring.length === 0) stop(USAGE, 2);
  const validDays = Number(days);
  if (!Number.isInteger(validDays) || validDays < 1 || validDays > MOST_DAYS)
    stop(`--days takes a number from 1 to ${MOST_DAYS}.`, 2);
  const privateKey = createPrivateKey(readFileSync(key));
  if (privateKey.asymmetricKeyType !== 'ed25519')
    stop(`${key} holds no Ed25519 key. Make one with make-key.`, 1);
  const packages = await packagesIn(folder);
  const rings = Object.fromEntries(ring.map((one) => ringOf(one, packages)));
  const now = Date.now();
  const list = JSON.stringify({
    format: 1,
    issued: new Date(now).toISOString(),
    validUntil: new Date(now + validDays * DAY_MS).toISOString(),
    rings,
    packages,
  });
  const signature = sign(null, Buffer.from(list), privateKey).toString('base64');
  // Renamed, so that no console reads half of it.
  const written = join(folder, `${LIST_NAME}.new`);
  writeFileSync(written, JSON.stringify({ list, signature }));
  renameSync(written, join(folder, LIST_NAME));
  for (const { name, version, bytes } of packages) console.log(`${version}  ${name}  ${bytes}`);
  console.log(`Signed, good for ${validDays} days. updates.publicKey: ${publicOf(privateKey)}`);
}

/**
 * @param {string} folder
 * @returns {Promise<Package[]>}
 */
async function packagesIn(folder) {
  /** @type {Package[]} */
  const found = [];
  for (const name of readdirSync(folder).toSorted()) {
    const [, version] = PACKAGE.exec(name) ?? [];
    const path = join(folder, name);
    if (version === undefined || !statSync(path).isFile()) continue;
    const hash = createHash('sha512');
    for await (const piece of createReadStream(path)) hash.update(piece);
    found.push({ name, version, bytes: statSync(path).size, sha512: hash.digest('hex') });
  }
  return found;
}

/**
 * @param {string} text
 * @param {readonly Package[]} packages
 * @returns {[string, { version: string; percent: number }]}
 */
function ringOf(text, packages) {
  const [, name = '', version = '', percent = '100'] = RING.exec(text) ?? [];
  if (name === '' || Number(percent) > 100) stop(`--ring ${text} is not understood.\n${USAGE}`, 2);
  if (packages.every((one) => one.version !== version))
    stop(`There is no package of ${version} in the folder.`, 1);
  return [name, { version, percent: Number(percent) }];
}

/** @param {import('node:crypto').KeyObject} privateKey */
function publicOf(privateKey) {
  return publicPart(createPublicKey(privateKey));
}

/** @param {import('node:crypto').KeyObject} key */
function publicPart(key) {
  const der = key.export({ type: 'spki', format: 'der' });
  return der.subarray(DER_PREFIX_BYTES).toString('base64');
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {string} sentence
 * @param {number} code
 * @returns {never}
 */
function stop(sentence, code) {
  console.error(sentence);
  process.exit(code);
}
