import { powerMonitor } from 'electron';

const POLL_MS = 5_000;

/**
 * Calls `lock` when the desktop is locked, sleeps, or nobody touched it for the set time. @returns
 * a function that stops watching.
 */
export function watchForIdle(afterSeconds: number, lock: () => void): () => void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  // Linux tells of its lock screen only when asked.
  const poll = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= afterSeconds) lock();
  }, POLL_MS);
  return () => {
    powerMonitor.off('lock-screen', lock);
    powerMonitor.off('suspend', lock);
    clearInterval(poll);
  };
}
