import type { DraftClause, Task } from '../model/draft.ts';
import { placeOfName } from '../organs/places.ts';
import type { Sentence } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';

/** How many other notes of a clause must cover one sentence each before two under one note are a surprise. */
const othersAtLeast = 2;

/** A sentence that seems to have lost its own note, and the task of the note behind it that covers it now. */
export interface LoneSentence {
  readonly sentence: Sentence;
  readonly task: Task;
}

/**
 * The sentences of a clause that probably lost their note: every other note of the clause covers one sentence, this one two, all its
 * units are single bodies, and the first of the two says nothing of what those are named for (金融 under 市金融监管局 stays quiet).
 * A note that is missing between two others leaves no other trace: its sentences fall to the next one.
 */
export function lostNotes(text: string, clause: DraftClause, tasks: readonly Task[]): readonly LoneSentence[] {
  const noted = tasks.filter(({ note }) => note && clause.syntax.notes.includes(note));
  if (noted.length <= othersAtLeast) return [];
  const longer = noted.filter(({ sentences }) => sentences.length !== 1);
  const [task] = longer;
  if (!task || longer.length > 1 || task.sentences.length !== 2) return [];
  if (task.units.some(({ collective }) => collective)) return [];
  const sentence = task.sentences[0]!;
  const words = keyOf(textOf(text, sentence));
  const isTheirs = task.units.some(({ name }) => fieldsOf(name).some((field) => words.includes(field)));
  return isTheirs ? [] : [{ sentence, task }];
}

/** Words in names of bodies that say nothing of what they do. */
const kindWords =
  /人民政府|政府|委员会|办公[厅室]|工作|管理|监督|监管|服务|事务|发展|改革|[局委办厅部处署院会科室和与]|领导小组/g;

/** The pairs of characters that say what a body is for: 金融 of 市金融监管局; 园林, 林绿, 绿化 of 市园林绿化局. */
function fieldsOf(name: string): readonly string[] {
  const words = placeOfName(keyOf(name)).rest.replace(kindWords, ' ').split(' ');
  return words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)),
  );
}
