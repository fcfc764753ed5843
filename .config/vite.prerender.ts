import { mergeConfig } from 'vite';
import renderer from './vite.renderer.ts';

/**
 * The sign-in form of the first page as a module for Node.js, which the build runs once. Everything
 * else is as for the page, so that class names are the same.
 */
export default mergeConfig(renderer, {
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: 'first-page/prerender.tsx',
    outDir: '../dist/prerender',
    manifest: false,
    license: false,
  },
});
