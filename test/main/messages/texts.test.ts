import { expect, test } from 'vitest';
import { en } from '#main/messages/text/en.ts';
import { messageTexts } from '#main/messages/text/texts.ts';
import { WORDS_OF } from '#renderer/text/words-of.ts';
import { Language } from '#shared/console/language.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';

const NOTICE = {
  requestId: '6f9f1f0a-3c7e-4f4e-9a63-0d1e5f2b7c11',
  at: '2026-06-01T09:00:00.000Z',
  secret: 'recovery-key-password',
  computer: 'CONTOSO\\WS-1',
  keyPrefix: 'AC9D5655',
  operator: 'CONTOSO\\op',
  owners: [],
} as const;

test.each(Language.options)(
  'in %s, a reason is called what the screen calls it',
  async (language) => {
    const { driveRecovery, manageTpm } = await WORDS_OF[language]();
    const texts = messageTexts(language);
    for (const reason of DriveReason.options)
      expect(texts.ownerNotice({ ...NOTICE, reason }).text).toContain(
        driveRecovery.reasons[reason],
      );
    for (const reason of TpmReason.options)
      expect(texts.ownerNotice({ ...NOTICE, reason }).text).toContain(manageTpm.reasons[reason]);
  },
);

test.each(Language.options)('in %s, a message tells every fact', (language) => {
  const { subject, text } = messageTexts(language).ownerNotice({ ...NOTICE, reason: 'lost-pin' });
  expect(subject).toContain(NOTICE.computer);
  for (const fact of [NOTICE.computer, '2026-06-01 09:00 UTC', NOTICE.operator, 'AC9D5655'])
    expect(text).toContain(fact);
  const line = `57 ${'ab'.repeat(32)} 2026-06-01T09:00:00.000Z`;
  const told = { organisation: 'Contoso', workstation: 'HD-01', line };
  const anchor = messageTexts(language).anchor(told);
  expect(anchor.text.split('\n')).toContain(line);
  expect(anchor.subject).toContain('Contoso');
  expect(anchor.subject).toContain('HD-01');
  const code = messageTexts(language).callerCode('042137', 10);
  expect(code.text).toContain('\n042137\n');
  expect(code.text).toContain('10');
  expect(code.subject).not.toContain('042137');
});

test('an owner password has a subject of its own, and no key ID', () => {
  const { subject, text } = messageTexts('en').ownerNotice({
    ...NOTICE,
    secret: 'tpm-password-hash',
    keyPrefix: '',
    reason: 'clear-tpm',
  });
  expect(subject).toBe(en.ownerNotice.subjectOfTpm(NOTICE.computer));
  expect(text).not.toContain(en.ownerNotice.labels.keyId);
});
