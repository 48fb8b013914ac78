import type { Task } from '../model/draft.ts';
import { fieldsIn, fieldsOfBody } from '../organs/fields.ts';
import { usualName } from '../organs/nearest.ts';
import { inScriptOf } from '../organs/renaming.ts';
import { fullName, idOfOrgan, topicOf, type UnitDocument } from '../organs/units.ts';
import type { Note } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';

/** Where an offered unit is known from. `text`: it usually goes with tasks like this one. */
export type OfferSource = 'registry' | 'text' | 'draft' | 'workspace';

/** A unit that a note may name. */
export interface UnitOffer {
  readonly name: string;
  readonly source: OfferSource;
  /** In how many tasks of the workspace it has part. */
  readonly count: number;
}

interface Candidate {
  readonly id: string;
  name: string;
  inRegistry: boolean;
  inDraft: number;
  count: number;
  /** How like this task the likest of its tasks is, 0 to 1. */
  likeness: number;
}

/** How like two tasks must be, by the weight of the words that they share, for the unit of one to be offered for the other. */
const likenessAtLeast = 0.2;
/** What the field that a unit is for is worth beside that. */
const ofField = 0.25;

/**
 * The units that a note may name: first those of the registry, then those of the draft and the other drafts of the workspace. In each of the
 * two, first the units that usually go with a text like that of the task (`words`), then the most frequent. `without` is the note being
 * written: what it names already says nothing of what is usual.
 */
export function unitOffers(
  documents: readonly UnitDocument[],
  words: string,
  without: Note | null,
): readonly UnitOffer[] {
  const [here] = documents;
  if (!here) return [];
  const candidates = new Map<string, Candidate>();
  const likeness = likenessTo(documents, words);
  const written = inScriptOf(here.draft);
  const inScript = (name: string) => written(name) ?? name;
  for (const document of documents) gather(candidates, document, document === here, without, likeness, inScript);
  for (const organ of here.organs.organs) {
    candidateFor(candidates, idOfOrgan(organ), () => inScript(usualName(organ))).inRegistry = true;
  }
  const fields = fieldsIn(keyOf(words));
  for (const candidate of candidates.values()) {
    const ofBody = here.draft.pieces.of(candidate.name).ask(fieldsOfBody);
    if ([...ofBody].some((field) => fields.has(field))) candidate.likeness += ofField;
  }
  return [...candidates.values()].sort(byRank).map(({ name, inRegistry, inDraft, count, likeness: rate }) => ({
    name,
    source: inRegistry ? 'registry' : rate >= likenessAtLeast ? 'text' : inDraft > 0 ? 'draft' : 'workspace',
    count,
  }));
}

function byRank(one: Candidate, other: Candidate): number {
  const likenessOf = ({ likeness }: Candidate) => (likeness >= likenessAtLeast ? likeness : 0);
  return (
    Number(other.inRegistry) - Number(one.inRegistry) ||
    likenessOf(other) - likenessOf(one) ||
    other.inDraft - one.inDraft ||
    other.count - one.count
  );
}

function candidateFor(candidates: Map<string, Candidate>, id: string, name: () => string): Candidate {
  const known = candidates.get(id);
  if (known) return known;
  const candidate = { id, name: name(), inRegistry: false, inDraft: 0, count: 0, likeness: 0 };
  candidates.set(id, candidate);
  return candidate;
}

/** How like a task is to the one that is being written, told by its topic. */
type Likeness = (topic: ReadonlySet<string>) => number;

function gather(
  candidates: Map<string, Candidate>,
  document: UnitDocument,
  isHere: boolean,
  without: Note | null,
  likeness: Likeness,
  inScript: (name: string) => string,
): void {
  const topics = document.topics();
  const rates = new Map<Task, number>();
  for (const [task, topic] of topics) rates.set(task, likeness(topic));
  for (const { id, unit, task } of document.parts) {
    if (task.note === without) continue;
    const name = () => (isHere ? fullName(unit) : inScript(fullName(unit)));
    const candidate = candidateFor(candidates, id, name);
    candidate.count++;
    if (isHere) candidate.inDraft++;
    candidate.likeness = Math.max(candidate.likeness, rates.get(task) ?? 0);
  }
}

/** How much of the weight of the words of a task another one shares with it; words that many tasks have weigh little. */
function likenessTo(documents: readonly UnitDocument[], words: string): Likeness {
  const topic = topicOf(words);
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const document of documents) {
    for (const pairs of document.topics().values()) {
      total++;
      for (const pair of topic) if (pairs.has(pair)) frequencies.set(pair, (frequencies.get(pair) ?? 0) + 1);
    }
  }
  const weights = new Map([...topic].map((pair) => [pair, Math.log((1 + total) / (1 + (frequencies.get(pair) ?? 0)))]));
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return (pairs) => {
    let shared = 0;
    for (const [pair, weight] of weights) if (pairs.has(pair)) shared += weight;
    return whole === 0 ? 0 : shared / whole;
  };
}
