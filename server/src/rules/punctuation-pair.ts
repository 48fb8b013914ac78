import type { Draft } from '../model/draft.ts';
import type { Block } from '../syntax/tree.ts';
import type { Fact } from '../text/knownWords.ts';
import { lazily } from '../text/lazily.ts';
import { type Localized, message } from '../text/message.ts';
import { behindLabel, isProseBlock } from './prose.ts';
import type { Rule, RuleFinding } from './rule.ts';

const unclosed: Localized = {
  'zh-cn': '{0} 没有配对，缺后面的 {1}。',
  'zh-tw': '{0} 沒有配對，缺後面的 {1}。',
  en: '{0} has no partner: the closing {1} is missing.',
};
const unopened: Localized = {
  'zh-cn': '{0} 没有配对，缺前面的 {1}。',
  'zh-tw': '{0} 沒有配對，缺前面的 {1}。',
  en: '{0} has no partner: the opening {1} is missing.',
};
const oddQuote: Localized = {
  'zh-cn': '这一段的直引号 {0} 不成对。',
  'zh-tw': '這一段的直引號 {0} 不成對。',
  en: 'The straight quotation marks {0} of this paragraph do not come in pairs.',
};

/** How many marks without partner a closing mark may pass over. */
const farthestPartner = 3;
/** A text with more marks that stand alone is no draft; what is said of the first ones is enough. */
const mostFindings = 200;

/** A mark that stands alone. `kind` is what it would have to be paired with. */
interface Lonely {
  readonly at: number;
  readonly kind: number;
  readonly isOpening: boolean;
  /** The last paragraph, counted from the first, in which its partner is looked for. */
  readonly until: number;
}

/** How many paragraphs the remark under a title (题注) may take that tells when the document was passed and amended. */
const longestRemark = 12;
/** How many more lines a title may take. */
const longestTitle = 4;

/** The pairs, each with all forms of its two marks; the first of each is the form that is expected. */
const pairs: readonly (readonly [opening: string, closing: string])[] = [
  ['（(', '）)'],
  ['〔[［﹝', '〕]］﹞'],
  ['【', '】'],
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
];
const straightQuote = 255;
const closingFlag = 128;
/** UTF-16 unit → the pair that it opens, counted from one; with `closingFlag` the pair that it closes. */
const marks: Uint8Array = markTable();

function markTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [index, [opening, closing]] of pairs.entries()) {
    for (const mark of opening) table[mark.charCodeAt(0)] = index + 1;
    for (const mark of closing) table[mark.charCodeAt(0)] = (index + 1) | closingFlag;
  }
  table['"'.charCodeAt(0)] = straightQuote;
  return table;
}

/** Brackets, quotation marks and title marks come in pairs, within a paragraph or over two that belong together (GB/T 15834—2011). */
export const rule: Rule = {
  meta: {
    code: 'punctuation/pair',
    title: {
      'zh-cn': '括号、引号、书名号不成对',
      'zh-tw': '括號、引號、書名號不成對',
      en: 'A bracket or quotation mark without its partner',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'none',
    basis: 'GB/T 15834—2011 §4.8、§4.9、§4.15',
    since: '0.1.0',
  },
  *check(draft) {
    for (const mark of findAlone(draft)) yield report(draft, mark);
  },
};

/** The marks of a draft that have no partner, in their paragraph or the next, in order. */
function findAlone(draft: Draft): readonly Lonely[] {
  // Notes without their closing bracket are the matter of `responsibility/form`, numbers that lost a bracket that of `citation/form`.
  const spoken = lazily(() => spokenFor(draft));
  // What stands behind a damaged label lost characters with it.
  const blocks = draft.tree.blocks.filter((block) => isProseBlock(block) && !block.label?.damaged);
  const alone: Lonely[] = [];
  let waiting: Lonely[] = [];
  for (const [index, block] of blocks.entries()) {
    const lonely = block.words.ask(lonelyIn, behindLabel(block));
    if (lonely.length === 0 && waiting.length === 0) continue;
    const found = pairOver(waiting, unspoken(lonely, block.content.start, spoken));
    for (const mark of waiting) if (index >= mark.until) alone.push(mark);
    if (alone.length > mostFindings) break;
    const isLastCut = index === blocks.length - 1 && isCut(draft.text, block);
    waiting = waiting.filter((mark) => index < mark.until);
    for (const mark of found) if (!isLastCut || !mark.isOpening) waiting.push(waitingFrom(mark, index, block));
  }
  return [...alone, ...waiting].slice(0, mostFindings);
}

/** The mark with the last paragraph in which its partner may stand: the next, or some further on for a remark under a title or a title over lines. */
function waitingFrom(mark: Lonely, index: number, block: Block): Lonely {
  if (!mark.isOpening) return { ...mark, until: index + 1 };
  const opensRemark = mark.at === block.content.start && mark.kind === 1;
  const reach = opensRemark ? longestRemark : block.kind === 'title' ? longestTitle : 1;
  return { ...mark, until: index + reach };
}

/** Whether the text breaks off in this paragraph: being typed, or the end of an extract. */
function isCut(text: string, block: Block): boolean {
  return !/[。！？!?）)〕\]”」】》]/.test(text[block.content.end - 1] ?? '。');
}

/** Offsets of brackets that other rules speak of. */
function spokenFor(draft: Draft): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const { note } of draft.tasks) if (note && note.bracket !== '') offsets.add(note.start).add(note.end - 1);
  for (const { number } of draft.citations) {
    if (!number) continue;
    for (let at = number.start; at < number.end; at++) if (marks[draft.text.charCodeAt(at)]) offsets.add(at);
  }
  return offsets;
}

/** The marks that no other rule speaks of, with the offsets of the text in which their paragraph begins at `by`. */
function unspoken(lonely: readonly Lonely[], by: number, spoken: () => ReadonlySet<number>): readonly Lonely[] {
  return lonely.flatMap((mark) => (spoken().has(mark.at + by) ? [] : [{ ...mark, at: mark.at + by }]));
}

/** The marks of a paragraph without partner in it, in order. */
const lonelyIn: Fact<readonly Lonely[]> = ({ text }, from) => {
  const open: Lonely[] = [];
  const lonely: Lonely[] = [];
  let straight = 0;
  let lastStraight = -1;
  for (let at = from; at < text.length; at++) {
    const mark = marks[text.charCodeAt(at)]!;
    if (mark === 0) continue;
    if (mark === straightQuote) {
      straight++;
      lastStraight = at;
    } else if (mark < closingFlag) open.push({ at, kind: mark, isOpening: true, until: 0 });
    else if (text[at] !== '’' || !isLatin(text.charCodeAt(at - 1))) close(mark - closingFlag, at, open, lonely);
  }
  for (const passed of open) lonely.push(passed);
  if (straight % 2 !== 0) lonely.push({ at: lastStraight, kind: straightQuote, isOpening: true, until: 0 });
  return lonely.sort((one, other) => one.at - other.at);
};

/** Takes the partner of a closing mark off the open ones; what was opened behind it has none, and where there is no partner the mark has none. */
function close(kind: number, at: number, open: Lonely[], lonely: Lonely[]): void {
  const depth = partnerOf(open, kind);
  if (depth < 0) {
    lonely.push({ at, kind, isOpening: false, until: 0 });
    return;
  }
  for (let passed = depth + 1; passed < open.length; passed++) lonely.push(open[passed]!);
  open.length = depth;
}

function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function partnerOf(open: readonly { readonly kind: number }[], kind: number): number {
  for (let depth = open.length - 1; depth >= Math.max(0, open.length - farthestPartner); depth--) {
    if (open[depth]!.kind === kind) return depth;
  }
  return -1;
}

/** Pairs marks over a paragraph's end (a title on two lines, a quotation of two paragraphs): takes them out of `before`, returns what is left of `after`. */
function pairOver(before: Lonely[], after: readonly Lonely[]): Lonely[] {
  return after.filter((mark) => {
    if (mark.isOpening && mark.kind !== straightQuote) return true;
    const partner = partnerOf(before, mark.kind);
    if (partner < 0 || !before[partner]!.isOpening) return true;
    before.splice(partner, 1);
    return false;
  });
}

function report(draft: Draft, { at, kind, isOpening }: Lonely): RuleFinding {
  const typed = draft.text[at]!;
  const span = { start: at, end: at + 1 };
  if (kind === straightQuote) return { span, message: message(oddQuote, typed) };
  const [opening, closing] = pairs[kind - 1]!;
  return isOpening
    ? { span, message: message(unclosed, typed, closing[0]!) }
    : { span, message: message(unopened, typed, opening[0]!) };
}
