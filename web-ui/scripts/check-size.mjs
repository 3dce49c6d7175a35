// Fails the build when the first load of the workspace, as compressed by a server, is larger than was promised.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 350;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
// What an agent needs to see a conversation, in one language.
const wanted = [
  'index.html',
  'src/workspace/WorkspacePage.tsx',
  'src/workspace/offers/OfferStack.tsx',
  'src/workspace/context/ContextPanel.tsx',
  'src/app/i18n/en.json',
  'src/workspace/en.json',
];

const files = new Set();
function add(key) {
  const chunk = manifest[key];
  if (chunk === undefined) {
    throw new Error(`The build has no ${key}: maybe it was moved, then tell check-size.mjs.`);
  }
  if (!files.has(chunk.file)) {
    files.add(chunk.file);
    (chunk.css ?? []).forEach((file) => files.add(file));
    (chunk.imports ?? []).forEach(add);
  }
}
wanted.forEach(add);

const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const kb = Math.round(bytes / 100) / 10;
console.log(`First load of the workspace: ${kb} kB gzip in ${files.size} files (limit ${LIMIT_KB} kB).`);
if (kb > LIMIT_KB) {
  console.error('Too large. Load what is not needed at once with lazy(() => import(…)).');
  process.exit(1);
}
