/**
 * What the login of a source is kept under: the profile's `id`, and the source's name as the
 * configuration has it.
 */
export function loginPlace(profileId: string, source: string): string {
  return `${profileId}/${source}`;
}
