// Puts the typefaces that documents are printed in, and their licences, into the folder named on the command line.
//
// A second run with nothing changed does nothing and needs no network. The packages hold each typeface in eight weights
// of up to 15 MB each; what is not printed in is deleted again.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? fail('usage: node build.mjs <output folder>'));
const fonts = join(out, 'fonts');
const wanted = Object.fromEntries(
  ['SC', 'HK', 'JP'].flatMap((region) => {
    const typeface = join(here, 'node_modules', '@expo-google-fonts', `noto-serif-${region.toLowerCase()}`);
    return [
      [`NotoSerif${region}-Regular.ttf`, join(typeface, '400Regular', `NotoSerif${region}_400Regular.ttf`)],
      [`NotoSerif${region}-LICENSE.txt`, join(typeface, 'LICENSE_FONT')],
    ];
  }),
);
const mark = `${out}.built-from`;
const inputs = createHash('sha256')
  .update(readFileSync(join(here, 'package-lock.json')))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex');

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== inputs || Object.keys(wanted).some((file) => !existsSync(join(fonts, file)))) {
  install();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(fonts, { recursive: true });
  for (const [file, source] of Object.entries(wanted)) {
    copyFileSync(source, join(fonts, file));
  }
  writeFileSync(mark, inputs);
  rmSync(join(here, 'node_modules'), { recursive: true, force: true });
}

function install() {
  console.log('Installing the typefaces named in package-lock.json');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    fail('npm ci did not succeed' + (npm.error ? `: ${npm.error.message}` : ''));
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
