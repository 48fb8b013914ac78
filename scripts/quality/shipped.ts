import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

const folder = 'node_modules/';

function packageOf(path: string): string {
  const [first = '', second = ''] = path.slice(path.lastIndexOf(folder) + folder.length).split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** `name version` of every package that has a part in a bundle, the command line's among them. Builds the bundles. */
export function shippedPackages(top: string): readonly string[] {
  execFileSync(process.execPath, [join(top, 'esbuild.mjs'), '--metafile'], { cwd: top, stdio: 'pipe' });
  const { outputs } = JSON.parse(readFileSync(join(top, 'dist/meta.json'), 'utf8')) as Metafile;
  const versions = new Map<string, string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput === 0 || !path.includes(folder)) continue;
      const name = packageOf(path);
      const root = path.slice(0, path.lastIndexOf(folder) + folder.length) + name;
      versions.set(
        name,
        (JSON.parse(readFileSync(join(top, root, 'package.json'), 'utf8')) as { version: string }).version,
      );
    }
  }
  return [...versions].map(([name, version]) => `${name} ${version}`).sort();
}
