import type { Match } from '../../server/src/directives/trace.ts';
import type { LabelledPair, LabelledSentence } from './labels.ts';

/** How many answers were right, of those given and of those asked for. */
export interface Score {
  readonly right: number;
  readonly given: number;
  readonly asked: number;
}

/** Share of the answers given that are right; 1 where none was given. */
export function precision({ right, given }: Score): number {
  return given === 0 ? 1 : right / given;
}

/** Share of the answers asked for that were given; 1 where none was asked for. */
export function recall({ right, asked }: Score): number {
  return asked === 0 ? 1 : right / asked;
}

/** Harmonic mean of precision and recall; 1 where nothing was asked for and nothing given. */
export function f1({ right, given, asked }: Score): number {
  return given + asked === 0 ? 1 : (2 * right) / (given + asked);
}

/** A link as answer: paths of clause and parent clause. */
export interface Answer {
  readonly clause: string;
  readonly parent: string;
  readonly primary: boolean;
  readonly score: number;
}

/** The links of a match as answers. */
export function answersOf(found: Match): readonly Answer[] {
  return found.links.map(({ clause, parent, kind, score }) => ({
    clause: clause.path,
    parent: parent.path,
    primary: kind === 'primary',
    score,
  }));
}

/** All links against the labels; of the primary links alone where the labels ask for no others. */
export function scoreLinks(pair: LabelledPair, answers: readonly Answer[]): Score {
  if (pair.primaryOnly) return scorePrimary(pair, answers);
  const labelled = new Set(pair.clauses.map(({ clause }) => clause));
  const asked = new Set(pair.clauses.flatMap(({ clause, links }) => links.map(({ parent }) => `${clause}>${parent}`)));
  const given = answers.filter(({ clause }) => labelled.has(clause));
  return {
    right: given.filter(({ clause, parent }) => asked.has(`${clause}>${parent}`)).length,
    given: given.length,
    asked: asked.size,
  };
}

/** The primary link of each clause, or none, against the labels. */
export function scorePrimary(pair: LabelledPair, answers: readonly Answer[]): Score {
  const primary = new Map(answers.filter((answer) => answer.primary).map(({ clause, parent }) => [clause, parent]));
  let [right, given, asked] = [0, 0, 0];
  for (const { clause, links } of pair.clauses) {
    const answer = primary.get(clause);
    if (answer !== undefined) given++;
    if (links.length > 0) asked++;
    if (answer !== undefined && answer === links[0]?.parent) right++;
  }
  return { right, given, asked };
}

/** How many clauses got their primary link, or none, as labelled or as one of the other readings allows. */
export function countDefensible(pair: LabelledPair, answers: readonly Answer[]): number {
  const primary = new Map(answers.filter((answer) => answer.primary).map(({ clause, parent }) => [clause, parent]));
  return pair.clauses.filter(({ clause, links, other = [] }) => {
    const answer = primary.get(clause) ?? null;
    return answer === (links[0]?.parent ?? null) || other.includes(answer);
  }).length;
}

/** The sentence links against the labels; with `lenient`, other readings are neither right nor wrong. */
export function scoreSentences(found: Match, labels: readonly LabelledSentence[], lenient: boolean): Score {
  let [right, given, asked] = [0, 0, 0];
  for (const { clause: path, sentence: number, parents, other = [] } of labels) {
    const answers = found.sentences.filter(
      ({ clause, sentence }) => clause.path === path && clause.sentences[number - 1]?.sentence === sentence,
    );
    asked += parents.length;
    for (const { parent } of answers) {
      if (parents.includes(parent.path)) right++;
      else if (lenient && other.includes(parent.path)) continue;
      given++;
    }
  }
  return { right, given, asked };
}
