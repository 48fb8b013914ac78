import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { getNodeValue, type Node } from 'jsonc-parser';
import schema from '../../../schemas/workpoints.schema.json' with { type: 'json' };
import type { NumberedStyle, NumberScheme, NumberSchemes } from '../model/numbering.ts';
import { readJson, repeatedNames, spanOf } from '../text/json.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Host } from './host.ts';
import { projectFileName } from './names.ts';
import { type Profile, profileOf, profiles } from './profile.ts';
import { readTeamSnippets, type TeamSnippet } from './snippets.ts';
import { nearest } from './suggestion.ts';
import { canonicalUri, folderOf, joinUri, relativePath } from './uri.ts';

/** What a project can say of a rule: switched off, or how much its findings weigh. */
export const ruleLevels = ['off', 'error', 'warning', 'info'] as const;

/** One of the levels. */
export type RuleLevel = (typeof ruleLevels)[number];

/** Rule code → level, for the rules that a user or a project speaks of. */
export type RuleLevels = ReadonlyMap<string, RuleLevel>;

/** A folder, file or pattern that the project file names, relative to its folder, and where it names it: `"上位文件/*.txt"`. */
export interface NamedPlace {
  readonly pattern: string;
  readonly span: Span;
}

/** Something wrong in a project file. */
export interface ProjectProblem {
  readonly span: Span;
  readonly message: Message;
}

/** The documents that are parents of some drafts by the project's word. */
export interface NamedParents {
  /** The folder, file or pattern that names the drafts. */
  readonly draft: NamedPlace;
  readonly directives: readonly NamedPlace[];
}

/** What `workpoints.json` says, without what is wrong in it. */
export interface Project {
  /** The places of the library, those that are named as parents among them. */
  readonly directives: readonly NamedPlace[];
  readonly parents: readonly NamedParents[];
  readonly exclude: readonly NamedPlace[];
  readonly rules: RuleLevels;
  /** How far its drafts have come; `null` where it does not say. */
  readonly profile: Profile | null;
  /** How the numbers of some styles of labels run, whatever the draft itself shows. */
  readonly schemes: NumberSchemes;
  /** The texts of the team, without those that are wrong. */
  readonly snippets: readonly TeamSnippet[];
  /** In the order of the file. */
  readonly problems: readonly ProjectProblem[];
}

/** What holds where there is no project file: no library, every rule as it is. */
export const emptyProject: Project = {
  directives: [],
  parents: [],
  exclude: [],
  rules: new Map(),
  profile: null,
  schemes: new Map(),
  snippets: [],
  problems: [],
};

/** The styles of labels by the names that a project file gives them: how their first label is written. */
const styleNames: ReadonlyMap<string, NumberedStyle> = new Map([
  ['一、', 'chinese'],
  ['（一）', 'chinese-bracket'],
  ['1.', 'arabic'],
  ['（1）', 'arabic-bracket'],
]);

/** A file that is wrong throughout is not listed line by line. */
const problemsAtMost = 100;

const wordings = {
  unknownKey: {
    'zh-cn': '没有“{0}”这一项',
    'zh-tw': '沒有「{0}」這一項',
    en: 'there is no setting “{0}”',
  },
  misspeltKey: {
    'zh-cn': '没有“{0}”这一项，是不是“{1}”？',
    'zh-tw': '沒有「{0}」這一項，是不是「{1}」？',
    en: 'there is no setting “{0}”; did you mean “{1}”?',
  },
  unknownRule: {
    'zh-cn': '没有“{0}”这条规则',
    'zh-tw': '沒有「{0}」這條規則',
    en: 'there is no rule “{0}”',
  },
  misspeltRule: {
    'zh-cn': '没有“{0}”这条规则，是不是“{1}”？',
    'zh-tw': '沒有「{0}」這條規則，是不是「{1}」？',
    en: 'there is no rule “{0}”; did you mean “{1}”?',
  },
  list: {
    'zh-cn': '“{0}”应为一列文字，如 ["上位文件"]',
    'zh-tw': '「{0}」應為一列文字，如 ["上位文件"]',
    en: '“{0}” must be a list of words in quotes, such as ["directives"]',
  },
  text: { 'zh-cn': '“{0}”应为文字', 'zh-tw': '「{0}」應為文字', en: '“{0}” must be words in quotes' },
  table: {
    'zh-cn': '“{0}”应为 { } 括起的一组设置',
    'zh-tw': '「{0}」應為 { } 括起的一組設定',
    en: '“{0}” must be a group of settings in { }',
  },
  file: {
    'zh-cn': '项目文件应为 { } 括起的一组设置',
    'zh-tw': '專案檔應為 { } 括起的一組設定',
    en: 'a project file must be a group of settings in { }',
  },
  level: {
    'zh-cn': '“{0}”应为 off、error、warning、info 之一',
    'zh-tw': '「{0}」應為 off、error、warning、info 之一',
    en: '“{0}” must be one of off, error, warning, info',
  },
  unknownLevel: {
    'zh-cn': '没有“{0}”这一级编号，只有 {1}',
    'zh-tw': '沒有「{0}」這一級編號，只有 {1}',
    en: 'there is no level “{0}”, only {1}',
  },
  schemes: {
    'zh-cn': '“{0}”应写成 { "（一）": "restart" } 的样子',
    'zh-tw': '「{0}」應寫成 { "（一）": "restart" } 的樣子',
    en: '“{0}” should look like { "（一）": "restart" }',
  },
  scheme: {
    'zh-cn': '“{0}”的排法只能是 restart（从头编起）或 continuous（全文连续）',
    'zh-tw': '「{0}」的排法只能是 restart（從頭編起）或 continuous（全文連續）',
    en: 'the numbers of “{0}” can only restart (restart) or run on (continuous)',
  },
  parents: {
    'zh-cn': '“{0}”应写成 { "草稿/*.txt": ["上位文件/甲.txt"] } 的样子',
    'zh-tw': '「{0}」應寫成 { "草稿/*.txt": ["上位文件/甲.txt"] } 的樣子',
    en: '“{0}” should look like { "drafts/*.txt": ["directives/one.txt"] }',
  },
  profile: {
    'zh-cn': '“profile”应为 {0} 之一（起草、送审、终稿）',
    'zh-tw': '「profile」應為 {0} 之一（起草、送審、終稿）',
    en: '“profile” must be one of {0}',
  },
  outside: {
    'zh-cn': '“{0}”在项目文件夹之外：只能写其中的文件夹、文件或通配式，用 / 分隔，不能有 ..',
    'zh-tw': '「{0}」在專案資料夾之外：只能寫其中的資料夾、檔案或萬用字元式，用 / 分隔，不能有 ..',
    en: '“{0}” is outside the folder of the project: name folders, files or patterns inside it, with / between, without ..',
  },
  empty: {
    'zh-cn': '这里应写文件夹、文件或通配式',
    'zh-tw': '這裡應寫資料夾、檔案或萬用字元式',
    en: 'a folder, file or pattern is expected here',
  },
  twice: { 'zh-cn': '“{0}”写了两次', 'zh-tw': '「{0}」寫了兩次', en: '“{0}” is given twice' },
} satisfies { readonly [name: string]: Localized };

/** `#/rules/numbering~1sequence` as the steps of a path; numbers are places in a list. */
function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function unknownKey(steps: readonly (string | number)[]): Message {
  const name = String(steps.at(-1));
  if (steps.length === 2 && steps[0] === 'numbering') {
    return message(wordings.unknownLevel, name, [...styleNames.keys()].join(' '));
  }
  const inRules = steps.length === 2;
  const known = Object.keys(inRules ? schema.properties.rules.properties : schema.properties);
  const meant = nearest(name, known);
  if (meant) return message(inRules ? wordings.misspeltRule : wordings.misspeltKey, name, meant);
  return message(inRules ? wordings.unknownRule : wordings.unknownKey, name);
}

function wrongType(steps: readonly (string | number)[]): Message {
  const name = steps.filter((step) => typeof step === 'string').join('.');
  if (steps.length === 0) return message(wordings.file);
  if (name === 'rules') return message(wordings.table, name);
  if (name === 'numbering') return message(wordings.schemes, name);
  if (name === 'parents') return message(wordings.parents, name);
  if (name === '$schema') return message(wordings.text, name);
  return message(wordings.list, name);
}

/** What one complaint of the validator means to the user; `null` for those that only wrap others. */
function problemOf(unit: OutputUnit, root: Node): ProjectProblem | null {
  const steps = stepsOf(unit.instanceLocation);
  // Snippets have a reader of their own, which says more.
  if (steps[0] === 'snippets') return null;
  const node = nodeAt(root, steps) ?? root;
  switch (unit.keyword) {
    case 'false':
      return { span: spanOf(node.parent?.children?.[0] ?? node), message: unknownKey(steps) };
    case 'type':
      return { span: spanOf(node), message: wrongType(steps) };
    case 'enum':
      if (steps[0] === 'profile') {
        return { span: spanOf(node), message: message(wordings.profile, profiles.join(' ')) };
      }
      return {
        span: spanOf(node),
        message: message(steps[0] === 'numbering' ? wordings.scheme : wordings.level, String(steps.at(-1))),
      };
    case 'pattern':
      return {
        span: spanOf(node),
        message: node.value ? message(wordings.outside, String(node.value)) : message(wordings.empty),
      };
    default:
      return null;
  }
}

/** The value given for a name; of several the last, as JSON has it. */
function settingOf(table: Node, name: string): Node | null {
  if (table.type !== 'object') return null;
  const given = table.children?.filter(({ children }) => children?.[0]?.value === name && children[1]);
  return given?.at(-1)?.children?.[1] ?? null;
}

/** The value that steps of names and places in lists lead to. */
function nodeAt(root: Node, steps: readonly (string | number)[]): Node | null {
  let node: Node | null = root;
  for (const step of steps) {
    if (!node) return null;
    node = node.type === 'array' ? (node.children?.[Number(step)] ?? null) : settingOf(node, String(step));
  }
  return node;
}

function placesOf(list: Node | null | undefined, wrong: ReadonlySet<number>): readonly NamedPlace[] {
  if (list?.type !== 'array') return [];
  const good = (list.children ?? []).filter((item) => item.type === 'string' && !wrong.has(item.offset));
  return good.map((item) => ({ pattern: tidy(String(item.value)), span: spanOf(item) }));
}

function parentsOf(root: Node, wrong: ReadonlySet<number>): readonly NamedParents[] {
  const table = settingOf(root, 'parents');
  if (table?.type !== 'object') return [];
  return (table.children ?? []).flatMap((property) => {
    const [name, list] = property.children ?? [];
    if (!name) return [];
    const draft = { pattern: tidy(String(name.value)), span: spanOf(name) };
    return [{ draft, directives: placesOf(list, wrong) }];
  });
}

/** `./上位文件/` and `上位文件` name one folder. */
function tidy(pattern: string): string {
  let end = pattern.length;
  while (pattern[end - 1] === '/') end--;
  const inside = pattern.slice(0, end).replace(/^(?:\.\/+)+/, '');
  return inside === '' || inside === '.' ? '**' : inside;
}

function levelsOf(root: Node, wrong: ReadonlySet<number>): RuleLevels {
  const table = settingOf(root, 'rules');
  const levels = new Map<string, RuleLevel>();
  if (table?.type !== 'object') return levels;
  for (const property of table.children ?? []) {
    const [name, value] = property.children ?? [];
    const level = ruleLevels.find((known) => known === value?.value);
    if (name && level && !wrong.has(name.offset)) levels.set(String(name.value), level);
  }
  return levels;
}

function schemesOf(root: Node, wrong: ReadonlySet<number>): NumberSchemes {
  const table = settingOf(root, 'numbering');
  const schemes = new Map<NumberedStyle, NumberScheme>();
  if (table?.type !== 'object') return schemes;
  for (const property of table.children ?? []) {
    const [name, value] = property.children ?? [];
    const style = styleNames.get(String(name?.value));
    const scheme = value?.value;
    if (!style || !value || wrong.has(value.offset)) continue;
    if (scheme === 'restart' || scheme === 'continuous') schemes.set(style, scheme);
  }
  return schemes;
}

/** A value without half characters (lone surrogates), which no address of a place in it could be made of. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [wellFormed(name), wellFormed(part)]));
}

/**
 * Reads a project file (JSON; comments and commas at the end of a list are allowed). Never throws: what is wrong is named
 * in `problems`, the rest counts. Where the JSON itself is broken, only its first break is named: what follows is mostly its echo.
 */
export function readProject(text: string): Project {
  const { root, problem } = readJson(text);
  if (!root) return { ...emptyProject, problems: problem ? [problem] : [] };
  const tree = root;
  const validator = new Validator(schema as Schema, '7', false);
  const complaints = validator
    .validate(wellFormed(getNodeValue(tree)))
    .errors.flatMap((unit) => problemOf(unit, tree) ?? []);
  const wrong = new Set(complaints.map((problem) => problem.span.start));
  const { snippets, problems: ofSnippets } = readTeamSnippets(settingOf(tree, 'snippets'));
  const found = problem ? [problem] : [...complaints, ...ofSnippets, ...repeatedNames(tree)];
  const parents = parentsOf(tree, wrong);
  return {
    directives: [...placesOf(settingOf(tree, 'directives'), wrong), ...parents.flatMap(({ directives }) => directives)],
    parents,
    exclude: placesOf(settingOf(tree, 'exclude'), wrong),
    rules: levelsOf(tree, wrong),
    profile: profileOf(settingOf(tree, 'profile')?.value),
    schemes: schemesOf(tree, wrong),
    snippets,
    problems: found.sort((one, other) => one.span.start - other.span.start).slice(0, problemsAtMost),
  };
}

/**
 * The nearest project file upwards from the folder of a draft, its URI, or `null`. `bound` is the last folder to look in,
 * `null` for no bound; a draft outside of its bound has no project.
 */
export async function findProject(host: Host, uri: string, bound: string | null): Promise<string | null> {
  const last = bound === null ? null : canonicalUri(bound);
  if (last !== null && relativePath(last, uri) === null) return null;
  for (let folder = folderOf(uri); folder !== null; folder = folderOf(folder)) {
    const file = joinUri(folder, projectFileName);
    if ((await host.exists(file)) === 'file') return file;
    if (folder === last) return null;
  }
  return null;
}
