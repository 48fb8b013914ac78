import { assignedClauses, type Draft, type DraftClause } from '../model/draft.ts';
import { isNational } from '../model/issuers.ts';
import type { Note, Sentence } from '../syntax/tree.ts';
import { lazily } from '../text/lazily.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { type LossEvidence, lostNotes } from './lost-notes.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';
import { unnotedItems } from './unnoted-items.ts';

const unowned: Localized = {
  'zh-cn': '这项任务没有责任单位：应在句末“。”之后注明由谁负责。',
  'zh-tw': '這項任務沒有責任單位：應在句末「。」之後註明由誰負責。',
  en: 'Nobody is responsible for this task: name the unit behind the full stop.',
};
const noneAtAll: Localized = {
  'zh-cn': '全文没有写明任何责任单位：如需分工，应在每项任务之后注明。',
  'zh-tw': '全文沒有寫明任何責任單位：如需分工，應在每項任務之後註明。',
  en: 'The document names no responsible unit at all: if tasks are to be assigned, name a unit behind each of them.',
};
const item: Localized = {
  'zh-cn': '这一项后面漏写了责任单位：本条其他各项都各有责任单位，只有这一项没有。',
  'zh-tw': '這一項後面漏寫了責任單位：本條其他各項都各有責任單位，只有這一項沒有。',
  en: 'The note behind this item is missing: every other item of the clause has its own.',
};
const lost: { readonly [evidence in LossEvidence]: Localized } = {
  clause: {
    'zh-cn': '这一句后面多半漏写了责任单位：本条其他责任单位都只管一句，而后面的“{0}”与这一句看不出关系。',
    'zh-tw': '這一句後面多半漏寫了責任單位：本條其他責任單位都只管一句，而後面的「{0}」與這一句看不出關係。',
    en: 'A note is probably missing behind this sentence: every other note of the clause covers one sentence, and “{0}” behind it seems to have nothing to do with this one.',
  },
  draft: {
    'zh-cn':
      '这里后面可能漏写了责任单位：本稿一条有几处责任单位的，别处各管一句，或所管第一句就与单位有关；这里与后面的“{0}”看不出关系，请核对。',
    'zh-tw':
      '這裡後面可能漏寫了責任單位：本稿一條有幾處責任單位的，別處各管一句，或所管第一句就與單位有關；這裡與後面的「{0}」看不出關係，請核對。',
    en: 'A note may be missing here: elsewhere in this draft, where a clause has several notes, each covers one sentence or begins with one that has to do with its units; “{0}” behind this seems to have nothing to do with it. Please check.',
  },
  names: {
    'zh-cn':
      '这里后面可能漏写了责任单位：本稿一条有几处责任单位的，别处各管一句，或所管第一句就点到单位的名称；这里没有点到后面的“{0}”，请核对。',
    'zh-tw':
      '這裡後面可能漏寫了責任單位：本稿一條有幾處責任單位的，別處各管一句，或所管第一句就點到單位的名稱；這裡沒有點到後面的「{0}」，請核對。',
    en: 'A note may be missing here: elsewhere in this draft, where a clause has several notes, each covers one sentence or begins with one that has words of its units’ names; this has none of “{0}” behind it. Please check.',
  },
  field: {
    'zh-cn': '这里后面可能漏写了责任单位：所说的事不属于后面的“{0}”，请核对。',
    'zh-tw': '這裡後面可能漏寫了責任單位：所說的事不屬於後面的「{0}」，請核對。',
    en: 'A note may be missing here: what this says is no matter of “{0}” behind it. Please check.',
  },
};
const add: Localized = { 'zh-cn': '加注“{0}”', 'zh-tw': '加註「{0}」', en: 'Add “{0}”' };

/** How many of the draft's own notes are offered. */
const mostOffers = 3;

/** Every task says who does it; preamble, general sections and closing text are exempt by their role. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/missing',
    title: { 'zh-cn': '任务没有责任单位', 'zh-tw': '任務沒有責任單位', en: 'A task without a responsible unit' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: '工作要点惯例：每项任务之后注明责任单位',
    since: '0.1.0',
  },
  *check(draft) {
    if (!draft.namesUnits) {
      yield* documentWithoutUnits(draft);
      return;
    }
    const offers = lazily(() => collectOffers(draft));
    const isAssigned = draft.ask(assignedClauses);
    for (const clause of draft.clauses) {
      if (!isAssigned(clause)) continue;
      for (const group of unownedGroups(clause)) yield report(group, offersNear(offers(), group[0]!.start));
    }
    const items = unnotedItems(draft);
    const inLists = new Set(items.map(({ task }) => task));
    for (const { sentences } of items) {
      const found = report(sentences, offersNear(offers(), sentences[0]!.start));
      yield { ...found, message: message(item), atMost: 'warning' };
    }
    for (const { sentences, task, evidence } of lostNotes(draft)) {
      if (inLists.has(task)) continue;
      const found = report(sentences, offersNear(offers(), sentences[0]!.start));
      const names = task.units.map(({ name }) => name).join('、');
      // What only may be so is good to know and no more.
      yield { ...found, message: message(lost[evidence], names), atMost: evidence === 'clause' ? 'warning' : 'info' };
    }
  },
};

/** A national document leaves it to those below to name units; for any other one a single remark at its title is enough. */
function* documentWithoutUnits(draft: Draft): Iterable<RuleFinding> {
  const hasTasks = draft.clauses.some((clause) => clause.role === 'task' && clause.sentences.length > 0);
  if (!hasTasks || isNational(draft) || !draft.titleSpan) return;
  yield { span: draft.titleSpan, message: message(noneAtAll), atMost: 'info' };
}

/** The sentences of a clause that no note covers, those next to each other together. */
function unownedGroups(clause: DraftClause): readonly Sentence[][] {
  const groups: Sentence[][] = [];
  let goesOn = false;
  for (const { sentence, task, note } of clause.sentences) {
    const unowned = task && !note;
    if (unowned && goesOn) groups.at(-1)!.push(sentence);
    else if (unowned) groups.push([sentence]);
    goesOn = unowned;
  }
  return groups;
}

function report(group: readonly Sentence[], notes: readonly string[]): RuleFinding {
  const span: Span = { start: group[0]!.start, end: group.at(-1)!.end };
  const at = { start: span.end, end: span.end };
  const fixes: Fix[] = notes.map((note) => ({
    title: message(add, note),
    safety: 'review',
    edits: [{ span: at, newText: note }],
  }));
  return { span, message: message(unowned), fixes };
}

/** The notes that the draft itself uses, in its own brackets, widths and order of roles: what an author would most likely add. */
interface Offers {
  /** In the order of the text; `least` is the smallest `end` from here on. */
  readonly notes: readonly { readonly end: number; readonly words: string; readonly least: number }[];
  /** The most frequent first, as many as are offered. */
  readonly usual: readonly string[];
}

function collectOffers(draft: Draft): Offers {
  const notes = draft.tasks.flatMap(({ note }) =>
    note ? [{ end: note.end, words: wordsOf(draft.text, note), least: note.end }] : [],
  );
  for (let at = notes.length - 2; at >= 0; at--) notes[at]!.least = Math.min(notes[at]!.end, notes[at + 1]!.least);
  const counts = new Map<string, number>();
  for (const { words } of notes) counts.set(words, (counts.get(words) ?? 0) + 1);
  const usual = [...counts].sort((one, other) => other[1] - one[1]).slice(0, mostOffers);
  return { notes, usual: usual.map(([words]) => words) };
}

/** The note before the place first, then those that the draft uses most. */
function offersNear({ notes, usual }: Offers, offset: number): readonly string[] {
  // A note in a heading covers many tasks: the last note that ends in front of the place is the last one behind which some end there.
  let low = 0;
  let high = notes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (notes[middle]!.least <= offset) low = middle + 1;
    else high = middle;
  }
  const before = notes[low - 1];
  return [...new Set([...(before ? [before.words] : []), ...usual])].slice(0, mostOffers);
}

/** The note as typed, without a declaration that was meant for its own place only. */
function wordsOf(text: string, note: Note): string {
  if (!note.declaration) return text.slice(note.start, note.end);
  const opening = text.slice(note.start, note.declaration.start).replace(/[，,。；;]$/, '');
  return opening + text.slice(note.inner.end, note.end);
}
