import type { Span } from '../text/span.ts';
import { type BracketGroup, findBrackets } from './brackets.ts';
import { trim } from './characters.ts';
import { type NoteContent, noteOf, readNote } from './noteGrammar.ts';
import { beginningOf, type Reading, read } from './reading.ts';
import type { Note } from './tree.ts';

/** Longest note with its brackets; those in print have at most a few hundred characters. */
const longestNote = 3000;
/** How deep brackets may nest in a note: one pair in a name, and one more in that. */
const deepestNote = 3;
/** How many brackets without their closing one may stand behind another in the same note. */
const mostUnclosed = 3;
/** How many brackets that nothing closes are looked at in one paragraph; an author forgets one or two. */
const mostTried = 100;
/** Longest note that nothing closes. */
const longestUnclosed = 600;

const cue = /[责責负負牵牽配参參协協落支指承实實执執时時职職主完]/;
/** What names of units end in, in front of the next one or the closing bracket. */
const unitCue = /[部委办辦局厅廳署院会會处處科室府心门門位区區县縣][、，,；;)）〕\]］】]/;
/** What stands in brackets and may name units, but gives them nothing to do; 如皋, 即墨, 含山 and 指挥部 begin names. */
const otherBracket =
  /^[(（〔[［【﹝]\s{0,3}(?:以下|下称|下稱|简称|簡稱|包括|不含|含(?!山)|如(?![皋东東])|即(?!墨)|[详詳]?[见見]|例如|比如|其中|指(?![挥揮导導])|注[:：明])|[简簡][称稱]|[统統][称稱]/;

/** The notes in brackets of a paragraph. Each character is read for at most a handful of brackets around it. */
export function notesInBrackets(text: string, paragraph: Span, year: number | null): readonly Note[] {
  const groups = findBrackets(text, paragraph);
  if (groups.length === 0) return [];
  const notes: Note[] = [];
  const unclosed = groups.filter(({ end }) => end === null);
  let passed = 0;
  let from = paragraph.start;
  for (const group of groups) {
    if (group.end === null) passed++;
    if (group.open < from) continue;
    if (group.end === null && passed > mostTried) continue;
    const limit = unclosed[passed - 1 + mostUnclosed]?.open ?? paragraph.end;
    const note =
      group.end === null
        ? unclosedNote(text, paragraph, group.open, limit, year)
        : closedNote(text, paragraph, group, group.end, year);
    if (!note) continue;
    notes.push(note);
    from = note.end;
  }
  return notes;
}

function bracketAt(text: string, open: number): Note['bracket'] {
  const character = text[open]!;
  return character === '﹝' ? '〔' : (character as Note['bracket']);
}

function closedNote(text: string, paragraph: Span, group: BracketGroup, end: number, year: number | null): Note | null {
  const span = { start: group.open, end };
  if (end - group.open > longestNote || group.height > deepestNote || !mayBeNote(text, span)) return null;
  const inner = trim(text, { start: group.open + 1, end: end - 1 });
  const content = readNote(text, read(text, inner), year);
  if (!content) return null;
  const isList = !content.hasVerb && !content.hasLabel;
  if (
    isList
      ? !isListOfUnits(text, paragraph, group.open, content)
      : !isNote(text, content, inner, standsAtSentenceEnd(text, paragraph, span))
  )
    return null;
  return noteOf(span, inner, bracketAt(text, group.open), content);
}

function mayBeNote(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end);
  return (cue.test(words) || unitCue.test(words)) && !otherBracket.test(words);
}

/** Whose body a name is (市教委), or that it stands for many (各区政府): what other words in brackets do not begin with. */
const ownWord = /^(?:[省市州盟县縣区區旗乡鄉镇鎮](?!场|場|域|块|塊|级|級)|各)/;

/** Nothing but units directly behind a full stop, without verb or label: `…。（市教委、市财政局）`. One alone must say whose body it is. */
function isListOfUnits(text: string, paragraph: Span, open: number, content: NoteContent): boolean {
  const { units, isPureList, declaration, mode } = content;
  const [first] = units;
  if (!first || !isPureList || declaration || mode !== null) return false;
  const before = trim(text, { start: Math.max(paragraph.start, open - 40), end: open });
  if (before.end === before.start || !'。！？!?'.includes(text[before.end - 1]!)) return false;
  return ownWord.test(first.name) || (units.length > 1 && units.some(({ name }) => ownWord.test(name)));
}

/** In the middle of a sentence a bracket with one unit and 负责 explains a word; one that says more is a note in the wrong place. */
function isNote(text: string, content: NoteContent, inner: Span, atSentenceEnd: boolean): boolean {
  if (content.hasLabel) return true;
  if (!content.hasVerb || content.objects === 'prose') return false;
  if (content.objects === 'plain') return atSentenceEnd;
  if (atSentenceEnd || content.units.length > 1 || content.mode !== null) return true;
  return /落[实實]$/.test(text.slice(Math.max(inner.start, inner.end - 2), inner.end));
}

const stops = '。！？!?；;';
const closers = '”’」』）)〕]］】》：:';

/** Whether a sentence ends in front of the bracket or behind it. */
function standsAtSentenceEnd(text: string, paragraph: Span, span: Span): boolean {
  const before = trim(text, { start: Math.max(paragraph.start, span.start - 40), end: span.start });
  if (before.start === before.end) return true;
  const last = text[before.end - 1]!;
  if (stops.includes(last) || closers.includes(last)) return true;
  const behind = trim(text, { start: span.end, end: Math.min(paragraph.end, span.end + 40) });
  return behind.start === behind.end || stops.includes(text[behind.start]!);
}

/** A note that nothing closes: all that is left, its sentence, or as much as ends with a verb. */
function unclosedNote(text: string, paragraph: Span, open: number, limit: number, year: number | null): Note | null {
  const start = open + 1;
  const whole = trim(text, { start, end: Math.min(limit, start + longestUnclosed) });
  if (whole.start === whole.end || otherBracket.test(text.slice(open, open + 8))) return null;
  const reading = read(text, whole);
  const isAtEnd = trim(text, { start: whole.end, end: paragraph.end }).start >= paragraph.end;
  const atSentenceEnd = standsAtSentenceEnd(text, paragraph, { start: open, end: paragraph.end });
  for (const length of lengthsOf(reading)) {
    const content = readNote(text, beginningOf(reading, length), year);
    if (!content) continue;
    const inner = { start: whole.start, end: reading.ends[length - 1]! };
    const isRest = length === reading.keys.length;
    const endsWell = content.hasLabel || (content.objects === 'none' && (isRest || content.endsWithVerb));
    const isCut = isRest && isAtEnd && followsStop(text, paragraph, open) && content.isCutList;
    if (!isCut && !(endsWell && isNote(text, content, inner, atSentenceEnd))) continue;
    return noteOf({ start: open, end: inner.end }, inner, bracketAt(text, open), content);
  }
  return null;
}

function followsStop(text: string, paragraph: Span, open: number): boolean {
  const before = trim(text, { start: Math.max(paragraph.start, open - 40), end: open });
  return before.end > before.start && stops.includes(text[before.end - 1]!);
}

/** Places where a note whose closing bracket is missing may end when text goes on behind it. */
const verbEnd = /负责(?:落实)?|牵头(?:落实|负责)?|配合|落实/g;
const mostEnds = 3;

/** How long the note may be, the longest first: to the end, to the first 。, to one of the first verbs. */
function lengthsOf({ keys }: Reading): readonly number[] {
  const stop = keys.search(/[。!?]/);
  const sentence = stop < 0 ? keys.length : stop;
  const verbs: number[] = [];
  for (const found of keys.slice(0, sentence).matchAll(verbEnd)) {
    if (verbs.length === mostEnds) break;
    verbs.push(found.index + found[0].length);
  }
  const lengths = [keys.length, sentence, ...verbs.reverse()];
  return lengths.filter((length, index) => length > 0 && lengths.indexOf(length) === index);
}
