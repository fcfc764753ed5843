import type { GraphClient, GraphQuestion } from '#main/drivers/graph/graph-client.ts';
import type { SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

const PATIENCE_MS = 10_000;

/** What each permission is for, asked in the smallest way. None of them reads a key. */
const QUESTIONS: Readonly<Record<string, GraphQuestion>> = {
  'User.Read': { path: 'me', options: { $select: 'id,userPrincipalName' } },
  'User.Read.All': {
    path: 'users',
    options: { $top: '1', $select: 'id,onPremisesSamAccountName' },
  },
  'Device.Read.All': { path: 'devices', options: { $top: '1', $select: 'id,deviceId' } },
  'BitlockerKey.ReadBasic.All': { path: 'informationProtection/bitlocker/recoveryKeys' },
};
/** Only the sign-in says whether it was granted: trying would disclose a key. */
const TO_READ = 'BitlockerKey.Read.All';

/** Asks with each permission once, and names those that are missing. */
export async function checkEntra(
  { signedIn, graph }: { readonly signedIn: SignedIn; readonly graph: GraphClient },
  { signal }: CallOptions,
): Promise<CheckStep> {
  const granted: string[] = [];
  const missing: string[] = [];
  let keys = 0;
  try {
    for (const [permission, question] of Object.entries(QUESTIONS)) {
      const count = await firstPage(graph, question, signal);
      (count === undefined ? missing : granted).push(permission);
      if (permission.startsWith('BitlockerKey')) keys = count ?? 0;
    }
  } catch (error) {
    refuseIfCancelled(signal);
    const details = error instanceof AppError ? error.details : {};
    return { name: 'cloud', state: 'failed', facts: {}, failure: codeOf(error), details };
  }
  const toRead = maySay(signedIn.scopes);
  if (toRead !== undefined) (toRead ? granted : missing).push(TO_READ);
  const facts = {
    account: signedIn.userName,
    granted: granted.join(', '),
    missing: missing.join(', '),
    keys: String(keys),
  };
  if (missing.length === 0)
    return { name: 'cloud', state: keys === 0 ? 'warning' : 'passed', facts };
  const details = { reason: facts.missing };
  return { name: 'cloud', state: 'failed', facts, failure: 'entra.consentMissing', details };
}

/** How many values the first answer has; `undefined` where it is not permitted. */
async function firstPage(
  graph: GraphClient,
  question: GraphQuestion,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const answer = await graph.get(question, { signal, patienceMs: PATIENCE_MS });
    const value: unknown = answer?.body['value'];
    return Array.isArray(value) ? value.length : 0;
  } catch (error) {
    if (error instanceof AppError && error.code === 'entra.notPermitted') return undefined;
    throw error;
  }
}

/** `undefined` where the service names no permissions in its answer to the sign-in. */
function maySay(scopes: readonly string[]): boolean | undefined {
  const names = scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase());
  if (!names.some((name) => /^(user|device|bitlockerkey)\./.test(name))) return undefined;
  return names.includes(TO_READ.toLowerCase());
}
