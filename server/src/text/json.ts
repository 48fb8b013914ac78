import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Localized, type Message, message } from './message.ts';
import type { Span } from './span.ts';

/** Something wrong in a JSON file that a person wrote, and where. */
export interface JsonProblem {
  readonly span: Span;
  readonly message: Message;
}

/** A JSON file as far as it can be read. */
export interface JsonFile {
  /** `null` where nothing can be read at all. */
  readonly root: Node | null;
  /** The first break of the JSON; what follows is mostly its echo. */
  readonly problem: JsonProblem | null;
}

const syntax: Localized = {
  'zh-cn': '不是正确的 JSON：{0}',
  'zh-tw': '不是正確的 JSON：{0}',
  en: 'not valid JSON: {0}',
};
const tooDeep: Localized = { 'zh-cn': '层次过深', 'zh-tw': '層次過深', en: 'nested too deeply' };
const twice: Localized = { 'zh-cn': '“{0}”写了两次', 'zh-tw': '「{0}」寫了兩次', en: '“{0}” is given twice' };

const syntaxWordings: { readonly [code: string]: Localized } = {
  PropertyNameExpected: {
    'zh-cn': '这里应有带引号的名称',
    'zh-tw': '這裡應有帶引號的名稱',
    en: 'a name in quotes is expected here',
  },
  ValueExpected: { 'zh-cn': '这里应有值', 'zh-tw': '這裡應有值', en: 'a value is expected here' },
  ColonExpected: { 'zh-cn': '这里应有冒号', 'zh-tw': '這裡應有冒號', en: 'a colon is expected here' },
  CommaExpected: { 'zh-cn': '这里应有逗号', 'zh-tw': '這裡應有逗號', en: 'a comma is expected here' },
  CloseBraceExpected: { 'zh-cn': '这里应有 }', 'zh-tw': '這裡應有 }', en: '} is expected here' },
  CloseBracketExpected: { 'zh-cn': '这里应有 ]', 'zh-tw': '這裡應有 ]', en: '] is expected here' },
  EndOfFileExpected: {
    'zh-cn': '这里应到文件末尾',
    'zh-tw': '這裡應到檔案結尾',
    en: 'the file should end here',
  },
  UnexpectedEndOfString: {
    'zh-cn': '缺少后引号',
    'zh-tw': '缺少後引號',
    en: 'the closing quote is missing',
  },
  UnexpectedEndOfComment: {
    'zh-cn': '注释没有结束',
    'zh-tw': '註解沒有結束',
    en: 'the comment does not end',
  },
};

const otherSyntax: Localized = {
  'zh-cn': '这里的字符不对',
  'zh-tw': '這裡的字元不對',
  en: 'the characters here are wrong',
};

/** A wording with another put in place of its `{0}`, language by language. */
function filled(wording: Localized, detail: Localized): Message {
  return message({
    'zh-cn': wording['zh-cn'].replace('{0}', detail['zh-cn']),
    'zh-tw': wording['zh-tw'].replace('{0}', detail['zh-tw']),
    en: wording.en.replace('{0}', detail.en),
  });
}

/** The characters of a value. */
export function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** Names given twice in one group, at their second place. */
export function* repeatedNames(node: Node): Generator<JsonProblem> {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const name = child.type === 'property' ? child.children?.[0] : undefined;
    if (name && seen.has(String(name.value))) {
      yield { span: spanOf(name), message: message(twice, String(name.value)) };
    }
    if (name) seen.add(String(name.value));
    yield* repeatedNames(child);
  }
}

function syntaxProblem(error: ParseError): JsonProblem {
  return {
    span: { start: error.offset, end: error.offset + error.length },
    message: filled(syntax, syntaxWordings[printParseErrorCode(error.error)] ?? otherSyntax),
  };
}

/** Reads JSON; comments and commas at the end of a list are allowed. Never throws. */
export function readJson(text: string): JsonFile {
  const broken: ParseError[] = [];
  try {
    const root = parseTree(text, broken, { allowTrailingComma: true }) ?? null;
    return { root, problem: broken[0] ? syntaxProblem(broken[0]) : null };
  } catch {
    const everything = { start: 0, end: Math.min(text.length, 1) };
    return { root: null, problem: { span: everything, message: filled(syntax, tooDeep) } };
  }
}
