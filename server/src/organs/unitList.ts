import type { Draft, Task } from '../model/draft.ts';
import type { UnitRole } from '../syntax/tree.ts';
import { membershipIn } from './groups.ts';
import type { Registry } from './registry.ts';
import { bareName, fullName, type UnitTask, unitId, unitTasksOf } from './units.ts';
import { variantKey } from './variants.ts';

/** A draft whose units are to be listed. */
export interface UnitSource {
  readonly draft: Draft;
  readonly organs: Registry;
}

/** A task that a unit has part in, by its name or as one of a group. */
export interface ListedTask<Source extends UnitSource> {
  readonly source: Source;
  readonly task: Task;
  readonly role: UnitRole;
  /** The group that holds it, as the note names it: `市政府各部门`; `null` where the note names the unit itself. */
  readonly group: string | null;
}

/** A unit with the tasks that it has part in, in the order of the drafts. */
export interface ListedUnit<Source extends UnitSource = UnitSource> {
  readonly id: string;
  /** As most notes write it, with the 市 or 省 that it may inherit there. */
  readonly name: string;
  readonly isGroup: boolean;
  readonly tasks: readonly ListedTask<Source>[];
}

interface Gathered<Source extends UnitSource> {
  readonly id: string;
  readonly isGroup: boolean;
  readonly names: Map<string, number>;
  readonly tasks: Map<Task, ListedTask<Source>>;
}

/**
 * The units of drafts with their tasks, those with most tasks first. A unit that the registry lists as a member of a group has the tasks of
 * the group too. With `wanted`, that unit alone, under any of its names, and with the tasks of every group that holds it, be it by the
 * registry or by its form (市教委 is one of 市政府各部门): what must my bureau do?
 */
export function listUnits<Source extends UnitSource>(
  sources: readonly Source[],
  wanted: string | null,
): readonly ListedUnit<Source>[] {
  const units = new Map<string, Gathered<Source>>();
  const parts = sources.flatMap((source) =>
    unitTasksOf(source.draft, source.organs).map((part): Part<Source> => ({ source, part })),
  );
  const own = new Set(wanted === null ? parts : parts.filter(named(wanted, parts)));
  const [first] = own;
  for (const each of own) add(units, each, each.part.id, fullName(each.part.unit), null);
  for (const each of parts.filter(({ part }) => part.isGroup)) {
    const group = each.part.unit.name;
    if (wanted === null) {
      for (const { id, name } of membersOf(each)) add(units, each, id, name, group);
    } else if (!own.has(each) && holds(each, wanted)) {
      add(units, each, first?.part.id ?? unitId(each.source.organs, wanted, null), wanted, group);
    }
  }
  return inOrder(sources, units);
}

interface Part<Source extends UnitSource> {
  readonly source: Source;
  readonly part: UnitTask;
}

/** Picks the mentions of one unit: under its id, else, where no note has that, those that differ in place and level only (教委, 北京市教委). */
function named(wanted: string, parts: readonly Part<UnitSource>[]): (each: Part<UnitSource>) => boolean {
  const isExact = ({ source, part }: Part<UnitSource>) => part.id === unitId(source.organs, wanted, null);
  if (parts.some(isExact)) return isExact;
  const field = fieldOf(variantKey(bareName(wanted), null));
  return ({ part }) => !part.isGroup && fieldOf(variantKey(bareName(part.unit.name), null)) === field;
}

/** What a body is for, without whose body it is. */
function fieldOf(key: string): string {
  return key.slice(key.lastIndexOf('|') + 1);
}

function holds({ source, part }: Part<UnitSource>, wanted: string): boolean {
  return membershipIn(source.organs, part.unit.name, part.unit.inherited, wanted) !== null;
}

/** The units that the registry lists for a group, as it writes them. */
function membersOf({ source, part }: Part<UnitSource>): readonly { readonly id: string; readonly name: string }[] {
  const listed = part.unit.organ?.members ?? [];
  return listed.map((name) => ({ id: unitId(source.organs, name, null), name }));
}

function add<Source extends UnitSource>(
  units: Map<string, Gathered<Source>>,
  { source, part }: Part<Source>,
  id: string,
  name: string,
  group: string | null,
): void {
  const unit = units.get(id) ?? { id, isGroup: part.isGroup && group === null, names: new Map(), tasks: new Map() };
  units.set(id, unit);
  unit.names.set(name, (unit.names.get(name) ?? 0) + (group === null ? 1 : 0));
  if (!unit.tasks.has(part.task)) unit.tasks.set(part.task, { source, task: part.task, role: part.role, group });
}

function inOrder<Source extends UnitSource>(
  sources: readonly Source[],
  units: ReadonlyMap<string, Gathered<Source>>,
): readonly ListedUnit<Source>[] {
  const places = new Map(sources.flatMap(({ draft }) => draft.tasks).map((task, at) => [task, at] as const));
  return Array.from(units.values(), ({ id, isGroup, names, tasks }) => ({
    id,
    isGroup,
    name: [...names].reduce((one, other) => (other[1] > one[1] ? other : one))[0],
    tasks: [...tasks.values()].sort((one, other) => places.get(one.task)! - places.get(other.task)!),
  })).sort((one, other) => other.tasks.length - one.tasks.length);
}
