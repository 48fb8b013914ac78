import type { Reading } from './reading.ts';

/** What authors set beside the name of one unit to tell it from the others: `市教委▲、市财政局`. */
const marks = '▲△★☆◆◇●※*';
const mark = /[▲△★☆◆◇●※*]/;
/** What stands around a mark that is spoken of, and not set beside a name: `标▲的为牵头单位`. */
const speaksOf = /[标标注加带帶打有为為“"]/;
const isSpokenOf = /[”"号的者为是]/;

/** A reading without the marks beside names of units, and the places in the text of the characters that they stand at. */
export interface MarkedReading {
  readonly reading: Reading;
  /** Where the marked character begins, and its mark. */
  readonly marked: ReadonlyMap<number, string>;
}

const none: ReadonlyMap<number, string> = new Map();

/** Takes the marks beside names out of a reading. A mark stands behind its name, or in front of it where nothing but a separator precedes. */
export function withoutMarks(reading: Reading): MarkedReading {
  const { keys } = reading;
  if (!mark.test(keys)) return { reading, marked: none };
  const marked = new Map<number, string>();
  const kept: number[] = [];
  let waiting: string | null = null;
  for (let at = 0; at < keys.length; at++) {
    const character = keys[at]!;
    const isMark =
      marks.includes(character) && !speaksOf.test(keys[at - 1] ?? '') && !isSpokenOf.test(keys[at + 1] ?? '');
    if (!isMark) {
      if (waiting !== null) marked.set(reading.starts[at]!, waiting);
      waiting = null;
      kept.push(at);
    } else if (at === 0 || /[、,;:。()[\]/]/.test(keys[at - 1]!)) waiting = character;
    else marked.set(reading.starts[at - 1]!, character);
  }
  return {
    reading: {
      keys: kept.map((at) => keys[at]).join(''),
      starts: kept.map((at) => reading.starts[at]!),
      ends: kept.map((at) => reading.ends[at]!),
      afterBlank: new Set(kept.flatMap((at, index) => (reading.afterBlank.has(at) ? [index] : []))),
      afterBreak: new Set(kept.flatMap((at, index) => (reading.afterBreak.has(at) ? [index] : []))),
    },
    marked,
  };
}

const leading =
  /([▲△★☆◆◇●※*＊])[”"』」）)]?(?:号|號)?(?:标注|標註|标记|標記)?(?:的|者)?(?:单位|單位|部门|部門)?均?(?:为|為|是|系|表示|代表)(?:该项|該項|本项|本項)?(?:工作|任务|任務)?的?总?總?(?:牵头|牽頭|主办|主辦|主责|主責|汇总|匯總)/u;

/** The mark that stands for the lead in a document that says so: `标▲的为牵头单位`; `null` where none does. */
export function markOfLeads(text: string): string | null {
  const found = leading.exec(text)?.[1] ?? null;
  return found === '＊' ? '*' : found;
}
