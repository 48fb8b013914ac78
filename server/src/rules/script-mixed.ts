import type { Draft, Script } from '../model/draft.ts';
import type { Fact } from '../text/knownWords.ts';
import { type Localized, message } from '../text/message.ts';
import { moveSpan, type Span } from '../text/span.ts';
import { manyPairs, onePairs, traditionalPairs } from './data/characters.ts';
import { isProseBlock } from './prose.ts';
import type { Fix, Rule, RuleFinding, TextEdit } from './rule.ts';

const traditional: Localized = {
  'zh-cn': '简体稿里有繁体字“{0}”。',
  'zh-tw': '簡體稿裡有繁體字「{0}」。',
  en: 'Traditional “{0}” in a Simplified draft.',
};
const simplified: Localized = {
  'zh-cn': '繁体稿里有简体字“{0}”。',
  'zh-tw': '繁體稿裡有簡體字「{0}」。',
  en: 'Simplified “{0}” in a Traditional draft.',
};
const manyTraditional: Localized = {
  'zh-cn': '简体稿里有繁体字 {1} 处：{0}。',
  'zh-tw': '簡體稿裡有繁體字 {1} 處：{0}。',
  en: 'Traditional characters in {1} places of a Simplified draft: {0}.',
};
const manySimplified: Localized = {
  'zh-cn': '繁体稿里有简体字 {1} 处：{0}。',
  'zh-tw': '繁體稿裡有簡體字 {1} 處：{0}。',
  en: 'Simplified characters in {1} places of a Traditional draft: {0}.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const changeAll: Localized = {
  'zh-cn': '全部改过来（{0} 处）',
  'zh-tw': '全部改過來（{0} 處）',
  en: 'Change all {0}',
};
const another: Localized = { 'zh-cn': '又一处', 'zh-tw': '又一處', en: 'Again' };

/** So many places are a habit of the copy: one finding with one fix. */
const fewestOfAHabit = 4;
/** How many of the other places, and of the different words, a finding names. */
const mostNamed = 20;

const simplifiedOnly = 1;
const traditionalOnly = 2;
/** Read in both scripts, but beside a character of the other one it belongs to it: 於 of 關於. */
const companion = 4;
const opensQuotation = 8;
const closesQuotation = 16;

/** What tells the script of a UTF-16 unit. */
const kinds: Uint8Array = kindsOfCharacters();

function kindsOfCharacters(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const pairs of [onePairs, manyPairs]) {
    for (let at = 0; at < pairs.length; at += 2) {
      table[pairs.charCodeAt(at)] = simplifiedOnly;
      table[pairs.charCodeAt(at + 1)] = traditionalOnly;
    }
  }
  for (let at = 1; at < traditionalPairs.length; at += 2) table[traditionalPairs.charCodeAt(at)] = traditionalOnly;
  table['於'.charCodeAt(0)] = companion;
  for (const mark of '《“「『') table[mark.charCodeAt(0)] = opensQuotation;
  for (const mark of '》”」』') table[mark.charCodeAt(0)] = closesQuotation;
  return table;
}

/** Characters of one script in a draft written in the other; quotations, titles 《》 and variants that names keep are left alone. */
export const rule: Rule = {
  meta: {
    code: 'script/mixed',
    title: { 'zh-cn': '简体字繁体字混用', 'zh-tw': '簡體字繁體字混用', en: 'Characters of the other script' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: '《通用规范汉字表》（国发〔2013〕23号）',
    since: '0.1.0',
  },
  *check(draft) {
    const words = findForeign(draft);
    if (words.length >= fewestOfAHabit) yield reportHabit(draft, words);
    else for (const word of words) yield report(draft, word);
  },
};

/** Stretches of characters that belong to the other script. */
function findForeign(draft: Draft): readonly Span[] {
  const foreign = draft.script === 'hans' ? traditionalIn : simplifiedIn;
  const found: Span[] = [];
  for (const block of draft.tree.blocks) {
    // Where a copy lost bytes, what stands behind the label are characters that nobody wrote.
    if (!isProseBlock(block) || block.label?.damaged) continue;
    for (const span of block.words.ask(foreign)) found.push(moveSpan(span, block.content.start));
  }
  return found;
}

const traditionalIn: Fact<readonly Span[]> = ({ text }) => foreignIn(text, traditionalOnly);
const simplifiedIn: Fact<readonly Span[]> = ({ text }) => foreignIn(text, simplifiedOnly);

function foreignIn(text: string, foreign: number): readonly Span[] {
  const found: Span[] = [];
  let quoted = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === foreign && quoted === 0) {
      const end = endOfWord(text, at, text.length, foreign);
      found.push({ start: at, end });
      at = end - 1;
    } else if (kind === opensQuotation) quoted++;
    else if (kind === closesQuotation) quoted = Math.max(0, quoted - 1);
  }
  return found;
}

function endOfWord(text: string, start: number, limit: number, foreign: number): number {
  let end = start + 1;
  while (end < limit) {
    const kind = kinds[text.charCodeAt(end)]!;
    if (kind !== foreign && !(kind === companion && foreign === traditionalOnly)) break;
    end++;
  }
  return end;
}

/** The words in the script of the draft; `null` where a character answers to several. */
function inScript(word: string, script: Script): string | null {
  let converted = '';
  for (const character of word) {
    const one = script === 'hans' ? simplify(character) : traditionalise(character);
    if (one === null) return null;
    converted += one;
  }
  return converted;
}

function simplify(character: string): string | null {
  if (character === '於') return '于';
  for (const pairs of [onePairs, manyPairs, traditionalPairs]) {
    for (let at = pairs.indexOf(character); at >= 0; at = pairs.indexOf(character, at + 1)) {
      if (at % 2 === 1) return pairs[at - 1]!;
    }
  }
  return null;
}

function traditionalise(character: string): string | null {
  for (let at = onePairs.indexOf(character); at >= 0; at = onePairs.indexOf(character, at + 1)) {
    if (at % 2 === 0) return onePairs[at + 1]!;
  }
  return null;
}

function report(draft: Draft, span: Span): RuleFinding {
  const word = draft.text.slice(span.start, span.end);
  const right = inScript(word, draft.script);
  const fixes: readonly Fix[] =
    right === null ? [] : [{ title: message(change, right), safety: 'review', edits: [{ span, newText: right }] }];
  return { span, message: message(draft.script === 'hans' ? traditional : simplified, word), fixes };
}

function reportHabit(draft: Draft, words: readonly Span[]): RuleFinding {
  const typed = words.map(({ start, end }) => draft.text.slice(start, end));
  const named = [...new Set(typed)];
  const rights = new Map(named.map((word) => [word, inScript(word, draft.script)]));
  const edits = words.flatMap((span, index): TextEdit[] => {
    const right = rights.get(typed[index]!)!;
    return right === null ? [] : [{ span, newText: right }];
  });
  const list = named.slice(0, mostNamed).join('、') + (named.length > mostNamed ? '……' : '');
  return {
    span: words[0]!,
    message: message(draft.script === 'hans' ? manyTraditional : manySimplified, list, words.length),
    related: words.slice(1, mostNamed + 1).map((span) => ({ uri: null, span, message: message(another) })),
    fixes: edits.length === 0 ? [] : [{ title: message(changeAll, edits.length), safety: 'review', edits }],
  };
}
