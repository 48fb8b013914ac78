/** How many alternatives the braces of one pattern may stand for; the rest is left out. */
const alternativesAtMost = 256;

/** Whether a pattern names more than one file: it holds `*` or `{`. */
export function isGlob(pattern: string): boolean {
  return /[*{]/.test(pattern);
}

/** The patterns that `{a,b}` stands for; a brace that is not closed is an ordinary character. */
function expandBraces(pattern: string): readonly string[] {
  let expanded = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open < 0 ? -1 : pattern.indexOf('}', open);
    if (close < 0) break;
    const literal = pattern.slice(at, open);
    const choices = pattern.slice(open + 1, close).split(',');
    expanded = expanded
      .flatMap((prefix) => choices.map((choice) => prefix + literal + choice))
      .slice(0, alternativesAtMost);
    at = close + 1;
  }
  return expanded.map((prefix) => prefix + pattern.slice(at));
}

/**
 * Matches a list of things against a list of wanted things in which a star stands for any number of things.
 * Going back to the last star alone is enough, so the work is bounded by the product of the lengths.
 */
function matchesWithStars<Thing, Wanted>(
  things: ArrayLike<Thing>,
  wanted: ArrayLike<Wanted>,
  isStar: (wanted: Wanted) => boolean,
  fits: (thing: Thing, wanted: Wanted) => boolean,
): boolean {
  let thing = 0;
  let want = 0;
  let star = -1;
  let resume = 0;
  while (thing < things.length) {
    if (want < wanted.length && isStar(wanted[want]!)) {
      star = want++;
      resume = thing;
    } else if (want < wanted.length && fits(things[thing]!, wanted[want]!)) {
      thing++;
      want++;
    } else if (star >= 0) {
      want = star + 1;
      thing = ++resume;
    } else {
      return false;
    }
  }
  while (want < wanted.length && isStar(wanted[want]!)) want++;
  return want === wanted.length;
}

function segmentMatches(segment: string, pattern: string): boolean {
  return matchesWithStars<string, string>(
    segment,
    pattern,
    (mark) => mark === '*',
    (character, mark) => character === mark,
  );
}

/**
 * Whether a path matches a pattern, both relative to one folder with `/` between segments:
 * `**` any folders, `*` any characters of one segment, `{a,b}` either. Everything else stands for itself.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  const segments = path.split('/');
  return expandBraces(pattern).some((alternative) =>
    matchesWithStars(segments, alternative.split('/'), (wanted) => wanted === '**', segmentMatches),
  );
}
