// Starts a new rule with its three files. npm run new-rule -- <group>/<name> ["title in Simplified Chinese"]
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { baseOf } from './generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function source(code: string, title: string, since: string): string {
  return `import { type Localized, message } from '../text/message.ts';
import type { Rule } from './rule.ts';

const found: Localized = {
  'zh-cn': '应为“{0}”，实为“{1}”。',
  'zh-tw': '應為「{0}」，實為「{1}」。',
  en: 'Expected “{0}”, found “{1}”.',
};

/** What the rule demands, in one sentence. */
export const rule: Rule = {
  meta: {
    code: '${code}',
    title: { 'zh-cn': '${title}', 'zh-tw': '${title}', en: '${title}' },
    severity: 'warning',
    reads: 'draft',
    fix: 'none',
    basis: '',
    since: '${since}',
  },
  *check(draft) {
    for (const clause of draft.clauses) {
      const label = clause.syntax.label;
      if (label && label.number < 0) yield { span: label, message: message(found, '', '') };
    }
  },
};
`;
}

function fixture(code: string): string {
  return `# ${code}

## 写法正确，不报

\`\`\`workpoints
一、总体安排
\`\`\`

## 写法不对

\`\`\`workpoints
一、<|总体安排|>{${code}}
\`\`\`
`;
}

const body = `
## 说明

要求什么，为什么。

What it demands, and why.

## 正例

## 反例

## 不报的情形
`;

async function main(code: string, title: string): Promise<void> {
  if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(code))
    throw new Error('usage: npm run new-rule -- <group>/<name> ["title"]');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf-8')) as { readonly version: string };
  const base = baseOf(code);
  const files = new Map([
    [`server/src/rules/${base}.ts`, source(code, title, version)],
    [`docs/rules/${base}.md`, body],
    [`test/rules/${base}.md`, fixture(code)],
  ]);
  for (const path of files.keys()) if (existsSync(join(root, path))) throw new Error(`${path} is there already`);
  for (const [path, content] of files) {
    await writeFile(join(root, path), content);
    stdout.write(`written: ${path}\n`);
  }
  stdout.write('Write the rule, its page and its cases; then run npm run gen.\n');
}

main(argv[2] ?? '', argv[3] ?? '').catch((error: unknown) => {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
