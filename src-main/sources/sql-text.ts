/** What a field is called in the tables of Keydesk's own stores: `keyType` is `key_type`. */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Texts of our own with commas between, as they stand in a list of SQL. */
export function textList(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(', ');
}

/** What stands after a column of SQLite that has {@link containing} in it, in any case of ASCII. */
export const CONTAINS = String.raw`like ? escape '\'`;

/** The pattern for text that has this anywhere in it; what looks like a pattern there is none. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
