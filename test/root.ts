import { resolve } from 'node:path';

/** The folder with package.json. */
export const ROOT = resolve(import.meta.dirname, '..');
