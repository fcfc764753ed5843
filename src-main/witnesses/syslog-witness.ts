import { octetCounted, syslogMessage, syslogTest } from '#main/domain/audit/syslog-message.ts';
import { readIdentity } from '#main/drivers/network/client-identity.ts';
import { sendOverTls } from '#main/drivers/syslog/send-over-tls.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { SyslogConfiguration } from './configuration.ts';
import type { WitnessedConsole } from './witnessed-parts.ts';

/** A few hundred kilobytes, so that other senders do not wait long for the receiver. */
const ENTRIES_AT_ONCE = 500;

/** A receiver of syslog over TLS (RFC 5424, RFC 5425). */
export function syslogWitness(
  configuration: SyslogConfiguration,
  { workstation, clock }: WitnessedConsole,
): Witness {
  const { name, mode, host, port, answerSeconds } = configuration;
  const send = async (messages: readonly string[], { signal }: CallOptions) => {
    const identity = await readIdentity(configuration);
    const bytes = Buffer.from(messages.map(octetCounted).join(''));
    await sendOverTls(bytes, { host, port, identity }, { ms: answerSeconds * 1000, signal });
  };
  return {
    name,
    isRequired: mode === 'required',
    atOnce: ENTRIES_AT_ONCE,
    take: (entries, options) => send(entries.map(syslogMessage), options),
    test: (options) => send([syslogTest(workstation, clock.now())], options),
  };
}
