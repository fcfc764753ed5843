/**
 * Text as it is compared wherever upper and lower case do not count, in any script. Stores keep
 * such text (`operator_key`): another form of it needs a migration.
 */
export function withoutCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
