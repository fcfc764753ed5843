import type { Condition, Fact, Outcome, Rule } from '#shared/compliance/compliance-rules.ts';

/** How the facts that rules are about stand in a database. */
export interface RuleDialect {
  /** Keywords in capitals, as Keydesk's own scripts for SQL Server have them. */
  readonly capitals: boolean;
  /** What separates `case` from its first `when`. */
  readonly first: string;
  /** What separates each of the others from the one before it. */
  readonly next: string;
  /** The column that holds a fact. */
  readonly column: (fact: Fact) => string;
  /** What stands in that column for a word. */
  readonly value: (fact: Fact, word: string) => string;
  /** Whether a fact was never reported; where it is not told here, its column is null then. */
  readonly missing?: (fact: Fact) => string;
  /** The word of a fact; where it is not told here, its column holds it. */
  readonly word?: (fact: Fact) => string;
}

const KEYWORDS = /'[^']*'|\b(?:case|when|then|else|end|and|or|is null)\b/g;

/** A rule of `compliance-rules.ts` as an expression of SQL that gives the word it decides for. */
export function caseOf({ cases, otherwise }: Rule<string>, dialect: RuleDialect): string {
  const lines = [
    ...cases.map(
      ({ when, gives }) => `when ${conditionOf(when, dialect)} then ${outcomeOf(gives, dialect)}`,
    ),
    `else ${outcomeOf(otherwise, dialect)} end`,
  ];
  const text = `case${dialect.first}${lines.join(dialect.next)}`;
  return dialect.capitals
    ? text.replaceAll(KEYWORDS, (part) => (part.startsWith("'") ? part : part.toUpperCase()))
    : text;
}

function conditionOf(condition: Condition, dialect: RuleDialect): string {
  if ('any' in condition)
    return condition.any.map((part) => conditionOf(part, dialect)).join(' or ');
  if ('all' in condition)
    return condition.all
      .map((part) =>
        'any' in part ? `(${conditionOf(part, dialect)})` : conditionOf(part, dialect),
      )
      .join(' and ');
  const { fact, is } = condition;
  if (is === null) return dialect.missing?.(fact) ?? `${dialect.column(fact)} is null`;
  return `${dialect.column(fact)} = ${dialect.value(fact, is)}`;
}

function outcomeOf(outcome: Outcome, dialect: RuleDialect): string {
  if (typeof outcome === 'string') return `'${outcome}'`;
  const fact = outcome.wordOf;
  const column = dialect.column(fact);
  if (!('if' in outcome)) return dialect.word?.(fact) ?? column;
  const value = dialect.value(fact, outcome.if);
  return `case ${column} when ${value} then '${outcome.if}' else '${outcome.otherwise}' end`;
}
