import { onOneLine } from '../syntax/characters.ts';
import { parseDeadline } from '../syntax/deadlines.ts';
import { parse } from '../syntax/parse.ts';
import type { Clause, Deadline, Note, Sentence, StandingUnits, SyntaxTree, UnitMention } from '../syntax/tree.ts';
import { allClauses, documentAt } from '../syntax/tree.ts';
import { markOfLeads } from '../syntax/unitMarks.ts';
import { keyOf } from '../text/key.ts';
import { createWordsMemory } from '../text/knownWords.ts';
import { LineIndex } from '../text/lines.ts';
import { detectScript } from '../text/script.ts';
import { textOf } from '../text/span.ts';
import type { Draft, DraftClause, DutySentence, Task } from './draft.ts';
import type { DraftMemory } from './draftMemory.ts';
import { readIdentity } from './identity.ts';
import { declaredLeads } from './leads.ts';
import { readNumbering } from './numbering.ts';
import { type RoleReading, readRole } from './roles.ts';

/**
 * Reads a text as a draft: its structure, what each clause is for, and who answers for each sentence. Never fails. A memory of an earlier text of
 * the same draft makes no difference to what is read, only to how long it takes.
 */
export function buildDraft(text: string, memory: DraftMemory | null = null): Draft {
  const tree = parse(text, memory?.paragraphs ?? null);
  const clauses = buildClauses(tree);
  const identity = readIdentity(tree);
  const tasks = findTasks(tree, clauses, identity.year);
  const answers = new Map<(draft: Draft) => unknown, unknown>();
  const draft: Draft = {
    text,
    tree,
    lines: new LineIndex(text),
    script: detectScript(text),
    ...identity,
    clauses,
    tasks,
    citations: tree.citations,
    numbering: readNumbering(clauses, tree),
    namesUnits: tasks.some((task) => task.note !== null),
    pieces: (memory?.pieces ?? createWordsMemory()).reading(),
    ask<Answer>(question: (draft: Draft) => Answer): Answer {
      if (!answers.has(question)) answers.set(question, question(draft));
      return answers.get(question) as Answer;
    },
  };
  return draft;
}

/** Most of the first words that stand for the title of a clause without a heading. */
const longestTitle = 24;
/** How much longer a title may be in the text than it is: by line ends and a page mark. */
const longestBreak = 40;

type Building = { -readonly [key in keyof DraftClause]: DraftClause[key] } & { children: DraftClause[] };

function buildClauses(tree: SyntaxTree): readonly DraftClause[] {
  const flat: DraftClause[] = [];
  const last = new Set(lastSections(tree));
  const visit = (
    syntax: Clause,
    parent: DraftClause | null,
    above: RoleReading | null,
    section: { readonly inLastSection: boolean; readonly sectionWithoutNotes: boolean },
    inherited: Note | null,
  ): DraftClause => {
    const reading = readRole(syntax, { text: tree.text, above, ...section });
    const heads = syntax.children.length > 0;
    const ownNote = heads ? (syntax.notes.at(-1) ?? inherited) : inherited;
    const clause: Building = {
      syntax,
      path: syntax.path,
      role: reading.role,
      exempt: reading.role === 'task' ? null : reading.exempt,
      leaf: !heads,
      title: titleOf(tree.text, syntax),
      parent,
      children: [],
      sentences: assignNotes(tree.text, syntax, reading.role === 'task', inherited),
    };
    flat.push(clause);
    const below = divisionOf(tree.text, syntax.children) ?? ownNote;
    for (const child of syntax.children) clause.children.push(visit(child, clause, reading, section, below));
    return clause;
  };
  for (const syntax of allClauses(tree)) {
    if (syntax.level !== 1) continue;
    visit(syntax, null, null, { inLastSection: last.has(syntax), sectionWithoutNotes: !hasNotes(syntax) }, null);
  }
  return flat;
}

const divisionHeading = /^(?:(?:责任|任务|职责|工作|責任|任務|職責)?分工|(?:责任|牵头|責任|牽頭)[单單]位)$/;

/**
 * The note of the clause among these that says who does all of them: `1.任务。…　2.措施。…　3.分工。市教育局牵头`, or that stands on a line of its
 * own behind the last of several items （1）, of which no other has one.
 */
function divisionOf(text: string, clauses: readonly Clause[]): Note | null {
  return noteOfDivision(text, clauses) ?? noteBehindItems(clauses);
}

function noteBehindItems(clauses: readonly Clause[]): Note | null {
  const last = clauses.at(-1);
  const [note, ...more] = last?.notes ?? [];
  if (!last || !note || more.length > 0 || clauses.length < 2) return null;
  if (!clauses.every(({ label }) => label?.style === 'arabic-bracket')) return null;
  const isLine = last.blocks.some(({ kind, content }) => kind === 'note' && content.start === note.start);
  return isLine && !clauses.slice(0, -1).some(hasNotes) ? note : null;
}

function noteOfDivision(text: string, clauses: readonly Clause[]): Note | null {
  const division = clauses.findLast(({ heading, notes }) => {
    if (!heading || notes.length !== 1 || heading.end - heading.start > longestDivision) return false;
    return divisionHeading.test(textOf(text, heading));
  });
  return division?.notes[0] ?? null;
}

const longestDivision = 8;

/** The last outermost clause of each document in the text. */
function lastSections(tree: SyntaxTree): readonly Clause[] {
  const { clauses } = tree;
  return clauses.filter((clause, index) => {
    const next = clauses[index + 1];
    return !next || documentAt(tree, next.start) > documentAt(tree, clause.start);
  });
}

function hasNotes(clause: Clause): boolean {
  return clause.notes.length > 0 || clause.children.some(hasNotes);
}

function titleOf(text: string, clause: Clause): string {
  if (clause.heading) return onOneLine(text, clause.heading).replace(/\s+/g, '');
  const first = clause.sentences[0] ?? clause.body[0];
  if (!first) return '';
  const opening = { start: first.start, end: Math.min(first.end, first.start + longestTitle + longestBreak) };
  const words = onOneLine(text, opening).replace(/\s+/g, '');
  const short = words.slice(0, longestTitle);
  return words.length > longestTitle ? `${short}…` : short.replace(/[。；;！!？?]$/, '');
}

/** Gives each sentence the next note behind it in its clause; what is left gets the note of a heading above. */
function assignNotes(text: string, clause: Clause, isTask: boolean, inherited: Note | null): readonly DutySentence[] {
  let next = 0;
  return clause.sentences.map((sentence) => {
    while (next < clause.notes.length && clause.notes[next]!.start < sentence.end) next++;
    return { sentence, task: isTask && !isRemark(text, sentence), note: clause.notes[next] ?? inherited };
  });
}

function findTasks(tree: SyntaxTree, clauses: readonly DraftClause[], year: number | null): readonly Task[] {
  const leadsOf = declaredLeads(tree);
  const leadMark = tree.clauses.length > 0 ? markOfLeads(tree.text) : null;
  const standingFor = standingUnits(clauses);
  const tasks: Task[] = [];
  for (const clause of clauses) {
    const groups = new Map<Note | null, Task['sentences'][number][]>();
    for (const note of clause.syntax.notes) groups.set(note, []);
    for (const { sentence, note, task } of clause.sentences) {
      if (!note && !task) continue;
      const group = groups.get(note);
      if (group) group.push(sentence);
      else groups.set(note, [sentence]);
    }
    for (const [note, sentences] of groups) {
      const span = note ?? { start: sentences[0]!.start, end: sentences.at(-1)!.end };
      const units = note ? unitsOf(note, leadsOf, leadMark) : [];
      tasks.push({
        clause,
        sentences,
        note,
        units,
        standing: note ? standingFor(note, sentences[0]?.start ?? note.start) : noUnits,
        mode: note?.mode ?? null,
        deadline: deadlineOf(tree.text, note, year),
        span,
      });
    }
  }
  return tasks;
}

const remark = /^[（(]?[备備]?[注註][:：]/;

/** `注：标▲的为牵头单位。` explains the document and asks for nothing. */
function isRemark(text: string, { start }: Sentence): boolean {
  return remark.test(text.slice(start, start + 4));
}

type StandingNote = Note & { readonly standing: StandingUnits };

/** The notes that add units to others; a document has one, if any. */
function standingNotes(clauses: readonly DraftClause[]): readonly StandingNote[] {
  const notes = clauses.flatMap(({ syntax }) =>
    syntax.notes.filter((note): note is StandingNote => note.standing !== null),
  );
  return notes.slice(0, mostStanding);
}

const mostStanding = 8;

/** The units that other notes add to a note at a place, without those that it names itself. */
type StandingUnitsFor = (note: Note, place: number) => readonly UnitMention[];

const noUnits: readonly UnitMention[] = [];

function standingUnits(clauses: readonly DraftClause[]): StandingUnitsFor {
  const standing = standingNotes(clauses);
  if (standing.length === 0) return () => noUnits;
  // A draft names the same bodies again and again.
  const keys = new Map<string, string>();
  const keyOfName = (name: string): string => {
    const known = keys.get(name) ?? keyOf(name);
    keys.set(name, known);
    return known;
  };
  const names = new Set(standing.flatMap((note) => note.standing.units.map(({ name }) => keyOfName(name))));
  return (note, place) => {
    const named = note.units.map(({ name }) => keyOfName(name)).filter((key) => names.has(key));
    return standing
      .filter((other) => other.standing.isForAll || (other !== note && other.start < place))
      .flatMap((other) => other.standing.units.filter(({ name }) => !named.includes(keyOfName(name))));
  };
}

/** The deadline of a note; a month or a year's end without a year is that of the plan year. */
function deadlineOf(text: string, note: Note | null, year: number | null): Deadline | null {
  return note?.deadline ? (parseDeadline(text, note.deadline, year) ?? note.deadline) : null;
}

/** The units of a note; the marked ones lead, or the first ones, where the document says so and nobody else does. */
function unitsOf(note: Note, leadsOf: (note: Note) => number, leadMark: string | null): readonly UnitMention[] {
  const { units } = note;
  if (leadMark !== null && units.some(({ mark, role }) => mark === leadMark && role === 'responsible'))
    return units.map((unit) => (unit.mark === leadMark ? { ...unit, role: 'lead' } : unit));
  if (units.length < 2 || units.some((unit) => unit.role === 'lead')) return units;
  const leads = leadsOf(note);
  return leads === 0 ? units : units.map((unit, at) => (at < leads ? { ...unit, role: 'lead' } : unit));
}
