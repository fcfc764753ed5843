import { expect, test } from 'vitest';
import { LONGEST_PAUSE_MS } from '#main/domain/retries.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { testConsole } from '#test/fakes/console.ts';
import { WITHOUT_RSYSLOG } from '#test/lab/rsyslog.ts';
import { driveForm } from '#test/main/features/drive-request.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { canLogAtRsyslog, logAtRsyslog } from './log-at-rsyslog.ts';

const KEYS = Array.from({ length: 200 }, (_none, at) => RecoveryKeyId.parse(numberedKeyId(at)));

test.runIf(canLogAtRsyslog())(
  'a real rsyslog holds every entry of 200 disclosures by an operator',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const desk = testConsole();
    const { clock } = desk;
    const witnessed = await logAtRsyslog({ clock, mode: 'best-effort', keyIds: KEYS });
    const { auditLog, auditReport, source } = witnessed.store;
    const { recovery } = source('Store');
    Object.assign(desk.profile, { auditLog, auditReport, recovery: [recovery] });

    await desk.signIn('admin');
    for (const keyId of KEYS) {
      const { outcome } = await desk.ask('recovery.submit', { form: driveForm({ keyId }) });
      expect(outcome).toBe('disclosed');
    }
    await desk.ask('session.signOut');

    const entries = await auditLog.read(1, 10_000);
    const disclosed = entries.filter(
      ({ action, result }) => action === 'disclose' && result === 'successful',
    );
    expect(disclosed.map(({ keyId }) => keyId)).toEqual(KEYS);
    // What was refused is sent again after a pause. The log has an entry more once the witness,
    // which is new to it, has them all.
    const missing = async () => {
      clock.advance(LONGEST_PAUSE_MS);
      return (await witnessed.written()).length - witnessed.received().length;
    };
    await expect.poll(missing).toBe(0);
    expect(witnessed.received()).toEqual(await witnessed.written());
    await witnessed.dispose();
  },
);
