/**
 * Runs as soon as the page is there: puts the cursor into the form that came with the page, and
 * keeps what is pressed until React has taken the form over (hydrated it).
 */
import { keepPressed } from './pressed.ts';

/** How long the script of the page waits for the form to be painted, in milliseconds. */
const LONGEST_WAIT_MS = 100;

const fields = [...document.querySelectorAll('input')];
// Where the browser signs people in there is a button alone.
const field: HTMLElement | null =
  fields.find(({ value }) => value === '') ?? fields[0] ?? document.querySelector('[type=submit]');
if (field !== null) {
  keepPressed();
  field.focus();
  performance.mark('sign-in-ready');
}

// First the form is painted: to read and run the rest takes longer than that.
await Promise.race([painted(), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
await import('../main.tsx');

function painted(): Promise<void> {
  if (field === null) return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
