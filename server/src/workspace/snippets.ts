import type { Node } from 'jsonc-parser';
import { type JsonProblem, spanOf } from '../text/json.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { readSnippet, type SnippetPart } from '../text/snippet.ts';

/** A text that a team writes again and again, as its project file has it. */
export interface TeamSnippet {
  readonly name: string;
  /** What is typed to get it: the name, Chinese words, pinyin initials. */
  readonly prefixes: readonly string[];
  readonly body: readonly SnippetPart[];
  /** The text for drafts in Traditional characters; `null` where the project has none. */
  readonly hant: readonly SnippetPart[] | null;
  readonly description: string;
}

const wordings = {
  table: {
    'zh-cn': '“snippets”应写成 { "名称": { "prefix": "pyszm", "body": "……" } } 的样子',
    'zh-tw': '「snippets」應寫成 { "名稱": { "prefix": "pyszm", "body": "……" } } 的樣子',
    en: '“snippets” should look like { "name": { "prefix": "initials", "body": "…" } }',
  },
  snippet: {
    'zh-cn': '常用文字“{0}”应有“body”：一段文字，或者一行一段的一列文字',
    'zh-tw': '常用文字「{0}」應有「body」：一段文字，或者一行一段的一列文字',
    en: 'the snippet “{0}” needs a “body”: a string, or a list of strings, one a line',
  },
  unknownKey: {
    'zh-cn': '常用文字里没有“{0}”这一项，只有 prefix、body、hant、description',
    'zh-tw': '常用文字裡沒有「{0}」這一項，只有 prefix、body、hant、description',
    en: 'a snippet has no “{0}”, only prefix, body, hant, description',
  },
  texts: {
    'zh-cn': '“{0}”应为文字，或者一列文字',
    'zh-tw': '「{0}」應為文字，或者一列文字',
    en: '“{0}” must be a string or a list of strings',
  },
  prefix: {
    'zh-cn': '“{0}”里不能有空白，也不能是空的',
    'zh-tw': '「{0}」裡不能有空白，也不能是空的',
    en: '“{0}” must not be empty or hold white space',
  },
} satisfies { readonly [name: string]: Localized };

const keys = ['prefix', 'body', 'hant', 'description'];

class SnippetError extends Error {
  readonly problem: JsonProblem;

  constructor(node: Node, problem: Message) {
    super(problem.wording.en);
    this.problem = { span: spanOf(node), message: problem };
  }
}

/** Reads the snippets of a project file. A bad one is left out, with one problem at its place; the others count. */
export function readTeamSnippets(table: Node | null): {
  readonly snippets: readonly TeamSnippet[];
  readonly problems: readonly JsonProblem[];
} {
  if (!table) return { snippets: [], problems: [] };
  if (table.type !== 'object') {
    return { snippets: [], problems: [{ span: spanOf(table), message: message(wordings.table) }] };
  }
  const snippets: TeamSnippet[] = [];
  const problems: JsonProblem[] = [];
  for (const property of table.children ?? []) {
    const [name, value] = property.children ?? [];
    if (!name || !value) continue;
    try {
      snippets.push(readOne(String(name.value), name, value));
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
      problems.push(error.problem);
    }
  }
  return { snippets, problems };
}

function readOne(name: string, nameNode: Node, value: Node): TeamSnippet {
  if (value.type === 'string') {
    return {
      name,
      prefixes: prefixesOf(name, nameNode, null),
      body: bodyOf(value, 'body'),
      hant: null,
      description: '',
    };
  }
  if (value.type !== 'object') throw new SnippetError(value, message(wordings.snippet, name));
  const given = new Map<string, Node>();
  for (const property of value.children ?? []) {
    const [key, content] = property.children ?? [];
    if (!key || !content) continue;
    if (!keys.includes(String(key.value))) throw new SnippetError(key, message(wordings.unknownKey, String(key.value)));
    given.set(String(key.value), content);
  }
  const [body, hant, description] = [given.get('body'), given.get('hant'), given.get('description')];
  if (!body) throw new SnippetError(nameNode, message(wordings.snippet, name));
  if (description && description.type !== 'string')
    throw new SnippetError(description, message(wordings.texts, 'description'));
  return {
    name,
    prefixes: prefixesOf(name, nameNode, given.get('prefix') ?? null),
    body: bodyOf(body, 'body'),
    hant: hant ? bodyOf(hant, 'hant') : null,
    description: description ? String(description.value) : '',
  };
}

function prefixesOf(name: string, nameNode: Node, given: Node | null): readonly string[] {
  const prefixes = given ? textsOf(given, 'prefix') : [];
  if (prefixes.some((prefix) => prefix === '' || /\s/.test(prefix)))
    throw new SnippetError(given!, message(wordings.prefix, 'prefix'));
  const typed = name.replace(/\s+/g, '');
  if (typed === '') throw new SnippetError(nameNode, message(wordings.prefix, name));
  return [...new Set([typed, ...prefixes])];
}

function textsOf(node: Node, key: string): readonly string[] {
  if (node.type === 'string') return [String(node.value)];
  const items = node.type === 'array' ? (node.children ?? []) : [];
  if (items.length === 0 || items.some((item) => item.type !== 'string'))
    throw new SnippetError(node, message(wordings.texts, key));
  return items.map((item) => String(item.value));
}

function bodyOf(node: Node, key: string): readonly SnippetPart[] {
  const { parts, problem } = readSnippet(textsOf(node, key).join('\n'));
  if (parts) return parts;
  throw new SnippetError(node, problem);
}
