// `npm start`: checks the sample drafts and traces them to their parents, then says how to open the editor.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'dist', 'cli.js');

/** Runs the command line on the sample drafts and gives its exit status. @param {string[]} words */
function run(words) {
  console.log(`\n$ workpoints ${words.join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, [cli, ...words], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

const statuses = [run(['check', 'seeds']), run(['trace', 'seeds'])];
console.log(`
在编辑器中打开样例：npm run editor
To open the samples in the editor: npm run editor
`);
// Findings (status 1) are what the command is for; only a command that could not do its work is a failure here.
process.exitCode = statuses.some((status) => status > 1) ? 2 : 0;
