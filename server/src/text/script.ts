import { Converter } from 'opencc-js/t2cn';

/** Characters that only Simplified text has, and in the same order those that only Traditional text has. */
const simplifiedOnly =
  '国务办关发开实现规进设给为经济会业点个这说对时来过还应见质师组织导级单环节产领体总书议认权责评获满审监众紧围绕听报从与长东门问间';
const traditionalOnly =
  '國務辦關發開實現規進設給為經濟會業點個這說對時來過還應見質師組織導級單環節產領體總書議認權責評獲滿審監眾緊圍繞聽報從與長東門問間';

/** How many characters of a text are looked at to tell its script; more would not change the answer. */
const sampleLength = 20_000;

const scriptMarks: ReadonlyMap<string, 1 | -1> = new Map([
  ...Array.from(simplifiedOnly, (character) => [character, 1] as const),
  ...Array.from(traditionalOnly, (character) => [character, -1] as const),
]);

/**
 * `hans` or `hant`: the script that more characters of the text belong to.
 * Text without characters that tell (a number, a short name) counts as `hans`.
 */
export function detectScript(text: string): 'hans' | 'hant' {
  let balance = 0;
  const end = Math.min(text.length, sampleLength);
  for (let at = 0; at < end; at++) balance += scriptMarks.get(text[at]!) ?? 0;
  return balance < 0 ? 'hant' : 'hans';
}

/** Makes the value at first use: the conversion tables take some 20 ms, and not every run needs them. */
function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

const converter = lazily(() => Converter({ from: 't', to: 'cn' }));

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function simplifyLine(line: string): string {
  const convert = converter();
  const converted = convert(line);
  if (converted.length === line.length || countCodePoints(converted) === countCodePoints(line)) return converted;
  let kept = '';
  for (const character of line) {
    const one = convert(character);
    kept += countCodePoints(one) === 1 ? one : character;
  }
  return kept;
}

/** Whether the text has a character that could need converting: ideographs lie at U+2E80 and above. */
function hasIdeographs(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2e80 && (unit < 0xff00 || unit > 0xffef)) return true;
  }
  return false;
}

/**
 * The text in Simplified characters, with as many code points as before, so that the n-th answers to the n-th.
 * For keys only: what a user reads or what offsets are reported for stays as typed. Words are not changed (檔案 becomes 档案).
 */
export function toSimplified(text: string): string {
  if (!hasIdeographs(text)) return text;
  if (!text.includes('\n')) return simplifyLine(text);
  return text.split('\n').map(simplifyLine).join('\n');
}
