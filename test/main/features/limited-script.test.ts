import { expect, test } from 'vitest';
import { LONGEST_PAUSE_MS } from '#main/domain/retries.ts';
import { NO_FILTER } from '#shared/audit/audit-report.ts';
import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { WITHOUT_RSYSLOG } from '#test/lab/rsyslog.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { canLogAtRsyslog, logAtRsyslog } from '#test/main/witnesses/log-at-rsyslog.ts';
import { driveForm } from './drive-request.ts';

const DAY_MS = 86_400_000;
const PER_DAY = 25;
/** What the admin hands out on a usual day. */
const USUAL = 2;
const SCRIPTED = 200;
const KEYS = Array.from({ length: SCRIPTED }, (_, n) => numberedKeyId(n));

/** One key after the other, as fast as they are answered. */
async function disclose(app: TestConsole, keyIds: readonly string[]): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (const keyId of keyIds) {
    const reply = await app.call('recovery.submit', { form: driveForm({ keyId }) });
    outcomes.push(reply.ok ? 'disclosed' : reply.error.code);
  }
  return outcomes;
}

test.runIf(canLogAtRsyslog())(
  'an admin’s script for 200 keys is stopped, seen by a log server, and called unusual',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const app = testConsole();
    const { clock } = app;
    const witnessed = await logAtRsyslog({
      clock,
      mode: 'required',
      keyIds: KEYS,
      limits: LimitSettings.parse({ perMinute: PER_DAY, perHour: PER_DAY, perDay: PER_DAY }),
    });
    const { auditLog, auditReport, source } = witnessed.store;
    const { recovery } = source('Store');
    Object.assign(app.profile, { auditLog, auditReport, recovery: [recovery] });

    for (let day = 0; day < 3; day += 1) {
      await app.signIn('admin');
      const some = KEYS.slice(day * USUAL, (day + 1) * USUAL);
      expect(await disclose(app, some)).toEqual(Array<string>(USUAL).fill('disclosed'));
      clock.advance(DAY_MS);
    }
    await app.signIn('admin');
    const outcomes = await disclose(app, KEYS);
    expect(outcomes.slice(0, PER_DAY)).toEqual(Array<string>(PER_DAY).fill('disclosed'));
    expect(new Set(outcomes.slice(PER_DAY))).toEqual(new Set(['disclosure.limitReached']));

    const { entries: unusual } = await app.ask('reports.unusual', {
      from: { place: 'log' },
      filter: NO_FILTER,
    });
    const many = unusual.filter(({ signs }) => signs.some(({ sign }) => sign === 'many'));
    // The tenth of the day is the first that is three times the usual, and at least ten.
    expect(many).toHaveLength(PER_DAY - 9);
    expect(many[0]?.signs).toContainEqual({ sign: 'many', count: PER_DAY, usual: USUAL });

    const entries = await auditLog.read(1, 1_000);
    const refused = entries.filter(({ failure }) => failure === 'disclosure.limitReached');
    expect(refused).toHaveLength(20);
    // What was refused is sent again after a pause.
    const missing = async () => {
      clock.advance(LONGEST_PAUSE_MS);
      return (await witnessed.written()).length - witnessed.received().length;
    };
    await expect.poll(missing).toBe(0);
    expect(witnessed.received()).toEqual(await witnessed.written());
    await witnessed.dispose();
  },
);
