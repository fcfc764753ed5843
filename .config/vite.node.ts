import { builtinModules } from 'node:module';
import type { UserConfig } from 'vite';

interface NodeBundle {
  /** Path of a source by the name of the file it becomes, without its ending. */
  readonly entries: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly format: 'es' | 'cjs';
  readonly external: readonly string[];
}

/** A file an entry for a Node side of the application, everything but `external` inside. Node 20 is what the oldest runtime has. */
export function nodeBundle({ entries, folder, format, external }: NodeBundle): UserConfig {
  const outside = [...external, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
  return {
    root: '.',
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: { input: { ...entries }, external: outside, output: { format, entryFileNames: `[name].${format === 'cjs' ? 'cjs' : 'js'}` } },
    },
  };
}
