import { act } from '@testing-library/react';
import { vi } from 'vitest';

/**
 * Stops the clock and the countdowns of the page: only {@link pass} moves them on, however long the
 * machine takes. Other timers run, because Testing Library waits with them. `vi.useRealTimers`
 * starts the clock again.
 */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
}

export async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1_000));
}
