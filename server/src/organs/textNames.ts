import type { Fact, KnownWords } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';
import type { Registry } from './registry.ts';

/** Shortest names that are looked for in sentences: 市环保局, 国土资源部; 文化部 and 交通部 are also offices of companies. */
const shortestLocal = 4;
const shortestCentral = 5;

/** Words behind a name that make it another word: 市规划局部, 市文化局面, 市金融办公. */
const goesOn = /^(?:局[面部限势勢]|[办辦][公理法案]|部[门門分署]|委[员員托])/;
/** Words that tell of the time before a reform, or of the reform itself. */
const past =
  /原|前身|曾|时任|時任|当时|當時|撤销|撤銷|合并|合併|并入|併入|划入|劃入|划转|劃轉|组建|組建|更名|改为|改為|改组|改組|挂牌|掛牌|不再保留/;

/**
 * Where a sentence names a body as it was called before a reform: the names as typed, in either script, the longest at each place.
 * Names in 《》 and sentences about the past are passed over. Linear in the sentence.
 */
export function oldNamesIn(registry: Registry, text: string, sentence: Span): readonly Span[] {
  const found: Span[] = [];
  let inTitle = 0;
  let isPast: boolean | null = null;
  const { firsts, byPair } = registry.oldNames;
  for (let at = sentence.start; at < sentence.end; at++) {
    const unit = text.charCodeAt(at);
    if (firsts[unit] === 0) continue;
    if (unit === openingTitle) inTitle++;
    if (unit === closingTitle && inTitle > 0) inTitle--;
    if (inTitle > 0) continue;
    const name = byPair
      .get(pairOf(unit, text.charCodeAt(at + 1)))
      ?.find((each) => at + each.length <= sentence.end && text.startsWith(each, at));
    if (!name || goesOn.test(text.slice(at + name.length - 1, at + name.length + 1))) continue;
    isPast ??= past.test(text.slice(sentence.start, sentence.end));
    if (isPast) return [];
    found.push({ start: at, end: at + name.length });
    at += name.length - 1;
  }
  return found;
}

/** Whether a paragraph has such a name anywhere, in whatever sentence: nearly none has. */
export function mayNameOld({ oldNames }: Registry, paragraph: KnownWords): boolean {
  const known = paragraph.ask(knownOldNames);
  const before = known.get(oldNames);
  if (before !== undefined) return before;
  const has = hasName(oldNames, paragraph.text);
  known.set(oldNames, has);
  return has;
}

const knownOldNames: Fact<WeakMap<TextNames, boolean>> = () => new WeakMap();

function hasName({ firsts, byPair }: TextNames, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (firsts[unit] === 0) continue;
    const names = byPair.get(pairOf(unit, text.charCodeAt(at + 1)));
    if (names?.some((name) => text.startsWith(name, at))) return true;
  }
  return false;
}

/** Names as they are looked for in a text. */
export interface TextNames {
  /** UTF-16 unit → 1 where a name begins with it, and for title marks. */
  readonly firsts: Uint8Array;
  /** The names by their first two units, the longest first. */
  readonly byPair: ReadonlyMap<number, readonly string[]>;
}

const openingTitle = 0x300a;
const closingTitle = 0x300b;

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Makes old names ready to be looked for, as far as they can only be names of bodies. */
export function textNames(names: readonly string[]): TextNames {
  const firsts = new Uint8Array(0x10000);
  firsts[openingTitle] = 1;
  firsts[closingTitle] = 1;
  const byPair = new Map<number, string[]>();
  for (const name of new Set(names)) {
    if (name.length < (name.startsWith('市') ? shortestLocal : shortestCentral)) continue;
    firsts[name.charCodeAt(0)] = 1;
    const pair = pairOf(name.charCodeAt(0), name.charCodeAt(1));
    const group = byPair.get(pair) ?? [];
    byPair.set(pair, group);
    group.push(name);
  }
  for (const group of byPair.values()) group.sort((one, other) => other.length - one.length);
  return { firsts, byPair };
}
