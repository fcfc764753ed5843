import { type OwnerNotice, momentInWords } from '#main/domain/messages/owner-notice.ts';
import type { Language } from '#shared/console/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import type { MessageWords } from './message-words.ts';

const WORDS: Readonly<Record<Language, MessageWords>> = { en, de, fr, es, ja };

/** What a message says. */
interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** The newest entry of a log, and whose log that is. */
interface AnchorToTell {
  readonly organisation: string;
  readonly workstation: string;
  readonly line: string;
}

/** The messages to people, in the language of the organisation. */
export function messageTexts(language: Language) {
  const { labelled, reasons, ownerNotice, callerCode, anchor } = WORDS[language];
  return {
    ownerNotice(notice: OwnerNotice): MessageText {
      const { computer, at, operator, reason, keyPrefix, secret } = notice;
      const { labels, lead, end, subject, subjectOfTpm } = ownerNotice;
      const facts = [
        labelled(labels.computer, computer),
        labelled(labels.at, momentInWords(at)),
        labelled(labels.operator, operator),
        labelled(labels.reason, reasons[reason]),
        ...(keyPrefix === '' ? [] : [labelled(labels.keyId, keyPrefix)]),
      ];
      return {
        subject: (secret === 'tpm-password-hash' ? subjectOfTpm : subject)(computer),
        text: [lead, '', ...facts, '', end, ''].join('\n'),
      };
    },
    anchor({ organisation, workstation, line }: AnchorToTell): MessageText {
      const { subject, lead, end } = anchor;
      return {
        subject: subject(organisation, workstation),
        text: [lead, '', line, '', end, ''].join('\n'),
      };
    },
    callerCode(code: string, minutes: number): MessageText {
      const { subject, lead, end } = callerCode;
      return { subject, text: [lead, '', code, '', end(minutes), ''].join('\n') };
    },
  };
}
