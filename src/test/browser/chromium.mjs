// Unpacks the browser, the libraries it needs and the fonts of the tests into the folder named on the command line,
// and prints how to start it as JSON. The machine needs neither a browser nor a font of its own.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

const chromium = join(import.meta.dirname, 'node_modules/@sparticuz/chromium');
const chineseFont = join(import.meta.dirname, 'node_modules/@expo-google-fonts/noto-sans-sc');

const version = JSON.parse(await readFile(join(chromium, 'package.json'), 'utf8')).version;
const home = resolve(process.argv[2], `chromium-${version}`);

const unpack = (from, into) =>
  pipeline(createReadStream(join(chromium, 'bin', from)), createBrotliDecompress(), into);

if (!existsSync(home)) {
  // Whoever is interrupted leaves only a folder that nobody looks at.
  const unfinished = `${home}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await unpack('chromium.br', createWriteStream(join(unfinished, 'chromium'), { mode: 0o755 }));
  await unpack('swiftshader.tar.br', extract(unfinished));
  await unpack('al2023.tar.br', extract(unfinished));
  await unpack('fonts.tar.br', extract(join(unfinished, 'fonts')));
  await rename(unfinished, home).catch(async (failure) => {
    await rm(unfinished, { recursive: true });
    if (!existsSync(home)) throw failure;
  });
}

// Only these fonts: a picture looks the same on every machine.
const fontConfiguration = join(home, 'fonts.conf');
await writeFile(
  fontConfiguration,
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>${join(chineseFont, '400Regular')}</dir>
  <dir>${join(chineseFont, '700Bold')}</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`,
);

console.log(
  JSON.stringify({
    executable: join(home, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: fontConfiguration },
  }),
);
