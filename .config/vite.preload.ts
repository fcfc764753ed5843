import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

/** The bridge: one CommonJS file, as a sandboxed preload script can load no other. */
export default defineConfig(
  nodeBundle({
    entries: { preload: 'src-main/preload/preload.ts' },
    folder: 'dist/preload',
    format: 'cjs',
    external: ['electron'],
  }),
);
