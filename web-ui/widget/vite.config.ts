import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One script without exports or globals; the styles travel inside it. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: here('../dist'),
    emptyOutDir: false,
    lib: { entry: here('src/main.tsx'), formats: ['iife'], name: 'pronto', fileName: () => 'widget.js' },
  },
});
