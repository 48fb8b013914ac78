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
  for (let at = sentence.start; at < sentence.end; at++) {
    const character = text[at]!;
    if (character === '《') inTitle++;
    if (character === '》' && inTitle > 0) inTitle--;
    const names = registry.oldNamesByStart.get(character);
    if (!names || inTitle > 0) continue;
    const name = names.find((each) => at + each.length <= sentence.end && text.startsWith(each, at));
    if (!name || goesOn.test(text.slice(at + name.length - 1, at + name.length + 1))) continue;
    isPast ??= past.test(text.slice(sentence.start, sentence.end));
    if (isPast) return [];
    found.push({ start: at, end: at + name.length });
    at += name.length - 1;
  }
  return found;
}

/** Old names by their first character, the longest first, as far as they can only be names of bodies. */
export function namesByStart(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (name.length < (name.startsWith('市') ? shortestLocal : shortestCentral)) continue;
    const group = groups.get(name[0]!) ?? [];
    groups.set(name[0]!, group);
    group.push(name);
  }
  for (const group of groups.values()) group.sort((one, other) => other.length - one.length);
  return groups;
}
