import type { Draft, Task } from '../model/draft.ts';
import type { UnitMention, UnitRole } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import type { Fact, KnownWords, WordsSource } from '../text/knownWords.ts';
import { type NamedUnit, namedUnits } from './mentions.ts';
import type { Organ } from './organ.ts';
import { placeOfName } from './places.ts';
import { findOrgan, type Registry } from './registry.ts';
import { variantKey, variantOf } from './variants.ts';

/** A unit of a task. The same unit has the same `id` in every note and every draft, however it is spelt. */
export interface UnitTask {
  readonly id: string;
  readonly unit: NamedUnit;
  readonly role: UnitRole;
  /** `各区政府`: a group and no single body. */
  readonly isGroup: boolean;
  readonly task: Task;
  /** Another note gives it the task (`以下均需地方人民政府负责`); the mention is that one. */
  readonly isStanding: boolean;
}

/** A name without the bracket behind it: `市府办` of `市府办〔市大数据局〕`. */
export function bareName(name: string): string {
  return name.replace(/[（(〔[][^（）()〔〕[\]]{0,40}[）)〕\]]$/, '');
}

const bareNameOf: Fact<string> = ({ text }) => bareName(text);

/** A name without the bracket behind it, and what is known of it. */
export function bareWords(pieces: WordsSource, name: KnownWords): KnownWords {
  const bare = name.ask(bareNameOf);
  return bare === name.text ? name : pieces.of(bare);
}

/** What tells a unit from all others: its entry in the registry, else what its spellings have in common. `inherited` is the 市 or 省 of its note. */
export function unitId(registry: Registry, name: string, inherited: string | null): string {
  const organ = findOrgan(registry, name, inherited);
  return organ ? idOfOrgan(organ) : variantKey(bareName(name), inherited);
}

/** The same for an entry of the registry. */
export function idOfOrgan(organ: Organ): string {
  return `organ ${organ.name}`;
}

/** The units of every task of a draft, in the order of the text. */
export function unitTasksOf(draft: Draft, registry: Registry): readonly UnitTask[] {
  return draft.tasks.flatMap((task) => [
    ...partsOf(draft, registry, task, task.units, false),
    ...(task.standing.length > 0 ? partsOf(draft, registry, task, task.standing, true) : []),
  ]);
}

function partsOf(
  draft: Draft,
  registry: Registry,
  task: Task,
  units: readonly UnitMention[],
  isStanding: boolean,
): readonly UnitTask[] {
  return namedUnits(registry, draft, { units }).map((unit) => ({
    id: unit.organ ? idOfOrgan(unit.organ) : variantOf(bareWords(draft.pieces, unit.known), unit.inherited),
    unit,
    role: unit.mentions[0]!.role,
    isGroup: unit.mentions.some(({ collective }) => collective),
    task,
    isStanding,
  }));
}

/** A name that says whose body it is: `市国土房管局` for `国土房管局` in a note whose first unit carries 市. */
export function fullName({ name, inherited, mentions }: NamedUnit): string {
  const isGroup = mentions.some(({ collective }) => collective);
  if (inherited === null || isGroup || !lacksWord(name)) return name;
  return inherited + name;
}

/** Whether a name has no 市 or 省 of its own and could take one: 国家税务总局 could not. */
export function lacksWord(name: string): boolean {
  const key = keyOf(name);
  return placeOfName(key).word === '' && !/^(?:国|中央|中国|全国|最高)/.test(key);
}

/** A draft with its units, under the registry that holds for it. */
export interface UnitDocument {
  readonly uri: string;
  readonly draft: Draft;
  readonly organs: Registry;
  readonly parts: readonly UnitTask[];
  /** What the tasks are about, for comparing; worked out when it is first asked for. */
  readonly topics: () => ReadonlyMap<Task, ReadonlySet<string>>;
}

/** Reads the units of a draft. */
export function unitDocument(uri: string, draft: Draft, organs: Registry): UnitDocument {
  let topics: ReadonlyMap<Task, ReadonlySet<string>> | null = null;
  return {
    uri,
    draft,
    organs,
    parts: unitTasksOf(draft, organs),
    topics: () => (topics ??= new Map(draft.tasks.map((task) => [task, topicOf(wordsOf(draft, task))]))),
  };
}

function wordsOf({ text }: Draft, { sentences, clause }: Task): string {
  return clause.title + sentences.map(({ start, end }) => text.slice(start, end)).join('');
}

/** Longest text that is compared: what a task is about is said at its beginning. */
const longestTopic = 400;

/** The pairs of characters in a text, of one key for both scripts. */
export function topicOf(words: string): ReadonlySet<string> {
  const key = keyOf(words.slice(0, longestTopic)).replace(/[^\p{Script=Han}A-Za-z0-9]/gu, ' ');
  const pairs = Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2));
  return new Set(pairs.filter((pair) => !pair.includes(' ')));
}

/** The mentions of a unit in a draft, each once though a heading's note may cover several tasks, in the order of the text. */
export function mentionsOf({ parts }: UnitDocument, id: string): readonly UnitTask[] {
  const seen = new Set<number>();
  const mentions = parts.filter((part) => {
    if (part.id !== id || seen.has(part.unit.start)) return false;
    seen.add(part.unit.start);
    return true;
  });
  return mentions.sort((one, other) => one.unit.start - other.unit.start);
}

/** The unit that a cursor stands at; `null` where there is none. */
export function unitTaskAt({ parts }: UnitDocument, offset: number): UnitTask | null {
  const holds = ({ unit }: UnitTask) => unit.start <= offset && offset < unit.end;
  return parts.find(holds) ?? parts.find(({ unit }) => unit.end === offset) ?? null;
}
