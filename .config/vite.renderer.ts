import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. Its files come from `app://keydesk/`, under a policy that allows no inline script. */
export default defineConfig({
  root: 'src-renderer',
  base: '/',
  logLevel: 'warn',
  // The other transformer warns at every style that is composed of another.
  css: { transformer: 'lightningcss' },
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Tells the step that writes the first page which style sheets belong to the page's script.
    manifest: true,
    // Their notices travel with whatever is bundled.
    license: { fileName: 'licences.md' },
    // No data: URLs for scripts, and no polyfill: it would be an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // In one file, which therefore runs before every schema: the first one made would try what
        // the policy forbids.
        codeSplitting: {
          groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval\.ts$/ }],
        },
      },
    },
  },
});
