import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { LONGEST_WAIT_MS } from '../fakes/patience.ts';

// By itself it waits for one second.
configure({ asyncUtilTimeout: LONGEST_WAIT_MS });

// The real one, whatever a test makes of its timers.
const { setImmediate } = globalThis;

afterEach(async () => {
  cleanup();
  // React has work queued for a page that is gone; it must not run after the window is gone, too.
  await new Promise((done) => setImmediate(done));
  await new Promise((done) => setImmediate(done));
});
