import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

/** The bridge: one CommonJS file, as a sandboxed preload script can load no other. */
export default defineConfig(
  nodeBundle({ entry: 'src-main/preload/preload.ts', file: 'dist/preload/preload.cjs', format: 'cjs', external: ['electron'] }),
);
