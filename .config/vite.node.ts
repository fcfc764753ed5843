import { builtinModules } from 'node:module';
import { basename, dirname } from 'node:path';
import type { UserConfig } from 'vite';

interface NodeBundle {
  readonly entry: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
  readonly external: readonly string[];
}

/** One file for a Node side of the application, everything but `external` inside. Node 20 is what the oldest runtime has. */
export function nodeBundle({ entry, file, format, external }: NodeBundle): UserConfig {
  const outside = [...external, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
  return {
    root: '.',
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: entry,
      target: 'node20',
      outDir: dirname(file),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: { external: outside, output: { format, entryFileNames: basename(file) } },
    },
  };
}
