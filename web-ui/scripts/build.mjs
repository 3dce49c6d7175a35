// Builds dist/ unless the sources are those of the last build: services are rebuilt far more often than the web UI.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const marker = join(root, 'node_modules', '.built-sources');
const sources = ['src', 'widget', 'public', 'scripts', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'package.json'];

function hashOf(path, hash) {
  if (!existsSync(path)) {
    return;
  }
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      hashOf(join(path, name), hash);
    }
    return;
  }
  hash.update(path.slice(root.length)).update(readFileSync(path));
}

const hash = createHash('sha256');
for (const source of sources) {
  hashOf(join(root, source), hash);
}
const current = hash.digest('hex');

if (existsSync(join(root, 'dist', 'index.html')) && existsSync(marker) && readFileSync(marker, 'utf8') === current) {
  console.log('dist/ is up to date.');
} else {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
  writeFileSync(marker, current);
}
