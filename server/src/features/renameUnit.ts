import type { Node } from 'jsonc-parser';
import type { NamedUnit } from '../organs/mentions.ts';
import { spellingsOf } from '../organs/registry.ts';
import { inScriptOf, isSameSpelling, renamedAs, renamedInNote } from '../organs/renaming.ts';
import { bareName, type UnitDocument, type UnitTask, unitTaskAt } from '../organs/units.ts';
import type { TextEdit } from '../rules/rule.ts';
import { readJson, spanOf } from '../text/json.ts';
import { keyOf } from '../text/key.ts';
import { LineIndex } from '../text/lines.ts';
import { toSimplified } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import type { RegistryText } from './unitPlaces.ts';

/** The name of a unit in a note, to be typed over. */
export interface RenameTarget {
  readonly span: Span;
  readonly name: string;
}

/** What renaming a unit changes in one file. */
export interface FileEdits {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly edits: readonly TextEdit[];
}

/** What renaming a unit changes, and the drafts that name it and are left as they are: their script is another one and the name in it is not certain. */
export interface UnitRename {
  readonly files: readonly FileEdits[];
  readonly skipped: readonly string[];
}

/** Longest name that a unit can be given. */
const longestName = 60;

/** What renaming at an offset would rename; `null` where no note names a unit there. */
export function renameTarget(document: UnitDocument, offset: number): RenameTarget | null {
  const found = unitTaskAt(document, offset);
  if (!found) return null;
  const { start, end } = nameSpan(document, found.unit);
  return { span: { start, end }, name: bareName(found.unit.name) };
}

/** Whether words can be the name of one unit: a note would read anything with a mark in it as several. */
export function canBeName(name: string): boolean {
  const bare = name.replace(/[（(〔[][^（）()〔〕[\]]{0,40}[）)〕\]]/g, '');
  return bare.trim() !== '' && name.length <= longestName && !/[\s、，,；;：:。（）()〔〕[\]《》【】"“”|]/.test(bare);
}

/**
 * Gives a unit another name in all notes of the drafts and in the registry, wherever it is spelt as at the cursor, in either script. What notes
 * say in another spelling, and what stands in sentences and titles, stays. `documents` are the drafts, the one with the cursor in front.
 */
export function renameUnit(
  documents: readonly UnitDocument[],
  offset: number,
  registry: RegistryText | null,
  to: string,
): UnitRename | null {
  const [here] = documents;
  const found = here ? unitTaskAt(here, offset) : null;
  if (!here || !found) return null;
  const files: FileEdits[] = [];
  const skipped: string[] = [];
  for (const document of documents) {
    const name = document.draft.script === here.draft.script ? to : inScriptOf(document.draft)(to);
    const edits = editsIn(document, found, name ?? to);
    if (edits.length === 0) continue;
    if (name === null) skipped.push(document.uri);
    else files.push({ uri: document.uri, lines: document.draft.lines, edits });
  }
  const inRegistry = registry ? registryEdits(registry, found.unit, to) : [];
  if (registry && inRegistry.length > 0) {
    files.push({ uri: registry.uri, lines: new LineIndex(registry.text), edits: inRegistry });
  }
  return { files, skipped };
}

/** Where the name of a unit stands, without a bracket behind it. */
function nameSpan({ draft }: UnitDocument, { start, end, name }: NamedUnit): Span {
  const bare = bareName(name);
  return { start, end: draft.text.startsWith(bare, start) ? start + bare.length : end };
}

function editsIn(document: UnitDocument, target: UnitTask, to: string): readonly TextEdit[] {
  const from = target.unit.name;
  const notes = new Map<number, UnitTask[]>();
  for (const part of document.parts) {
    // What another note adds stands there once, however many tasks it goes with.
    const start = part.isStanding ? part.unit.start : (part.task.note?.start ?? -1);
    const known = notes.get(start) ?? [];
    notes.set(start, known);
    if (!known.some(({ unit }) => unit.start === part.unit.start)) known.push(part);
  }
  const isMeant = ({ id, unit }: UnitTask) => id === target.id && isSameSpelling(unit.name, from);
  const edits = [...notes.values()]
    .filter((parts) => parts.some(isMeant))
    .flatMap((parts) => {
      const units = parts.map((part) => ({
        unit: part.unit,
        name: isMeant(part) ? renamedAs(part.unit.name, from, to, part.unit.inherited) : null,
      }));
      return renamedInNote(units).map(({ unit, name }) => ({ span: nameSpan(document, unit), newText: name }));
    });
  return edits
    .filter(({ span, newText }) => document.draft.text.slice(span.start, span.end) !== newText)
    .sort((one, other) => one.span.start - other.span.start);
}

/** The members of an entry that name bodies as they are now; predecessors are names of another time. */
const namingKeys: ReadonlySet<string> = new Set(['name', 'shortNames', 'parent', 'members', 'successors']);

function registryEdits({ text }: RegistryText, unit: NamedUnit, to: string): readonly TextEdit[] {
  const { root, problem } = readJson(text);
  if (!root || problem) return [];
  const names = new Set(spellingsOf(keyOf(bareName(unit.name)), unit.inherited));
  return namesIn(root)
    .filter((node) => names.has(keyOf(String(node.value))))
    .map((node) => {
      const name = renamedAs(String(node.value), unit.name, to, null);
      const isSimplified = toSimplified(String(node.value)) === node.value;
      return { span: spanOf(node), newText: JSON.stringify(isSimplified ? toSimplified(name) : name) };
    });
}

/** The strings of a registry that are names of its bodies. */
function namesIn(root: Node): readonly Node[] {
  const list = root.children?.find((property) => property.children?.[0]?.value === 'organs')?.children?.[1];
  return (list?.children ?? []).flatMap((entry) =>
    (entry.children ?? []).flatMap((property) => {
      const [key, value] = property.children ?? [];
      return key && value && namingKeys.has(String(key.value)) ? stringsIn(value) : [];
    }),
  );
}

/** A string, the strings of a list, or the `name` of each object in it. */
function stringsIn(node: Node): readonly Node[] {
  if (node.type === 'string') return [node];
  if (node.type === 'array') return (node.children ?? []).flatMap(stringsIn);
  const name = node.children?.find((property) => property.children?.[0]?.value === 'name')?.children?.[1];
  return name?.type === 'string' ? [name] : [];
}
