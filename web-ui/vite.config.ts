import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = process.env['PRONTO_PUBLIC_URL'] ?? 'http://127.0.0.1:8080';
const proxied = ['/api', '/widget', '/help-api', '/help', '/login', '/logout', '/oauth2', '/openapi.json', '/developers'];

/**
 * Dialogs of the component library lock the page's scrolling with a style element that carries no nonce, which the
 * content policy refuses with an error. Our page itself never scrolls, so the lock is left out.
 */
const noScrollLock: Plugin = {
  name: 'no-scroll-lock',
  enforce: 'pre',
  resolveId(source, importer) {
    const lock = source.endsWith('/useScrollLocker') && importer?.includes('@rc-component/portal');
    return lock ? fileURLToPath(new URL('./src/app/theme/noScrollLock.ts', import.meta.url)) : null;
  },
};

export default defineConfig({
  plugins: [noScrollLock, react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: gateway, xfwd: true }])),
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // Libraries change more rarely than our code: browsers keep them over releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 3 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
            { name: 'state', test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/, priority: 3 },
            { name: 'app', test: /src[\\/]app[\\/](?!i18n[\\/].*json)/, minShareCount: 12, priority: 2 },
            // What most screens share comes in one piece: many small files compress worse, and each costs a request.
            {
              name: 'library',
              test: /node_modules[\\/](antd|@rc-component|@ant-design)[\\/]/,
              minShareCount: 22,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'widget/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/testSetup.ts'],
    restoreMocks: true,
    // One browser stand-in per worker instead of one per file: starting it takes longer than all tests together.
    isolate: false,
    // Generous for machines that do other things meanwhile; no test waits for time to pass.
    testTimeout: 60_000,
    pool: 'threads',
  },
});
