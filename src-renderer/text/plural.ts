/**
 * Chooses the form a noun takes after a number, by the rules of a language: `one` where the
 * language says so (in French for 0, too), otherwise `other`. A language without such forms has no
 * use for it.
 *
 * @param language a language tag such as `fr`
 */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, one: string, other: string): string =>
    rules.select(count) === 'one' ? one : other;
}
