const LARGEST = 999;
/** `九百九十九` and `玖佰玖拾玖`; anything longer is no numeral up to 999. */
const LONGEST = 5;

/** Plain, Traditional and financial forms; `○`, `Ｏ` and `０` are met in print where `〇` was meant. */
const DIGITS: ReadonlyMap<string, number> = new Map(
  ['〇○◯零０ＯO0', '一壹弌', '二贰貳贰弍两兩', '三叁參叄弎', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (forms, digit) => [...forms].map((form) => [form, digit] as const),
  ),
);

/** Numerals that hold a whole group of ten. */
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 2],
  ['卄', 2],
  ['卅', 3],
  ['丗', 3],
  ['卌', 4],
]);

const TEN = '十拾';
const HUNDRED = '百佰陌';
const FORMATTED_DIGITS = '零一二三四五六七八九';

/**
 * The value of a Chinese numeral from 0 to 999, or `null` where the text is none.
 *
 * Reads `二十一`, `廿一`, `卅`, `一百零五`, `一百十`, Traditional and financial forms (`貳拾壹`), and digits in a row (`二一`, `一〇五`).
 * White space and Arabic numbers are no part of a Chinese numeral; a lone `0` or `O` counts only between Chinese digits (`二0一`).
 */
export function parseNumeral(text: string): number | null {
  if (text.length === 0 || text.length > LONGEST) return null;
  const characters = [...text];
  if (!characters.some((character) => !'０ＯO0○◯'.includes(character) || text === '○')) return null;
  return positional(characters) ?? grouped(characters);
}

/** `二一` is 21 and `一〇五` is 105. */
function positional(characters: readonly string[]): number | null {
  if (characters.length > 3) return null;
  let value = 0;
  for (const character of characters) {
    const digit = DIGITS.get(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** `一百二十三`: hundreds, tens and ones, each at most once and in this order. */
function grouped(characters: readonly string[]): number | null {
  let at = 0;
  let value = 0;
  const hundreds = group(characters, at, HUNDRED);
  if (hundreds) {
    value += hundreds.count * 100;
    at = hundreds.next;
  }
  const zero = at > 0 && DIGITS.get(characters[at] ?? '') === 0;
  if (zero) at++;

  const whole = TENS.get(characters[at] ?? '');
  const tens = whole === undefined ? group(characters, at, TEN) : { count: whole, next: at + 1 };
  if (tens && zero) return null;
  if (tens) {
    value += tens.count * 10;
    at = tens.next;
  }

  if (at === characters.length) return zero ? null : value;
  const ones = DIGITS.get(characters[at]!);
  if (!ones || at + 1 !== characters.length) return null;
  // 一百一 is said for 110, never for 101, which is 一百零一.
  return hundreds && !tens && !zero ? value + ones * 10 : value + ones;
}

/** A digit and the sign of its group, or the sign alone, which counts one: `二十`, `十`. */
function group(characters: readonly string[], at: number, sign: string): { count: number; next: number } | null {
  const first = characters[at];
  if (first === undefined) return null;
  if (sign.includes(first)) return { count: 1, next: at + 1 };
  const count = DIGITS.get(first);
  const second = characters[at + 1];
  if (!count || second === undefined || !sign.includes(second)) return null;
  return { count, next: at + 2 };
}

/**
 * A number as labels write it: 2 → `二`, 10 → `十`, 21 → `二十一`, 105 → `一百零五`, 110 → `一百一十`, 0 → `零`.
 * A number that is not whole or lies outside 0–999 comes back in Arabic digits.
 */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST) return String(value);
  if (value < 10) return FORMATTED_DIGITS[value]!;
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const one = ones === 0 ? '' : FORMATTED_DIGITS[ones]!;
  if (hundreds === 0) return `${tens === 1 ? '' : FORMATTED_DIGITS[tens]!}十${one}`;
  const head = `${FORMATTED_DIGITS[hundreds]!}百`;
  if (tens > 0) return `${head}${FORMATTED_DIGITS[tens]!}十${one}`;
  return ones === 0 ? head : `${head}零${one}`;
}
