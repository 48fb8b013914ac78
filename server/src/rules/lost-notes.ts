import type { Draft, Task } from '../model/draft.ts';
import { notedTasksByClause } from '../model/ownNotes.ts';
import { fieldsOfBody, fieldWordsIn, sentenceSpeaksOf, speaksOf } from '../organs/fields.ts';
import { placedName } from '../organs/places.ts';
import type { Sentence } from '../syntax/tree.ts';
import { keyOf, keyOfWords } from '../text/key.ts';
import type { Fact, KnownWords } from '../text/knownWords.ts';
import { textOf } from '../text/span.ts';

/**
 * What speaks for a lost note. `clause`: every other note of the clause covers one sentence. `draft`: wherever else a clause has several
 * notes, each covers one sentence or begins with one that has to do with its units. `names`: the same, where no sentence that begins the
 * sentences of a note fails to have words of its units' names, though it may belong to their field. `field`: the sentences belong to a field of
 * government that is none of the units' own, and others behind them to theirs.
 */
export type LossEvidence = 'clause' | 'draft' | 'names' | 'field';

/** Sentences that seem to have lost their own note, and the task of the note behind them that covers them now. */
export interface LostNote {
  readonly sentences: readonly Sentence[];
  readonly task: Task;
  readonly evidence: LossEvidence;
}

/** How many other notes of a clause must cover one sentence each before more under one note are a surprise. */
const othersInClause = 2;
/** The same for the draft, where the clauses that hold several notes are looked at. */
const othersInDraft = 10;

/**
 * The sentences that probably lost their note. A note that is missing between two others leaves its sentences to the next one, so nothing
 * but the habit of the clause or the draft, or the subject of the sentences, can tell. Where a sentence says anything of what the units
 * behind it are for, or where these are a group that may hold the right one (各区政府、市政府各部门), nothing is said.
 */
export function lostNotes(draft: Draft): readonly LostNote[] {
  const withWords = notedTasksByClause(draft).map((tasks) =>
    tasks
      .filter(({ sentences }) => sentences.length > 0)
      .map((task) => ({ task, sentences: sentencesToRead(draft, task) })),
  );
  const subject = subjectOf(draft, withWords.flat());
  // Where one note covers a whole clause, whoever has the subject in charge may have anything that goes with it.
  const clauses = withWords.map((tasks) => tasks.map((task) => readTask(draft, task, tasks.length > 1 ? subject : [])));
  const isHabit = habitOf(clauses, isUnexplained);
  const isHabitOfNames = habitOf(clauses, isUnnamed);
  return clauses.flatMap((tasks) => {
    const surroundings = {
      notes: tasks.length,
      singles: tasks.filter(isSingle).length,
      unexplained: tasks.filter(isUnexplained),
    };
    return tasks.flatMap((task): readonly LostNote[] => {
      const evidence = evidenceFor(task, surroundings, isHabit, isHabitOfNames);
      if (evidence === null) return [];
      return [{ sentences: sentencesFor(task, evidence), task: task.task, evidence }];
    });
  });
}

function sentencesFor(task: ReadTask, evidence: LossEvidence): readonly Sentence[] {
  if (evidence === 'clause' || evidence === 'names') return task.unnamed;
  return evidence === 'field' ? task.foreign : task.leading;
}

/** A task with what can be told of its sentences. */
interface ReadTask {
  readonly task: Task;
  /** The sentences in front of the first one that has to do with its units; without such a one all but the last. */
  readonly leading: readonly Sentence[];
  /** The same where only the names of the units tell what they have to do with. */
  readonly unnamed: readonly Sentence[];
  /** One of the sentences behind these has to do with its units. */
  readonly hasOwn: boolean;
  /** The leading sentences up to the last that belongs to a field of government; none where a unit has no field. */
  readonly foreign: readonly Sentence[];
  readonly group: 'none' | 'open' | 'closed';
}

interface TaskWords {
  readonly task: Task;
  /** What is known of each sentence; none where they need not be read. */
  readonly sentences: readonly KnownWords[];
}

/** A single sentence has none in front of it, and a group explains every other: most tasks, and reading what sentences are about takes its time. */
function sentencesToRead({ text, pieces }: Draft, task: Task): readonly KnownWords[] {
  if (task.sentences.length < 2 || groupOf(task) === 'closed') return [];
  return task.sentences.map((sentence) => pieces.of(textOf(text, sentence)));
}

/** How many of the sentences, one in so many, have a word of the title before it is what the document is about and tells no task from another. */
const oneIn = 3;

/** The words of fields that the whole document is about: 体育 in one on sports. */
function subjectOf({ title }: Draft, tasks: readonly TaskWords[]): readonly string[] {
  const words = fieldWordsIn(keyOf(title));
  if (words.length === 0) return [];
  const sentences = tasks.flatMap((task) => task.sentences.map((sentence) => sentence.ask(keyOfWords)));
  return words.filter((word) => sentences.filter((each) => each.includes(word)).length * oneIn >= sentences.length);
}

function readTask({ pieces }: Draft, { task, sentences }: TaskWords, subject: readonly string[]): ReadTask {
  const group = groupOf(task);
  if (sentences.length === 0) return { task, leading: [], unnamed: [], hasOwn: false, foreign: [], group };
  const words = sentences.map((sentence) => withoutSubject(sentence, subject));
  const bodies = task.units.flatMap(({ collective, name }) => (collective ? [] : [pieces.of(name)]));
  const fieldsOfUnits = bodies.map((name) => name.ask(fieldsOfBody));
  const own = new Set(fieldsOfUnits.flatMap((fields) => [...fields]));
  const names = bodies.flatMap((name) => name.ask(tellingWords));
  const isNamed = ({ key }: SentenceWords): boolean => names.some((name) => key.includes(name));
  const before = (found: number) => task.sentences.slice(0, found < 0 ? words.length - 1 : found);
  const first = words.findIndex((each) => isNamed(each) || each.speaksOf(own));
  const leading = before(first);
  const knowsAll = fieldsOfUnits.length > 0 && fieldsOfUnits.every((each) => each.size > 0);
  return {
    task,
    leading,
    unnamed: before(words.findIndex(isNamed)),
    hasOwn: first >= 0,
    foreign: knowsAll
      ? leading.slice(0, words.slice(0, leading.length).findLastIndex((each) => each.speaksOf(null)) + 1)
      : [],
    group,
  };
}

/** What a sentence says besides the subject of the document. */
interface SentenceWords {
  readonly key: string;
  readonly speaksOf: (fields: ReadonlySet<number> | null) => boolean;
}

function withoutSubject(sentence: KnownWords, subject: readonly string[]): SentenceWords {
  const whole = sentence.ask(keyOfWords);
  const key = subject.reduce((rest, word) => rest.replaceAll(word, ' '), whole);
  if (key === whole) return { key, speaksOf: (fields) => sentenceSpeaksOf(sentence, fields) };
  return { key, speaksOf: (fields) => speaksOf(key, fields) };
}

/** Whether a task has units that are no single body: 各区政府 is closed, everybody knows who belongs to it; 有关部门 is open. */
function groupOf({ units }: Task): ReadTask['group'] {
  const groups = units.filter(({ collective }) => collective);
  if (groups.length === 0) return 'none';
  return groups.every(({ name }) => /[有相]关|[有相]關/.test(name)) && groups.length < units.length ? 'open' : 'closed';
}

function isSingle({ task }: ReadTask): boolean {
  return task.sentences.length === 1;
}

/** Covers several sentences, and nothing explains why. */
function isUnexplained({ task, leading, group }: ReadTask): boolean {
  return task.sentences.length > 1 && leading.length > 0 && group !== 'closed';
}

/** Covers several sentences, and the first of them has no word of its units' names. */
function isUnnamed({ task, unnamed, group }: ReadTask): boolean {
  return task.sentences.length > 1 && unnamed.length > 0 && group !== 'closed';
}

/** A test whether all clauses with several notes, one task left out, give each sentence its own, as far as a task is not odd. */
function habitOf(
  clauses: readonly (readonly ReadTask[])[],
  isOdd: (task: ReadTask) => boolean,
): (without: ReadTask) => boolean {
  const tasks = clauses.filter(({ length }) => length > 1).flat();
  const singles = tasks.filter(isSingle).length;
  const [one, ...others] = tasks.filter(isOdd);
  return (without) => singles >= othersInDraft && others.length === 0 && (!one || one === without);
}

/** How the notes of a clause are used, all of them counted once: a clause may hold thousands. */
interface Surroundings {
  readonly notes: number;
  readonly singles: number;
  readonly unexplained: readonly ReadTask[];
}

function evidenceFor(
  task: ReadTask,
  { notes, singles, unexplained }: Surroundings,
  isHabit: (without: ReadTask) => boolean,
  isHabitOfNames: (without: ReadTask) => boolean,
): LossEvidence | null {
  const otherSingles = singles - (isSingle(task) ? 1 : 0);
  const isOneEach =
    otherSingles >= othersInClause && unexplained.length < 2 && (!unexplained[0] || unexplained[0] === task);
  if (isOneEach && task.group === 'none' && task.unnamed.length > 0) return 'clause';
  if (notes > 1 && isUnexplained(task) && isHabit(task)) return 'draft';
  if (notes > 1 && isUnnamed(task) && isHabitOfNames(task)) return 'names';
  if (!isUnexplained(task)) return null;
  return task.group === 'none' && task.foreign.length > 0 && task.hasOwn ? 'field' : null;
}

/** Words in names of bodies that say nothing of what they do. */
const kindWords =
  /人民政府|政府|委员会|办公[厅室]|工作|管理|监督|监管|服务|事务|发展|改革|[局委办厅部处署院会科室和与]|领导小组/g;

/** The pairs of characters that say what a body is for: 金融 of 市金融监管局; 园林, 林绿, 绿化 of 市园林绿化局. */
const tellingWords: Fact<readonly string[]> = (name) => {
  const words = name.ask(placedName).rest.replace(kindWords, ' ').split(' ');
  return words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)),
  );
};
