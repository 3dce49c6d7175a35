// Installs the packages of package-lock.json, unless exactly these were installed before: `npm ci` costs half a minute.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const marker = `${root}node_modules/.installed-lock`;
const wanted = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');

if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
  console.log('npm packages are up to date.');
} else {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  writeFileSync(marker, wanted);
}
