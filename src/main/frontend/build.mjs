// Builds the portal's scripts and styles into the folder named on the command line.
//
// A second run with nothing changed does nothing and needs no network: node_modules carries the hash of the lockfile it
// was installed from, and the output folder carries the hash of everything it was built from.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? fail('usage: node build.mjs <output folder>'));
const assets = join(out, 'static', 'assets');

installIfLockfileChanged();
await buildIfInputsChanged();

function installIfLockfileChanged() {
  const mark = join(here, 'node_modules', '.installed-from');
  const lock = hash([join(here, 'package-lock.json'), join(here, 'package.json')], process.platform + process.arch);
  if (read(mark) === lock) {
    return;
  }
  console.log('Installing the front-end parts named in package-lock.json');
  // No install scripts: none of the packages needs one to be bundled.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    fail('npm ci did not succeed' + (npm.error ? `: ${npm.error.message}` : ''));
  }
  writeFileSync(mark, lock);
}

async function buildIfInputsChanged() {
  const mark = `${out}.built-from`;
  const inputs = hash([...files(join(here, 'src')), ...files(join(here, 'styles')), join(here, 'package-lock.json'), fileURLToPath(import.meta.url)]);
  if (read(mark) === inputs && ['portal.js', 'portal.css', 'forms.js', 'diagram.js', 'choose.js'].every((file) => existsSync(join(assets, file)))) {
    return;
  }
  const { build } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  await build({
    entryPoints: [
      { in: join(here, 'src', 'portal.js'), out: 'portal' },
      { in: join(here, 'src', 'forms.jsx'), out: 'forms' },
      { in: join(here, 'src', 'diagram.js'), out: 'diagram' },
      { in: join(here, 'src', 'choose.js'), out: 'choose' },
      { in: join(here, 'styles', 'portal.css'), out: 'portal' },
    ],
    outdir: assets,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2021', 'chrome100', 'firefox100', 'safari15'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'linked',
    logLevel: 'warning',
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'dataurl' },
  });
  writeFileSync(mark, inputs);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hash(paths, salt = '') {
  const sum = createHash('sha256').update(salt);
  for (const path of paths) {
    sum.update(relative(here, path).replaceAll('\\', '/')).update('\0').update(readFileSync(path)).update('\0');
  }
  return sum.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
