/** Text as it is compared wherever upper and lower case do not count, in any script. */
export function withoutCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
