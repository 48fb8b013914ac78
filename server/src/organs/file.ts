import type { Node } from 'jsonc-parser';
import { appendAll } from '../text/append.ts';
import { type JsonProblem, readJson, repeatedNames, spanOf } from '../text/json.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, message } from '../text/message.ts';
import { contradictionsIn } from './contradictions.ts';
import { type DatedName, type Organ, organLevels } from './organ.ts';

/** What `organs.json` says, and what is wrong in it; an entry that is wrong is left out as far as it is wrong. */
export interface OrgansFile {
  readonly organs: readonly Organ[];
  /** The file could be read to its end, so that a name that is not in it is not known. */
  readonly isWhole: boolean;
  /** In the order of the file. */
  readonly problems: readonly JsonProblem[];
}

/** A file that is wrong throughout is not listed line by line. */
const problemsAtMost = 100;

const wordings = {
  file: {
    'zh-cn': '单位名录应为 { "organs": [ … ] }',
    'zh-tw': '單位名錄應為 { "organs": [ … ] }',
    en: 'a registry of units must be { "organs": [ … ] }',
  },
  unknownKey: { 'zh-cn': '没有“{0}”这一项', 'zh-tw': '沒有「{0}」這一項', en: 'there is no setting “{0}”' },
  entry: {
    'zh-cn': '每个单位应为 { "name": "…" }',
    'zh-tw': '每個單位應為 { "name": "…" }',
    en: 'each unit must be { "name": "…" }',
  },
  text: { 'zh-cn': '“{0}”应为文字', 'zh-tw': '「{0}」應為文字', en: '“{0}” must be words in quotes' },
  texts: {
    'zh-cn': '“{0}”应为一列文字，如 ["市发展改革委"]',
    'zh-tw': '「{0}」應為一列文字，如 ["市發展改革委"]',
    en: '“{0}” must be a list of words in quotes, such as ["市发展改革委"]',
  },
  names: {
    'zh-cn': '“{0}”应为一列名称，如 [{ "name": "市环保局", "date": "2018-11" }]',
    'zh-tw': '「{0}」應為一列名稱，如 [{ "name": "市環保局", "date": "2018-11" }]',
    en: '“{0}” must be a list of names, such as [{ "name": "市环保局", "date": "2018-11" }]',
  },
  date: {
    'zh-cn': '日期应写作 2018、2018-11 或 2018-11-08，不能是“{0}”',
    'zh-tw': '日期應寫作 2018、2018-11 或 2018-11-08，不能是「{0}」',
    en: 'a date must be 2018, 2018-11 or 2018-11-08, not “{0}”',
  },
  level: {
    'zh-cn': '“level”应为 {0} 之一',
    'zh-tw': '「level」應為 {0} 之一',
    en: '“level” must be one of {0}',
  },
} satisfies { readonly [name: string]: Localized };

const entryKeys = ['name', 'shortNames', 'level', 'parent', 'predecessors', 'successors', 'members', 'note'];

type Report = (node: Node, wording: Localized, ...values: readonly string[]) => void;

/** Reads a registry (JSON; comments are allowed). Never throws: what is wrong is named in `problems`, the rest counts. */
export function readOrgans(text: string): OrgansFile {
  const { root, problem } = readJson(text);
  const problems: JsonProblem[] = problem ? [problem] : [];
  const report: Report = (node, wording, ...values) => {
    if (!problem) problems.push({ span: spanOf(node), message: message(wording, ...values) });
  };
  const organs = root ? entriesOf(root, report).flatMap((node) => readEntry(node, report) ?? []) : [];
  if (root && !problem) appendAll(problems, repeatedNames(root));
  appendAll(problems, contradictionsIn(organs));
  problems.sort((one, other) => one.span.start - other.span.start);
  return { organs, isWhole: root !== null && problem === null, problems: problems.slice(0, problemsAtMost) };
}

function entriesOf(root: Node, report: Report): readonly Node[] {
  const fields = fieldsOf(root, ['$schema', 'organs'], report);
  const list = fields.get('organs');
  if (root.type !== 'object' || !list || list.type !== 'array') {
    report(list ?? root, wordings.file);
    return [];
  }
  return list.children ?? [];
}

/** The values of an object by their names; names that are not known are reported. */
function fieldsOf(node: Node, known: readonly string[], report: Report): ReadonlyMap<string, Node> {
  const fields = new Map<string, Node>();
  if (node.type !== 'object') return fields;
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (!name) continue;
    if (!known.includes(String(name.value))) report(name, wordings.unknownKey, String(name.value));
    else if (value) fields.set(String(name.value), value);
  }
  return fields;
}

function readEntry(node: Node, report: Report): Organ | null {
  const fields = fieldsOf(node, entryKeys, report);
  const nameNode = fields.get('name');
  const name = readText(nameNode);
  if (node.type !== 'object' || !nameNode || !name) {
    report(nameNode ?? node, wordings.entry);
    return null;
  }
  return {
    name,
    shortNames: readTexts(fields, 'shortNames', report).filter((short) => keyOf(short) !== keyOf(name)),
    level: readLevel(fields.get('level'), report),
    parent: readOptional(fields, 'parent', report),
    predecessors: readDatedNames(fields, 'predecessors', report),
    successors: readDatedNames(fields, 'successors', report),
    members: readTexts(fields, 'members', report),
    span: spanOf(nameNode),
  };
}

function readText(node: Node | undefined): string | null {
  return node?.type === 'string' && String(node.value).trim() !== '' ? String(node.value).trim() : null;
}

function readOptional(fields: ReadonlyMap<string, Node>, key: string, report: Report): string | null {
  const node = fields.get(key);
  const text = readText(node);
  if (node && text === null) report(node, wordings.text, key);
  return text;
}

function readLevel(node: Node | undefined, report: Report): Organ['level'] {
  if (!node) return null;
  const level = organLevels.find((known) => known === node.value) ?? null;
  if (level === null) report(node, wordings.level, organLevels.join(', '));
  return level;
}

function listOf(fields: ReadonlyMap<string, Node>, key: string, wording: Localized, report: Report): readonly Node[] {
  const node = fields.get(key);
  if (node && node.type !== 'array') report(node, wording, key);
  return node?.type === 'array' ? (node.children ?? []) : [];
}

function readTexts(fields: ReadonlyMap<string, Node>, key: string, report: Report): readonly string[] {
  return listOf(fields, key, wordings.texts, report).flatMap((item) => {
    const text = readText(item);
    if (text === null) report(item, wordings.texts, key);
    return text ?? [];
  });
}

function readDatedNames(fields: ReadonlyMap<string, Node>, key: string, report: Report): readonly DatedName[] {
  return listOf(fields, key, wordings.names, report).flatMap((item) => {
    const parts = fieldsOf(item, ['name', 'date'], report);
    const name = readText(item) ?? readText(parts.get('name'));
    if (name === null) {
      report(item, wordings.names, key);
      return [];
    }
    return { name, date: readDate(parts.get('date'), report) };
  });
}

function readDate(node: Node | undefined, report: Report): string | null {
  if (!node) return null;
  const date = readText(node) ?? '';
  const [, month = '01', day = '01'] = date.split('-');
  const isDate = /^\d{4}(?:-\d{2}){0,2}$/.test(date) && month >= '01' && month <= '12' && day >= '01' && day <= '31';
  if (!isDate) report(node, wordings.date, String(node.value ?? ''));
  return isDate ? date : null;
}
