// Stands in for the `default_app.asar` this runtime lacks: starts the application whose folder is
// the first argument.
//
// The import is awaited at top level. A loader that did not wait would let Electron become ready
// first, and a privileged scheme can only be registered before that.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER\n');
  app.exit(2);
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(resolve(folder));
  await import(pathToFileURL(resolve(folder, manifest.main)).href);
}
