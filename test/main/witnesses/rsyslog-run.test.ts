import { expect, test } from 'vitest';
import { codeOf } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { WITHOUT_RSYSLOG } from '#test/lab/rsyslog.ts';
import { canLogAtRsyslog, logAtRsyslog } from './log-at-rsyslog.ts';

const ROUNDS = 12;

test.runIf(canLogAtRsyslog())(
  'a real rsyslog that is killed and started again has the whole log',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const witnessed = await logAtRsyslog({ clock: manualClock(), mode: 'required' });
    const { received, written, rsyslog, store } = witnessed;
    const { auditLog } = store;
    const intent = () =>
      auditLog.append(draft({ result: 'intended' })).then(
        () => 'goes on',
        (error: unknown) => codeOf(error),
      );

    for (let round = 0; round < ROUNDS; round += 1) {
      await auditLog.append(signIn('CONTOSO\\op'));
      expect(await intent()).toBe('goes on');
    }
    // A kill takes what it has read and not yet stored: of that nobody is told.
    await expect.poll(async () => received().length).toBe((await written()).length);
    await rsyslog.kill();
    expect(await intent()).toBe('witness.unreachable');
    await auditLog.append(signIn('CONTOSO\\op'));
    await rsyslog.start();
    expect(await intent()).toBe('goes on');

    await expect.poll(() => received().at(-1)).toMatch(/ late"\] entry \d+ sha256 /);
    await expect.poll(async () => received().length).toBe((await written()).length);
    expect(received()).toEqual(await written());
    await witnessed.dispose();
  },
);
