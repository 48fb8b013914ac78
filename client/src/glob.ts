const mostAlternatives = 256;
const longestPattern = 4096;

/** A pattern cut at its slashes: `['上级', '**', '*.txt']`. */
type Segments = readonly string[];

/** How far a walk has come in one pattern: the segment that the next name must match. */
interface Position {
  readonly segments: Segments;
  readonly next: number;
}

/** How far a walk has come in all patterns. No position left means that nothing below can match. */
export type Progress = readonly Position[];

/**
 * Why a pattern cannot be used, or `null`: `outside` leads out of its folder (`../x`, `/x`, `c:\x`), `too-large` has more than
 * 4096 characters, or 256 alternatives in its braces.
 */
export function patternFault(pattern: string): 'outside' | 'too-large' | null {
  if (pattern.startsWith('/') || pattern.includes('\\') || pattern.includes('\0')) return 'outside';
  const alternatives = pattern.length > longestPattern ? null : expandBraces(pattern);
  if (alternatives === null) return 'too-large';
  return alternatives.some((alternative) => alternative.split('/').includes('..')) ? 'outside' : null;
}

/**
 * Where a walk stands in the folder that the patterns start from. In a pattern `**` is any number of folders, `*` any characters but
 * `/`, `{a,b}` either. Patterns with a fault match nothing.
 */
export function startProgress(patterns: readonly string[]): Progress {
  return patterns.flatMap((pattern) => {
    if (patternFault(pattern) !== null) return [];
    return (expandBraces(pattern) ?? []).map((alternative) => ({
      segments: alternative.split('/').filter((segment) => segment !== '' && segment !== '.'),
      next: 0,
    }));
  });
}

/** Where the walk stands below the folder `name`. */
export function enterFolder(progress: Progress, name: string): Progress {
  const seen = new Map<Segments, Set<number>>();
  const entered: Position[] = [];
  const add = (segments: Segments, next: number) => {
    const places = seen.get(segments) ?? new Set();
    if (next >= segments.length || places.has(next)) return;
    seen.set(segments, places.add(next));
    entered.push({ segments, next });
  };
  for (const { segments, next } of progress) {
    for (let place = next; place < segments.length; place++) {
      const segment = segments[place] as string;
      if (segment === '**') {
        if (!isHidden(name)) add(segments, place);
        continue;
      }
      if (matchesName(segment, name)) add(segments, place + 1);
      break;
    }
  }
  return entered;
}

/** Whether the file `name`, in the folder where the walk stands, matches one of the patterns. */
export function matchesFile(progress: Progress, name: string): boolean {
  return progress.some(({ segments, next }) => {
    let place = next;
    while (segments[place] === '**') place++;
    if (place === segments.length) return place > next && !isHidden(name);
    const rest = segments.slice(place + 1);
    return rest.every((segment) => segment === '**') && matchesName(segments[place] as string, name);
  });
}

/** Names with a dot in front are found only by a pattern that says the dot. */
function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Whether a name matches a segment in which `*` is any characters. Takes at most the product of both lengths. */
function matchesName(segment: string, name: string): boolean {
  if (isHidden(name) && !segment.startsWith('.')) return false;
  let inSegment = 0;
  let inName = 0;
  let star = -1;
  let starName = 0;
  while (inName < name.length) {
    if (segment[inSegment] === '*') {
      star = inSegment++;
      starName = inName;
    } else if (segment[inSegment] === name[inName]) {
      inSegment++;
      inName++;
    } else if (star >= 0) {
      inSegment = star + 1;
      inName = ++starName;
    } else {
      return false;
    }
  }
  while (segment[inSegment] === '*') inSegment++;
  return inSegment === segment.length;
}

/** `a{b,c}` → `ab`, `ac`; braces may nest; a brace without its partner is a character. `null` for too many alternatives. */
function expandBraces(pattern: string): readonly string[] | null {
  const done: string[] = [];
  const waiting = [pattern];
  while (waiting.length > 0) {
    const text = waiting.pop() as string;
    const group = firstGroup(text);
    if (group === null) done.push(text);
    else {
      for (const part of group.parts) waiting.push(text.slice(0, group.start) + part + text.slice(group.end));
    }
    if (done.length + waiting.length > mostAlternatives) return null;
  }
  return done;
}

/** The first `{…}` that is closed: where it starts and ends, and what stands between its own commas. */
function firstGroup(text: string): { start: number; end: number; parts: readonly string[] } | null {
  const open: { start: number; commas: number[] }[] = [];
  let outermost: { start: number; end: number; parts: readonly string[] } | null = null;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '{') open.push({ start: index, commas: [] });
    if (character === ',') open.at(-1)?.commas.push(index);
    if (character !== '}') continue;
    const group = open.pop();
    if (group === undefined) continue;
    const cuts = [group.start, ...group.commas, index];
    const parts = cuts.slice(1).map((cut, part) => text.slice((cuts[part] as number) + 1, cut));
    outermost = { start: group.start, end: index + 1, parts };
    if (open.length === 0) return outermost;
  }
  return outermost;
}
