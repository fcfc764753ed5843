/** Equal for every spelling of one account: its case does not count, beyond ASCII neither. */
export function operatorKey(account: string): string {
  return account.normalize('NFC').toLowerCase();
}
