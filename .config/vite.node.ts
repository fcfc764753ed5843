import { builtinModules } from 'node:module';
import type { UserConfig } from 'vite';

interface NodeBundle {
  /** Path of a source by the name of the file it becomes, without its ending. */
  readonly entries: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly format: 'es' | 'cjs';
  readonly external: readonly string[];
  /** Modules that share a file, whoever imports them. */
  readonly groups?: readonly { readonly name: string; readonly test: (id: string) => boolean }[];
}

/** Half the bytes to load at a start. Names stay: a stack trace in the log is to be read. */
const SMALL = { compress: true, mangle: false, codegen: { removeWhitespace: true } };

/**
 * A file an entry for a Node side of the application, everything but `external` inside. Node 20 is
 * what the oldest runtime has.
 */
export function nodeBundle({ entries, folder, format, external, groups }: NodeBundle): UserConfig {
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
      sourcemap: false,
      // Their notices travel with whatever is bundled.
      license: { fileName: 'licences.md' },
      rolldownOptions: {
        input: { ...entries },
        external: outside,
        output: {
          format,
          minify: SMALL,
          ...(groups && {
            // Not with all they import: that would be in the file of others, too.
            codeSplitting: { includeDependenciesRecursively: false, groups: [...groups] },
          }),
          entryFileNames: `[name].${format === 'cjs' ? 'cjs' : 'js'}`,
        },
      },
    },
  };
}
