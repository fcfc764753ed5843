/**
 * Gives this worker a display of its own, where the run made one for each: workers on one display
 * would take the clipboard from each other.
 */
export function useOwnDisplay(): void {
  const displays = (process.env['KEYDESK_DISPLAYS'] ?? '').split(' ').filter(Boolean);
  const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0) % displays.length];
  if (display !== undefined) process.env['DISPLAY'] = display;
}
