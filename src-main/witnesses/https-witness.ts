import { z } from 'zod';
import { witnessBody, witnessTestBody } from '#main/domain/audit/witness-json.ts';
import { type Answer, post } from '#main/drivers/https/post.ts';
import { readIdentity, readText } from '#main/drivers/network/client-identity.ts';
import { notTaken } from '#main/drivers/network/hand-over-error.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { HttpsConfiguration } from './configuration.ts';
import type { WitnessedConsole } from './witnessed-parts.ts';

/** Some hundred kilobytes: below what collectors take in one request (Sentinel: one megabyte). */
const ENTRIES_AT_ONCE = 200;

/** Of Splunk's HTTP Event Collector: 0 is "Success". */
const HecAnswer = z.object({ code: z.literal(0) });

/** A collector that takes JSON over HTTPS, and confirms that it has it. */
export function httpsWitness(
  configuration: HttpsConfiguration,
  { workstation, clock }: WitnessedConsole,
): Witness {
  const { name, mode, format } = configuration;
  const send = async (body: string, options: CallOptions) => {
    requireTaken(await ask(configuration, body, options), format);
  };
  return {
    name,
    isRequired: mode === 'required',
    atOnce: ENTRIES_AT_ONCE,
    take: (entries, options) => send(witnessBody(entries, format), options),
    test: (options) => send(witnessTestBody(workstation, format, clock.now()), options),
  };
}

async function ask(
  configuration: HttpsConfiguration,
  body: string,
  { signal }: CallOptions,
): Promise<Answer> {
  const { url, format, tokenFile, answerSeconds } = configuration;
  const identity = await readIdentity(configuration);
  const token = (await readText(tokenFile))?.trim();
  const scheme = format === 'splunk-hec' ? 'Splunk' : 'Bearer';
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(token !== undefined && { authorization: `${scheme} ${token}` }),
  };
  return post({ url: new URL(url), headers, body, identity }, { ms: answerSeconds * 1000, signal });
}

/** @throws AppError `witness.refused` */
function requireTaken({ status, text }: Answer, format: HttpsConfiguration['format']): void {
  if (status < 200 || status > 299) throw notTaken(`HTTP ${status}`);
  if (format === 'splunk-hec' && !HecAnswer.safeParse(jsonIn(text)).success)
    throw notTaken(`HTTP ${status}, and not the answer of an HTTP Event Collector`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
