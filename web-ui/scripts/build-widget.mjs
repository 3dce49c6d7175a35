// Builds the chat widget into dist/ as one script, when its own configuration is there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const config = fileURLToPath(new URL('../widget/vite.config.ts', import.meta.url));
if (existsSync(config)) {
  await build({ configFile: config });
} else {
  console.log('No widget/vite.config.ts: the widget is left out of this build.');
}
