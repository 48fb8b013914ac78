import type { DraftClause } from '../model/draft.ts';
import { type ListedUnit, listUnits } from '../organs/unitList.ts';
import { mentionsOf, type UnitDocument } from '../organs/units.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { clauseName } from './documentSymbols.ts';
import { nameSpan, ownText } from './place.ts';
import type { DocumentPlace } from './relations.ts';
import { organPlace, type RegistryText } from './unitPlaces.ts';

/** Something in the workspace that can be gone to by its name. */
export interface WorkspaceSymbol {
  readonly kind: 'unit' | 'clause';
  readonly name: string;
  /** The document of a clause, the number of tasks of a unit. */
  readonly container: Message;
  readonly place: DocumentPlace;
}

/** More than anybody reads; editors ask again with each letter. */
const mostSymbols = 500;

const asIs: Localized = { 'zh-cn': '{0}', 'zh-tw': '{0}', en: '{0}' };
const taskCount: Localized = { 'zh-cn': '{0} 项任务', 'zh-tw': '{0} 項任務', en: 'tasks: {0}' };

/** What asks for units: `@`, `@unit`, `@单位`, and the beginning of these words while they are typed. */
const unitQuery = /^@(?:unit|units|单位|單位)?/i;

/**
 * The units of the workspace for a query that begins with `@` (`@unit`, `@单位`, `@发改`), those with most tasks first; else the clauses whose
 * heading or label has the words. A unit leads to its entry in the registry, else to its first mention. An editor shows only what has the
 * letters of the query in its name, so a unit is named with the word that asked for it: `@unit 市教委`.
 */
export function workspaceSymbols(
  documents: readonly UnitDocument[],
  registries: readonly RegistryText[],
  query: string,
): readonly WorkspaceSymbol[] {
  const asked = unitQuery.exec(query.trim())?.[0] ?? null;
  if (asked !== null) return units(documents, registries, asked, query.trim().slice(asked.length));
  const wanted = letters(query);
  const found: WorkspaceSymbol[] = [];
  for (const document of documents) {
    for (const clause of document.draft.clauses) {
      if (found.length === mostSymbols) return found;
      const name = clauseName(document.draft, clause);
      if (clause.syntax.label && holds(name, wanted)) found.push(symbolOf(document, clause, name));
    }
  }
  return found;
}

function symbolOf({ uri, draft }: UnitDocument, clause: DraftClause, name: string): WorkspaceSymbol {
  const focus = nameSpan(clause) ?? ownText(clause);
  const container = message(asIs, draft.title);
  return { kind: 'clause', name, container, place: { uri, draft, span: clause.syntax, focus } };
}

function units(
  documents: readonly UnitDocument[],
  registries: readonly RegistryText[],
  asked: string,
  rest: string,
): readonly WorkspaceSymbol[] {
  const wanted = letters(rest);
  return listUnits(documents, null)
    .filter(({ name, tasks }) => holds(name, wanted) || tasks.some(({ source }) => hasName(source, name, wanted)))
    .slice(0, mostSymbols)
    .flatMap((unit) => {
      const place = placeOf(documents, registries, unit);
      if (!place) return [];
      const name = asked === '@' ? `@${unit.name}` : `${asked} ${unit.name}`;
      return [{ kind: 'unit' as const, name, container: message(taskCount, unit.tasks.length), place }];
    });
}

/** Whether another name of a unit in the registry has the letters. */
function hasName({ organs }: UnitDocument, name: string, wanted: string): boolean {
  const organ = organs.byName.get(keyOf(name));
  return organ !== undefined && [organ.name, ...organ.shortNames].some((each) => holds(each, wanted));
}

function placeOf(
  documents: readonly UnitDocument[],
  registries: readonly RegistryText[],
  { id }: ListedUnit<UnitDocument>,
): DocumentPlace | null {
  for (const document of documents) {
    const [mention] = mentionsOf(document, id);
    if (!mention) continue;
    const { organ, start, end } = mention.unit;
    const registry =
      organ && registries.find(({ text }) => text.startsWith(JSON.stringify(organ.name), organ.span.start));
    if (registry) return organPlace(registry, organ);
    const span = { start, end };
    return { uri: document.uri, draft: document.draft, span, focus: span };
  }
  return null;
}

function letters(query: string): string {
  return keyOf(query).replace(/[\s*#]/g, '');
}

/** Whether a name has letters in their order, as editors look for them. */
function holds(name: string, wanted: string): boolean {
  const key = keyOf(name);
  let at = 0;
  for (const letter of wanted) {
    at = key.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
