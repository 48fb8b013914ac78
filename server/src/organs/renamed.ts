import type { Draft } from '../model/draft.ts';
import { isNational } from '../model/issuers.ts';
import { keyOf } from '../text/key.ts';
import { type Period, periodOf } from './period.ts';
import { placeOfName } from './places.ts';
import { builtInRegistry, findOrgan, type Registry } from './registry.ts';
import { builtInRenamings, type Renaming, type RenamingIndex, type RenamingScope } from './renamings.ts';

/** When and where a draft is issued, as far as renamings need it. */
export interface Occasion {
  readonly period: Period;
  readonly isNational: boolean;
  /** The places whose own renamings hold: 北京市. */
  readonly places: readonly RenamingScope[];
  readonly isTraditional: boolean;
  /** The first days of reforms of the centre that were still being carried out, and whose new names the draft itself uses. */
  readonly reforms: ReadonlySet<string>;
}

/** The occasion of a draft; `null` where its time is not known. */
export function occasionOf(draft: Draft): Occasion | null {
  const period = periodOf(draft);
  if (!period) return null;
  const words = keyOf(`${draft.issuer ?? ''} ${draft.title}`);
  return {
    period,
    isNational: isNational(draft),
    places: (['北京市', '上海市'] as const).filter((place) => words.includes(place)),
    isTraditional: draft.script === 'hant',
    reforms: reformsIn(draft, period),
  };
}

const none: ReadonlySet<string> = new Set();

/** A draft that has one new name of a reform was written after it, though the old names had time to go until the end of the year. */
function reformsIn(draft: Draft, { first }: Period): ReadonlySet<string> {
  const isUnderWay = ({ scope, from, settled }: Renaming) => scope === 'central' && from <= first && first < settled;
  if (!builtInRenamings.some(isUnderWay)) return none;
  const names = new Set(draft.tasks.flatMap(({ note }) => note?.units.map(({ name }) => keyOf(name)) ?? []));
  const used = Array.from(names).flatMap((name) => builtInRegistry.byNewName.get(name) ?? []);
  return new Set(used.filter((renaming) => renaming.isNew && isUnderWay(renaming)).map(({ from }) => from));
}

/** Names of the other side of renamings, as the draft would write them. */
export interface OtherNames {
  readonly names: readonly string[];
  /** Every row behind it has a confirmed source, and the name is the same in every place. */
  readonly sure: boolean;
}

/** Shortest name of a central body that is not also that of an office of a company or a college (人事部, 卫生部). */
const shortestCentral = 4;
/** Bodies of a province that are called 厅. */
const provinceOffice = /^(?:环保|环境保护|生态环境|农业|农业农村|国土资源|自然资源|司法|文化|文化和旅游|应急管理)局$/;
const mostSteps = 4;

/**
 * The names that a name has been replaced by when the draft is issued; `null` where it still stands, or where that is not certain.
 * `inherited` is the 市 or 省 that the note carries for a name without one.
 */
export function supersededBy(
  registry: Registry,
  occasion: Occasion,
  name: string,
  inherited: string | null,
): OtherNames | null {
  if (findOrgan(registry, name, inherited)) return null;
  let names: readonly string[] = [name];
  let sure = true;
  for (let step = 0; step < mostSteps; step++) {
    const next = names.map((each) =>
      sideOf(registry.byOldName, occasion, each, inherited, (renaming) => isOver(renaming, occasion)),
    );
    if (next.every((each) => each === null)) return step === 0 ? null : { names, sure };
    sure &&= next.every((each) => each?.sure ?? true);
    names = unique(next.flatMap((each, at) => each?.names ?? [names[at]!]));
  }
  return { names, sure };
}

/** Whether an old name may not stand any more when a draft is issued. */
function isOver({ settled, scope, from }: Renaming, { period, reforms }: Occasion): boolean {
  return period.first >= settled || (scope === 'central' && reforms.has(from));
}

/** What a body was called before the reforms that are known everywhere, with the year since which it is not; none where that is not certain. */
export function earlierNames(
  registry: Registry,
  draft: Draft,
  name: string,
  inherited: string | null,
): readonly { readonly name: string; readonly year: string }[] {
  const occasion = occasionOf(draft);
  if (!occasion) return [];
  const rows = rowsOf(registry.byNewName, occasion, name, inherited).filter(
    ({ scope, sure }) => sure && scope !== 'own',
  );
  return rows.flatMap(({ old, hant, from, scope }) => {
    const names = (occasion.isTraditional ? hant.old : old) ?? [];
    return [names].flat().map((each) => ({ name: inPlaceOf(each, name, scope), year: from.slice(0, 4) }));
  });
}

/** The names in whose place a name did not stand yet when the draft was issued; `null` where it did, or may have. */
export function prematureFor(
  registry: Registry,
  occasion: Occasion,
  name: string,
  inherited: string | null,
): OtherNames | null {
  if (findOrgan(registry, name, inherited)) return null;
  const rows = rowsOf(registry.byNewName, occasion, name, inherited);
  if (rows.length === 0 || rows.some(({ isNew, from }) => !isNew || occasion.period.last >= from)) return null;
  const names = rows.flatMap(({ old, hant }) => (occasion.isTraditional ? hant.old : old) ?? []);
  return {
    names: unique(names.map((each) => inPlaceOf(each, name, rows[0]!.scope))),
    // Cities renamed their bodies in their own time.
    sure: rows.every(({ sure, scope }) => sure && scope !== 'local'),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function sideOf(
  index: RenamingIndex,
  occasion: Occasion,
  name: string,
  inherited: string | null,
  holds: (renaming: Renaming) => boolean,
): OtherNames | null {
  const rows = rowsOf(index, occasion, name, inherited);
  if (rows.length === 0 || !rows.every(holds)) return null;
  const names = rows.map(({ now, hant, scope }) =>
    inPlaceOf(nearestLength(occasion.isTraditional ? hant.now : now, name), name, scope),
  );
  return { names: unique(names), sure: rows.every(({ sure }) => sure) };
}

/** A short name is replaced by a short name, a full one by a full one. */
function nearestLength(names: readonly string[], name: string): string {
  return [...names].sort((one, other) => Math.abs(one.length - name.length) - Math.abs(other.length - name.length))[0]!;
}

/** The renamings that hold for a name; those of the draft's own place go before those of any place. */
function rowsOf(index: RenamingIndex, occasion: Occasion, name: string, inherited: string | null): readonly Renaming[] {
  const key = keyOf(name);
  const { word, rest } = placeOfName(key);
  const level = word === '' ? inherited : word;
  const exact = index.get(key) ?? [];
  const own = exact.filter(({ scope }) => scope === 'own');
  if (own.length > 0) return own;
  const isCentral = occasion.isNational || key.length >= shortestCentral;
  const central = exact.filter(({ scope }) => scope === 'central' && isCentral);
  if (central.length > 0 || level === null) return central;
  const generic = level === '省' && /厅$/.test(rest) ? rest.replace(/厅$/, '局') : rest;
  const local = index.get(`市${generic}`) ?? [];
  const ofPlace = local.filter(({ scope }) => level === '市' && occasion.places.includes(scope));
  return ofPlace.length > 0 ? ofPlace : local.filter(({ scope }) => scope === 'local');
}

/** A name of the table with the place of the name that it stands for: `市生态环境局` for `区环保局` is `区生态环境局`. */
function inPlaceOf(name: string, model: string, scope: RenamingScope): string {
  if (scope === 'central' || scope === 'own') return name;
  const bare = name.replace(/^(?:北京|上海)?市/, '');
  const { place, word } = placeOfName(keyOf(model));
  const office = word === '省' && provinceOffice.test(keyOf(bare)) ? bare.replace(/局$/, '厅') : bare;
  const front = model.slice(0, place.length + word.length);
  return front + office;
}
