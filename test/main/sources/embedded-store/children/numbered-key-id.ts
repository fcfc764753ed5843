/** A key ID made of a number, for stores with very many keys. */
export function numberedKeyId(number: number): string {
  return `${number.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-8000-000000000000`;
}
