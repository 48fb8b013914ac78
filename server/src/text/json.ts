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

/** Who opens such a file to name a folder is no programmer: what is wrong is said as one would over the telephone. */
const syntax: Localized = {
  'zh-cn': '格式有误，从这里起读不下去：{0}',
  'zh-tw': '格式有誤，從這裡起讀不下去：{0}',
  en: 'the file cannot be read from here on: {0}',
};
const tooDeep: Localized = { 'zh-cn': '括号套得太深', 'zh-tw': '括號套得太深', en: 'brackets are nested too deeply' };
const twice: Localized = { 'zh-cn': '“{0}”写了两次', 'zh-tw': '「{0}」寫了兩次', en: '“{0}” is given twice' };

const empty: Localized = {
  'zh-cn': '文件是空的，至少要有一对 { }',
  'zh-tw': '檔案是空的，至少要有一對 { }',
  en: 'the file is empty; it needs at least { }',
};
const bracketOpen: Localized = {
  'zh-cn': '前面的 [ 少了收尾的 ]',
  'zh-tw': '前面的 [ 少了收尾的 ]',
  en: 'a [ before this place has no closing ]',
};
const braceOpen: Localized = {
  'zh-cn': '前面的 { 少了收尾的 }',
  'zh-tw': '前面的 { 少了收尾的 }',
  en: 'a { before this place has no closing }',
};
const chineseMark: Localized = {
  'zh-cn': '这里用了中文标点“{0}”，应改用英文标点“{1}”',
  'zh-tw': '這裡用了中文標點「{0}」，應改用英文標點「{1}」',
  en: 'the Chinese mark {0} stands here; the English {1} is needed',
};
const quotesMissing: Localized = {
  'zh-cn': '文字“{0}”两边应加英文双引号 "',
  'zh-tw': '文字「{0}」兩邊應加英文雙引號 "',
  en: 'the words “{0}” need the straight quotes " around them',
};

const syntaxWordings: { readonly [code: string]: Localized } = {
  PropertyNameExpected: {
    'zh-cn': '这里应写一项的名称，两边加英文双引号 "',
    'zh-tw': '這裡應寫一項的名稱，兩邊加英文雙引號 "',
    en: 'the name of an entry in straight quotes " belongs here',
  },
  ValueExpected: { 'zh-cn': '这里少了内容', 'zh-tw': '這裡少了內容', en: 'something is missing here' },
  ColonExpected: {
    'zh-cn': '名称后面少了英文冒号 :',
    'zh-tw': '名稱後面少了英文冒號 :',
    en: 'the colon : behind a name is missing',
  },
  CommaExpected: {
    'zh-cn': '两项之间少了英文逗号 ,',
    'zh-tw': '兩項之間少了英文逗號 ,',
    en: 'the comma , between two entries is missing',
  },
  CloseBraceExpected: braceOpen,
  CloseBracketExpected: bracketOpen,
  EndOfFileExpected: {
    'zh-cn': '内容在前面已经结束，从这里起是多余的',
    'zh-tw': '內容在前面已經結束，從這裡起是多餘的',
    en: 'the content has ended before; what stands from here on is too much',
  },
  UnexpectedEndOfString: {
    'zh-cn': '文字后面少了英文双引号 "',
    'zh-tw': '文字後面少了英文雙引號 "',
    en: 'the quote " behind the words is missing',
  },
  UnexpectedEndOfComment: {
    'zh-cn': '注释后面少了 */',
    'zh-tw': '註解後面少了 */',
    en: 'the */ behind the remark is missing',
  },
  InvalidEscapeCharacter: {
    'zh-cn': '文字里不能写 \\，文件夹之间用 /',
    'zh-tw': '文字裡不能寫 \\，資料夾之間用 /',
    en: 'words may hold no \\; write / between folders',
  },
};

const otherSyntax: Localized = {
  'zh-cn': '这里有写错的字符',
  'zh-tw': '這裡有寫錯的字元',
  en: 'a character here is wrong',
};

/** Marks that an input method for Chinese types in place of those that the file needs. */
const chineseMarks: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['、', ','],
  ['；', ','],
  ['：', ':'],
  ['“', '"'],
  ['”', '"'],
  ['‘', '"'],
  ['’', '"'],
  ['「', '"'],
  ['」', '"'],
  ['＂', '"'],
  ['【', '['],
  ['】', ']'],
  ['［', '['],
  ['］', ']'],
  ['｛', '{'],
  ['｝', '}'],
]);

/** Most of a word that is shown. */
const longestWord = 20;

/** A wording with another put in place of its `{0}`, language by language. */
function filled(wording: Localized, { wording: detail, values }: Message): Message {
  return message(
    {
      'zh-cn': wording['zh-cn'].replace('{0}', detail['zh-cn']),
      'zh-tw': wording['zh-tw'].replace('{0}', detail['zh-tw']),
      en: wording.en.replace('{0}', detail.en),
    },
    ...values,
  );
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

function syntaxProblem(text: string, error: ParseError): JsonProblem {
  return {
    span: { start: error.offset, end: error.offset + error.length },
    message: filled(syntax, detailOf(text, error)),
  };
}

function detailOf(text: string, error: ParseError): Message {
  const code = printParseErrorCode(error.error);
  const word = text.slice(error.offset, error.offset + error.length);
  const mark = word[0] ?? '';
  const meant = chineseMarks.get(mark);
  if (meant !== undefined) return message(chineseMark, mark, meant);
  if (text.trim() === '') return message(empty);
  if (code === 'InvalidSymbol' && word !== '') return message(quotesMissing, trimmed(word));
  // Where a comma is missed at a closing bracket, it is the wrong one.
  if (code === 'CommaExpected' && mark === '}') return message(bracketOpen);
  if (code === 'CommaExpected' && mark === ']') return message(braceOpen);
  return message(syntaxWordings[code] ?? otherSyntax);
}

/** Words without the quotes that do not count, and no longer than one reads. */
function trimmed(word: string): string {
  const bare = word.replace(/^'|'$/g, '');
  return bare.length > longestWord ? `${bare.slice(0, longestWord)}…` : bare;
}

/** Reads JSON; comments and commas at the end of a list are allowed. Never throws. */
export function readJson(text: string): JsonFile {
  const broken: ParseError[] = [];
  try {
    const root = parseTree(text, broken, { allowTrailingComma: true }) ?? null;
    return { root, problem: broken[0] ? syntaxProblem(text, broken[0]) : null };
  } catch {
    const everything = { start: 0, end: Math.min(text.length, 1) };
    return { root: null, problem: { span: everything, message: filled(syntax, message(tooDeep)) } };
  }
}
