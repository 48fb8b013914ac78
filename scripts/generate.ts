import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import reforms from '../server/src/organs/reforms.json' with { type: 'json' };
import type { Rule, RuleMeta } from '../server/src/rules/rule.ts';

const rulesFolder = 'server/src/rules';
const pagesFolder = 'docs/rules';
const headStart = '<!-- npm run gen: head, do not edit -->';
const headEnd = '<!-- head ends -->';
const notRules = new Set(['rule.ts', 'run.ts', 'fix.ts', 'registry.ts']);

const severityNames = {
  error: '错误 error',
  warning: '警告 warning',
  info: '提示 info',
} as const;

const fixNames = {
  safe: '有，可自动修正 safe',
  review: '有，须看过再改 review',
  none: '无 none',
} as const;

const readsNames = {
  draft: '只看本稿 the draft alone',
  library: '还看上位文件 the draft and its directives',
} as const;

/** A rule and the basename that its three files share. */
interface RuleFile {
  readonly base: string;
  readonly meta: RuleMeta;
}

/** The file name of a rule without extension: `numbering-sequence` for `numbering/sequence`. */
export function baseOf(code: string): string {
  return code.replace('/', '-');
}

async function findRules(root: string): Promise<readonly RuleFile[]> {
  const names = (await readdir(join(root, rulesFolder))).filter((name) => name.endsWith('.ts') && !notRules.has(name));
  const found: RuleFile[] = [];
  for (const name of names) {
    const url = pathToFileURL(join(root, rulesFolder, name)).href;
    const { rule } = (await import(/* @vite-ignore */ url)) as { readonly rule?: Rule };
    if (!rule) continue;
    const base = name.slice(0, -'.ts'.length);
    if (baseOf(rule.meta.code) !== base) throw new Error(`${name} holds the rule ${rule.meta.code}`);
    found.push({ base, meta: rule.meta });
  }
  return found.sort((one, other) => (one.base < other.base ? -1 : 1));
}

/** `numbering-sequence` → `numberingSequence`. */
function identifierOf(base: string): string {
  return base.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function registryOf(rules: readonly RuleFile[]): string {
  const imports = rules.map(({ base }) => `import { rule as ${identifierOf(base)} } from './${base}.ts';`);
  imports.push("import type { Rule } from './rule.ts';");
  imports.sort((one, other) => (one.slice(one.indexOf("'")) < other.slice(other.indexOf("'")) ? -1 : 1));
  const line = `export const rules: readonly Rule[] = [${rules.map(({ base }) => identifierOf(base)).join(', ')}];`;
  const list =
    line.length <= 120
      ? line
      : `export const rules: readonly Rule[] = [\n${rules.map(({ base }) => `  ${identifierOf(base)},\n`).join('')}];`;
  return `// Written by npm run gen.\n${imports.join('\n')}\n\n/** Every rule, by its code. */\n${list}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function indexOf(rules: readonly RuleFile[]): string {
  const rows = rules.map(
    ({ base, meta }) =>
      `| [\`${meta.code}\`](${base}.md) | ${cell(meta.title['zh-cn'])} | ${cell(meta.title.en)} | ${severityNames[meta.severity]} | ${fixNames[meta.fix]} |`,
  );
  return [
    '<!-- npm run gen: do not edit -->',
    '',
    '# 规则 Rules',
    '',
    '| 代码 Code | 说明 | Summary | 级别 Severity | 修正 Fix |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function headOf(meta: RuleMeta): string {
  return [
    headStart,
    `# \`${meta.code}\` ${meta.title['zh-cn']}`,
    '',
    '| | |',
    '|---|---|',
    `| 繁體 | ${cell(meta.title['zh-tw'])} |`,
    `| English | ${cell(meta.title.en)} |`,
    `| 级别 Severity | ${severityNames[meta.severity]} |`,
    `| 修正 Fix | ${fixNames[meta.fix]} |`,
    `| 范围 Reads | ${readsNames[meta.reads]} |`,
    `| 依据 Basis | ${cell(meta.basis)} |`,
    `| 始于 Since | ${meta.since} |`,
    headEnd,
  ].join('\n');
}

/** A page with its head put in place of the old one, or in front of a page that has none; the body stays as it is. */
function pageOf(old: string, meta: RuleMeta): string {
  const end = old.indexOf(headEnd);
  const body = end < 0 ? old : old.slice(end + headEnd.length);
  return `${headOf(meta)}\n${body.replace(/^\n*/, '\n').trimEnd()}\n`.replace(/\n+$/, '\n');
}

type Json = { [key: string]: unknown };

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON as the formatter writes it: lists of plain values on one line where they fit. */
function formatJson(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => formatJson(item, deeper));
    const line = `[${items.join(', ')}]`;
    if (items.length === 0 || (!line.includes('\n') && line.length + indent.length < 100)) return line;
    return `[\n${items.map((item) => deeper + item).join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${formatJson(item, deeper)}`);
  const single = `{ ${entries.join(', ')} }`;
  if (entries.length === 0) return '{}';
  if (Object.keys(value)[0] === '$ref' && entries.length === 1) return single;
  return `{\n${entries.map((entry) => deeper + entry).join(',\n')}\n${indent}}`;
}

function schemaOf(old: string, rules: readonly RuleFile[]): string {
  const schema = JSON.parse(old) as { properties: { rules: { properties: Json } } };
  schema.properties.rules.properties = Object.fromEntries(
    rules.map(({ meta }) => [
      meta.code,
      { $ref: '#/definitions/level', description: `${meta.title['zh-cn']} ${meta.title.en}`, default: meta.severity },
    ]),
  );
  return `${formatJson(schema)}\n`;
}

/** Names that an editor offers while somebody writes a registry: any other is as good. What a name is for is said where it stands. */
function offered(names: readonly string[]): Json {
  const known = [...new Set(names)].sort();
  return { anyOf: [{ enum: known }, { type: 'string', minLength: 1 }] };
}

/** The schema of `organs.json` with the names of the built-in reforms as offers. */
function organsSchemaOf(old: string): string {
  const schema = JSON.parse(old) as { definitions: Json };
  schema.definitions.name = offered(reforms.flatMap(({ now }) => now));
  schema.definitions.formerName = offered(reforms.flatMap(({ old: before }) => before ?? []));
  return `${formatJson(schema)}\n`;
}

/** The setting `workpoints.rules`: one group with a property per rule, as in the project file. */
function settingOf(rules: readonly RuleFile[]): Json {
  return {
    type: 'object',
    scope: 'resource',
    default: {},
    markdownDescription: '%rules.description%',
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({ meta }) => [
        meta.code,
        {
          type: 'string',
          enum: ['off', 'error', 'warning', 'info'],
          default: meta.severity,
          description: `%rules.${meta.code}%`,
        },
      ]),
    ),
  };
}

/** Finds the group of settings that holds `workpoints.rules`, else the first; makes one where there is none. */
function settingsOf(manifest: Json): Json {
  manifest.contributes ??= {};
  const contributes = manifest.contributes as Json;
  contributes.configuration ??= { title: '工作要点 Work Points' };
  const groups = [contributes.configuration].flat().filter(isObject);
  const named = groups.find((group) => isObject(group.properties) && 'workpoints.rules' in group.properties);
  const group = named ?? groups[0]!;
  group.properties ??= {};
  return group.properties as Json;
}

function manifestOf(old: string, rules: readonly RuleFile[]): string {
  const manifest = JSON.parse(old) as Json;
  settingsOf(manifest)['workpoints.rules'] = settingOf(rules);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const settingDescriptions = {
  'zh-cn':
    '每条规则的轻重：`off` 关闭，`error` 错误，`warning` 警告，`info` 提示。工作区的 `workpoints.json` 里写了的，以它为准。',
  'zh-tw':
    '每條規則的輕重：`off` 關閉，`error` 錯誤，`warning` 警告，`info` 提示。工作區的 `workpoints.json` 裡寫了的，以它為準。',
  en: 'How much each rule weighs: `off`, `error`, `warning`, `info`. What the `workpoints.json` of the workspace says goes before this.',
} as const;

const nlsFiles = {
  'zh-cn': 'package.nls.zh-cn.json',
  'zh-tw': 'package.nls.zh-tw.json',
  en: 'package.nls.json',
} as const;

function nlsOf(old: string, rules: readonly RuleFile[], language: keyof typeof nlsFiles): string {
  const kept = Object.entries(JSON.parse(old) as Json).filter(([key]) => !key.startsWith('rules.'));
  const titles = rules.map(({ meta }) => [`rules.${meta.code}`, meta.title[language]]);
  return `${formatJson(Object.fromEntries([...kept, ['rules.description', settingDescriptions[language]], ...titles]))}\n`;
}

/** Every generated file, its path from the root → what it must hold. */
export async function generate(root: string): Promise<ReadonlyMap<string, string>> {
  const rules = await findRules(root);
  const read = (path: string, otherwise: string) =>
    existsSync(join(root, path)) ? readFile(join(root, path), 'utf-8') : otherwise;
  const files = new Map<string, string>();
  files.set(`${rulesFolder}/registry.ts`, registryOf(rules));
  files.set(`${pagesFolder}/README.md`, indexOf(rules));
  for (const { base, meta } of rules) {
    const path = `${pagesFolder}/${base}.md`;
    files.set(path, pageOf(await read(path, ''), meta));
  }
  const schema = 'schemas/workpoints.schema.json';
  files.set(schema, schemaOf(await read(schema, '{}'), rules));
  const organsSchema = 'schemas/organs.schema.json';
  files.set(organsSchema, organsSchemaOf(await read(organsSchema, '{ "definitions": {} }')));
  files.set('package.json', manifestOf(await read('package.json', '{}'), rules));
  for (const language of ['en', 'zh-cn', 'zh-tw'] as const) {
    files.set(nlsFiles[language], nlsOf(await read(nlsFiles[language], '{}'), rules, language));
  }
  return files;
}

/** The generated files that are not what they must be. */
export async function outdated(root: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [path, content] of await generate(root)) {
    const file = join(root, path);
    if (!existsSync(file) || (await readFile(file, 'utf-8')) !== content) wrong.push(path);
  }
  return wrong;
}
