// Writes what is generated from the rules: registry, pages, schema, settings. npm run gen [-- --check]
//   --check   write nothing, name what is out of date, exit status 1 where something is
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { generate, outdated } from './generate.ts';

async function main(root: string, checkOnly: boolean): Promise<void> {
  const wrong = await outdated(root);
  const files = await generate(root);
  for (const path of wrong) {
    if (!checkOnly) await writeFile(join(root, path), files.get(path)!);
    stdout.write(`${checkOnly ? 'out of date' : 'written'}: ${path}\n`);
  }
  if (checkOnly && wrong.length > 0) process.exitCode = 1;
}

void main(fileURLToPath(new URL('..', import.meta.url)), argv.includes('--check'));
