import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { ErrorCode } from '#shared/errors.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import type { WireReply } from '#shared/wire.ts';
import type { AnswerFault, TlsProxy } from '#test/lab/tls-proxy.ts';
import { PASSWORD } from '#test/main/features/drive-request.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import type { FailingDesk, FailingEstate } from '../failing/estate.ts';
import { ESTATES } from '../failing/estates.ts';
import { passingLimits } from '../failing/under-fault.ts';
import type { Attempt, Trial } from '../trial.ts';

const KINDS: readonly AnswerFault['kind'][] = ['stop', 'hang', 'slow', 'rubbish'];
/** A broken connection may be noticed by the first request after it. */
const TRIES_AFTER = 2;

/**
 * Each source stops, hangs, slows down or answers rubbish from any byte of any of its answers on,
 * one of its servers or all of them. Every request is answered all the same, by what was asked for
 * or by an error with a code; and when the source is well again, so is the console.
 */
export const failingSources: Trial = {
  name: 'requests while a source stops, hangs, slows or answers rubbish',
  most: 10_000,
  short: 44,
  weight: 4,
  obstacle: () => (canMakeCertificates() ? undefined : WITHOUT_OPENSSL),

  async prepare() {
    const subjects: Subject[] = [];
    for (const start of ESTATES) subjects.push(await measured(await start()));
    return {
      attempt: (round) => {
        const subject = subjects[round % subjects.length];
        if (subject === undefined) throw new Error('there is no source');
        return failOnce(subject, KINDS[Math.floor(round / subjects.length) % KINDS.length]);
      },
      async dispose() {
        for (const { estate } of subjects) await estate.stop();
      },
    };
  },
};

interface Subject {
  readonly estate: FailingEstate;
  /** How long the answers of each server are when nothing fails, in bytes. */
  readonly lengths: readonly number[];
}

/** Goes through the flow once while nothing fails. */
async function measured(estate: FailingEstate): Promise<Subject> {
  const desk = await estate.open();
  estate.proxies.forEach((proxy) => proxy.fail(undefined));
  const replies = await goThrough(desk);
  const lengths = estate.proxies.map((proxy) => proxy.answered());
  desk.close();
  const [wrong] = notAnswered(replies);
  if (wrong !== undefined) throw new Error(`${estate.name}, while nothing fails: ${wrong}`);
  return { estate, lengths };
}

async function failOnce(
  { estate, lengths }: Subject,
  kind: AnswerFault['kind'] = 'stop',
): Promise<Attempt> {
  const desk = await estate.open();
  const { proxies } = estate;
  const asked = lengths.flatMap((length, index) => (length > 0 ? [index] : []));
  const one = asked[Math.floor(Math.random() * asked.length)];
  const isAll = Math.random() < 0.5;
  const afterBytes = Math.floor(Math.random() * (lengths[one ?? 0] ?? 0));
  try {
    proxies.forEach((proxy, index) =>
      proxy.fail(isAll || index === one ? { kind, afterBytes } : undefined),
    );
    const moved = () => proxies.reduce((sum, proxy) => sum + proxy.moved(), 0);
    const replies = await passingLimits(desk, moved, () => goThrough(desk));
    proxies.forEach(heal);
    const lost = [...losses(desk, replies), ...(await stillBroken(desk))];
    const where = `${estate.name}, ${kind} after ${afterBytes} bytes${isAll ? ' of all' : ''}`;
    return { tried: desk.flow.length, lost: lost.map((loss) => `${where}: ${loss}`) };
  } finally {
    proxies.forEach(heal);
    desk.close();
  }
}

/** As a server does that is started anew. */
function heal(proxy: TlsProxy): void {
  proxy.fail(undefined);
  proxy.cutOff();
}

async function goThrough({ app, flow }: FailingDesk): Promise<readonly WireReply[]> {
  const replies: WireReply[] = [];
  for (const [name, input] of flow) replies.push(await app.call(name, input));
  return replies;
}

/** What is wrong after the source is well again. */
async function stillBroken(desk: FailingDesk): Promise<readonly string[]> {
  let wrong: readonly string[] = [];
  for (let tries = 0; tries < TRIES_AFTER; tries += 1) {
    const replies = await goThrough(desk);
    wrong = notAnswered(replies);
    if (wrong.length === 0) return [];
    // What it says then: it is not tried again until somebody has signed in again.
    if (replies.some(isRefusedSignIn)) desk.close();
  }
  return wrong.map((what) => `afterwards, ${what}`);
}

/** Where a challenge was rubbish, the answer to it was wrong. */
const isRefusedSignIn = (reply: WireReply) =>
  !reply.ok && reply.error.code === 'adminService.signInRefused';

function notAnswered(replies: readonly WireReply[]): readonly string[] {
  const refused = replies.flatMap((reply, step) =>
    reply.ok ? [] : [`step ${step + 1} fails with ${reply.error.code}`],
  );
  const secrets = replies.filter(hasSecret).length;
  return secrets === 2 || refused.length > 0
    ? refused
    : [`${secrets} of 2 recovery passwords were disclosed`];
}

const hasSecret = (reply: WireReply) =>
  JSON.stringify(reply).includes(JSON.stringify(PASSWORD.split('-')));
const hasGroups = (reply: WireReply) => JSON.stringify(reply).includes('"groups":[');

function losses({ app }: FailingDesk, replies: readonly WireReply[]): readonly string[] {
  const { entries } = app.profile;
  const disclosed = entries.filter(isDisclosed).length;
  const shown = replies.filter(hasGroups).length;
  const verdict = verifyChain(entries);
  return [
    ...replies.flatMap((reply, step) => withoutCode(reply, step + 1)),
    ...app.unforeseen.map((cause) => `unforeseen: ${String(cause)}`),
    ...(shown > disclosed ? [`${shown} secrets, ${disclosed} entries`] : []),
    ...withoutOutcome(entries),
    ...(verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`]),
    ...(entries.some((entry) => holdsSecret(JSON.stringify({ ...entry, ...NO_HASHES })))
      ? ['a secret is in the log']
      : []),
  ];
}

/** They may hold the digits of a secret by chance. */
const NO_HASHES = { hash: '', previousHash: '' };

const isDisclosed = ({ action, result }: AuditEntry) =>
  action === 'disclose' && result === 'successful';

function withoutCode(reply: WireReply, step: number): readonly string[] {
  if (reply.ok) return [];
  const { code } = reply.error;
  return code === 'internal' || !ErrorCode.safeParse(code).success
    ? [`step ${step} fails with ${code}`]
    : [];
}

/** Nothing was killed: each intent has to say what came of it. */
function withoutOutcome(entries: readonly AuditEntry[]): readonly string[] {
  return entries
    .filter(({ result }) => result === 'intended')
    .filter(
      ({ requestId, sequence }) =>
        !entries.some(
          (other) =>
            other.requestId === requestId &&
            other.sequence > sequence &&
            other.result !== 'intended',
        ),
    )
    .map(({ sequence }) => `entry ${sequence} is an intent without an outcome`);
}
