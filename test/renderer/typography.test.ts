import { expect, test } from 'vitest';
import { WORDS_OF } from '#renderer/text/words-of.ts';
import { Language } from '#shared/console/language.ts';
import { textsIn } from './texts-in.ts';

/** Windows’ own words are copied as Windows writes them. */
const AS_WINDOWS = /^native\.files\.keyFile|recoveryScreen\.drawn/;
/** Commands between backticks, addresses, and what else no rule of writing is about. */
const NOT_PROSE = /`[^`]*`|https?:\S+|\b[A-Z]:|<[^>]+>|\{\w+\}|[DX]OM\S+\\\S+/g;

interface Rule {
  readonly says: string;
  readonly breach: RegExp;
}

const EVERYWHERE: readonly Rule[] = [
  { says: 'an ellipsis is one character', breach: /\.\.\./ },
  { says: 'one space is enough', breach: / {2}/ },
  { says: 'no space before a comma or a full stop', breach: /\w [,.](?:\s|$)/ },
  { says: 'an apostrophe is curved', breach: /\p{L}'\p{L}/u },
];

const RULES: Readonly<Record<Language, readonly Rule[]>> = {
  en: [{ says: 'quotation marks are curved', breach: /"/ }],
  de: [
    { says: 'quotation marks are „…“', breach: /"|”|«|»|(?<!„[^“]*)“/ },
    { says: 'a thousand and its unit stay together', breach: /\d (?:GB|MB)\b/ },
  ],
  fr: [
    { says: 'a thin no-break space before ; ! ?', breach: /[^\u202f\u00a0][;!?](?:\s|$|[)»])/ },
    { says: 'a no-break space before :', breach: /[^\u202f\u00a0]:(?:\s|$)/ },
    { says: 'quotation marks are « … »', breach: /"|“|”|«[^\u202f\u00a0]|[^\u202f\u00a0]»/ },
  ],
  es: [
    { says: 'a question begins with ¿', breach: /^[^¿]*\?/ },
    { says: 'an exclamation begins with ¡', breach: /^[^¡]*!/ },
    { says: 'quotation marks are “…”', breach: /"|«|»/ },
  ],
  ja: [
    {
      says: 'commas and full stops are 、 and 。',
      breach: /[\u3040-\u30ff\u4e00-\u9fff][,.](?!\w)/,
    },
    { says: 'no space after 、 and 。', breach: /[、。] / },
    { says: 'brackets are half-width, as in Windows', breach: /[（）：？！]/ },
  ],
};

test.each(Language.options)('%s is written as its readers write it', async (language) => {
  const texts = textsIn(await WORDS_OF[language]());
  expect(texts.length).toBeGreaterThan(1000);
  const breaches = [...EVERYWHERE, ...RULES[language]].flatMap(({ says, breach }) =>
    texts
      .filter(
        ([place, text]) => !AS_WINDOWS.test(place) && breach.test(text.replace(NOT_PROSE, 'x')),
      )
      .map(([place, text]) => `${says}: ${place}: ${text}`),
  );
  expect(breaches).toEqual([]);
});
