import type { Draft } from '../model/draft.ts';
import { toSimplified } from '../text/script.ts';

/** Marks in both widths; the others look alike in both, or stay as they are typed. */
const marks: readonly (readonly [half: string, full: string])[] = [
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）'],
];
const halfOf = new Map(marks.map(([half, full]) => [full, half]));
const fullOf = new Map(marks);
/** Marks of quotation as they are printed in Traditional text, and those of Simplified text. */
const quotes = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
]);

/**
 * Words of a parent as the draft would write them: Traditional ones in Simplified characters where the draft is Simplified, and marks in the
 * width that the draft uses. Nothing is converted to Traditional, where one character may stand for several and the wrong one would be chosen.
 */
export function inStyleOf(draft: Draft, parent: Draft, words: string): string {
  const inScript = isConverted(draft, parent) ? inSimplified(words) : words;
  return usesHalfMarks(draft.text) ? toHalfMarks(inScript) : toFullMarks(inScript);
}

/** Whether words of a parent change their script on their way into the draft. */
export function isConverted(draft: Draft, parent: Draft): boolean {
  return draft.script === 'hans' && parent.script === 'hant';
}

/** 著 is 着 in Simplified words such as these, and itself in 著名, 显著 and 著作. */
const pressing = /著(?=[力眼手重实陆])|(?<=[沿随向本朝有接绕味])著/g;

/** Words in Simplified characters, with the quotation marks that go with them. */
export function inSimplified(words: string): string {
  const simplified = toSimplified(words).replace(pressing, '着');
  return Array.from(simplified, (character) => quotes.get(character) ?? character).join('');
}

/** Whether most commas of a text are half width. */
function usesHalfMarks(text: string): boolean {
  let balance = 0;
  for (const character of text) {
    if (character === ',') balance++;
    else if (character === '，') balance--;
  }
  return balance > 0;
}

function toHalfMarks(words: string): string {
  return Array.from(words, (character) => halfOf.get(character) ?? character).join('');
}

/** Only beside Chinese text: `1,000`, `10:30` and `(a)` keep their marks. */
function toFullMarks(words: string): string {
  const characters = Array.from(words);
  characters.forEach((character, at) => {
    const full = fullOf.get(character);
    const isBeside = isChinese(characters[at - 1]) || (character === '(' && isChinese(characters[at + 1]));
    if (full && isBeside) characters[at] = full;
  });
  return characters.join('');
}

function isChinese(character = ''): boolean {
  return /[\p{Script=Han}。、；：，！？（）“”‘’《》〈〉〔〕]/u.test(character);
}
