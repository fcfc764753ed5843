/** What a field is called in the tables of Keydesk's own stores: `keyType` is `key_type`. */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Texts of our own with commas between, as they stand in a list of SQL. */
export function textList(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(', ');
}
