import type { Draft, Task } from '../model/draft.ts';
import { hasOwnNote, type NotedTask } from '../model/ownNotes.ts';
import type { NamedUnit } from '../organs/mentions.ts';
import { isSameSpelling, renamedAs } from '../organs/renaming.ts';
import { bareName, fullName, lacksWord, type UnitDocument, type UnitTask } from '../organs/units.ts';
import type { TextEdit } from '../rules/rule.ts';
import type { Note, UnitRole } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { overlaps, type Span, touches } from '../text/span.ts';

/** A change of a responsibility note that is offered where the cursor is. */
export interface NoteAction {
  readonly title: Message;
  /** In the order of the text. */
  readonly edits: readonly TextEdit[];
}

const titles = {
  lead: { 'zh-cn': '由“{0}”牵头', 'zh-tw': '由「{0}」牽頭', en: 'Let “{0}” lead' },
  sort: { 'zh-cn': '牵头单位移到最前', 'zh-tw': '牽頭單位移到最前', en: 'Put the lead first' },
  each: { 'zh-cn': '拆成每句一处责任单位', 'zh-tw': '拆成每句一處責任單位', en: 'Split into a note for each sentence' },
  split: {
    'zh-cn': '在这一句后另加一处责任单位',
    'zh-tw': '在這一句後另加一處責任單位',
    en: 'Split: a note of its own behind this sentence',
  },
  name: { 'zh-cn': '改用“{0}”', 'zh-tw': '改用「{0}」', en: 'Write “{0}”' },
  allNames: {
    'zh-cn': '本稿责任单位一律用全称',
    'zh-tw': '本稿責任單位一律用全稱',
    en: 'Write all units of this draft with their full names',
  },
  allShort: {
    'zh-cn': '本稿责任单位一律用简称',
    'zh-tw': '本稿責任單位一律用簡稱',
    en: 'Write all units of this draft with their short names',
  },
} satisfies { readonly [name: string]: Localized };

/**
 * What can be done with the note at the cursor, or with that of the sentence at it: set a unit as lead, put the lead first, split the note,
 * use the full or a short name of the registry. Where a note says more than units and verbs the order of its words is left to its author.
 */
export function noteActions(document: UnitDocument, selection: Span): readonly NoteAction[] {
  const task = taskAt(document.draft, selection);
  if (!task) return [];
  const parts = partsOf(document, task);
  const unit = parts.find(({ unit: each }) => meets(each, selection)) ?? null;
  const isInNote = meets(task.note, selection);
  return [
    ...(unit ? leadActions(document.draft, task, parts, unit) : []),
    ...(isInNote ? sortActions(document.draft, task, parts) : []),
    ...splitActions(document.draft, task, parts, selection),
    ...(unit ? nameActions(document, unit) : []),
  ];
}

function meets(span: Span, selection: Span): boolean {
  return overlaps(span, selection) || touches(span, selection.start) || touches(span, selection.end);
}

/** The task whose note the cursor is in, else the one whose sentence it is in; only tasks with a note of their own clause. */
function taskAt(draft: Draft, selection: Span): NotedTask | null {
  const own = draft.tasks.filter(hasOwnNote);
  return (
    own.find(({ note }) => meets(note, selection)) ??
    own.find(({ sentences }) => sentences.some((sentence) => meets(sentence, selection))) ??
    null
  );
}

function partsOf({ parts }: UnitDocument, task: Task): readonly UnitTask[] {
  return parts.filter((part) => part.task === task && !part.isStanding);
}

/** A unit as it is to be written in a note. */
interface Written {
  readonly unit: NamedUnit;
  readonly role: UnitRole;
}

function leadActions(
  draft: Draft,
  task: NotedTask,
  parts: readonly UnitTask[],
  chosen: UnitTask,
): readonly NoteAction[] {
  if (parts.length < 2 || chosen.role === 'lead' || chosen.isGroup) return [];
  // Who led before gets the part that the new lead had.
  const others = parts
    .filter((part) => part !== chosen)
    .map(({ unit, role }): Written => ({ unit, role: role === 'lead' ? chosen.role : role }));
  const edit = rewritten(draft, task, [{ unit: chosen.unit, role: 'lead' }, ...others]);
  return edit ? [{ title: message(titles.lead, bareName(chosen.unit.name)), edits: [edit] }] : [];
}

function sortActions(draft: Draft, task: NotedTask, parts: readonly UnitTask[]): readonly NoteAction[] {
  const firstOther = parts.findIndex(({ role }) => role !== 'lead');
  const isOutOfOrder = firstOther >= 0 && parts.slice(firstOther).some(({ role }) => role === 'lead');
  const edit = isOutOfOrder ? rewritten(draft, task, parts) : null;
  return edit ? [{ title: message(titles.sort), edits: [edit] }] : [];
}

const order: readonly UnitRole[] = ['lead', 'responsible', 'support'];

/** The words of a note in the script and width of what they replace. */
interface Words {
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly lead: string;
  readonly responsible: string;
  readonly support: string;
}

function wordsFor(draft: Draft, note: Note, inner: string): Words {
  const isHalf = /[,;:]/.test(inner) || (!/[，；：]/.test(inner) && note.bracket === '(');
  const marks = isHalf ? { comma: ',', semicolon: ';', colon: ':' } : { comma: '，', semicolon: '；', colon: '：' };
  return draft.script === 'hant'
    ? { ...marks, lead: '牽頭', responsible: '責任', support: '配合' }
    : { ...marks, lead: '牵头', responsible: '责任', support: '配合' };
}

/** The units of a note in the order lead, responsible, support; `null` for a note that says more than they and their verbs. */
function rewritten(draft: Draft, { note }: NotedTask, units: readonly Written[]): TextEdit | null {
  const body = bodyOf(draft, note);
  if (!body) return null;
  const text = draft.text.slice(body.start, body.end);
  const words = wordsFor(draft, note, text);
  const groups = order.flatMap((role) => {
    const own = units.filter((unit) => unit.role === role);
    return own.length > 0 ? [{ role, own }] : [];
  });
  const names = namesInOrder(
    draft,
    groups.flatMap(({ own }) => own),
  );
  const lists = groups.map(({ role, own }) => ({ role, list: own.map((each) => names.get(each)!).join('、') }));
  // 责任单位：, 责任科室：: the author's word for a body stays.
  const label = /^\s*[^、，,；;]{2,8}?(?<unit>单位|單位|部门|部門|处室|處室|科室)[:：]/.exec(text)?.groups?.unit;
  const newText = label
    ? lists.map(({ role, list }) => `${words[role]}${label}${words.colon}${list}`).join(words.semicolon)
    : lists.map(({ role, list }) => list + verbFor(text, role, words, draft)).join(words.comma);
  return { span: body, newText };
}

/** 牵头, 负责落实, 配合: the author's own verb where the note has one. */
function verbFor(text: string, role: UnitRole, words: Words, draft: Draft): string {
  const isHant = draft.script === 'hant';
  if (role === 'lead') return words.lead;
  if (role === 'support') return /(?:配合|参与|參與|协助|協助|支持)/.exec(text)?.[0] ?? words.support;
  const own = /(?:按职责分工|按職責分工)?(?:负责落实|負責落實|负责|負責|落实|落實)/g;
  return [...text.matchAll(own)].at(-1)?.[0] ?? (isHant ? '負責' : '负责');
}

/** Each unit as typed; who comes first takes over the 市 that it inherited. */
function namesInOrder(draft: Draft, units: readonly Written[]): ReadonlyMap<Written, string> {
  return new Map(
    units.map((each, at) => {
      const { unit } = each;
      const typed = draft.text.slice(unit.start, unit.end);
      const isFirst = at === 0 && unit.inherited !== null && lacksWord(unit.name);
      return [each, isFirst ? fullName(unit).slice(0, fullName(unit).length - unit.name.length) + typed : typed];
    }),
  );
}

const verb =
  /总牵头|總牽頭|牵头|牽頭|负责|負責|落实|落實|配合|参与|參與|协助|協助|支持|分别|分別|按职责分工|按職責分工|(?:责任|責任)?(?:单位|單位|部门|部門|处室|處室|科室)/g;

/** The part of a note that holds its units and their verbs; a deadline behind them stays. `null` where it holds anything else. */
function bodyOf(draft: Draft, { inner, units, deadline, declaration }: Note): Span | null {
  const last = units.at(-1);
  if (!last) return null;
  const tail = [deadline, declaration].flatMap((span) => (span && span.start < inner.end ? [span.start] : []));
  const limit = Math.min(inner.end, ...tail);
  if (limit < last.end) return null;
  const behind = draft.text.slice(last.end, limit).search(/[，,；;。]/);
  const body = { start: inner.start, end: tail.length > 0 && behind >= 0 ? last.end + behind : limit };
  let rest = '';
  let at = body.start;
  for (const unit of units) {
    rest += draft.text.slice(at, unit.start);
    at = unit.end;
  }
  rest += draft.text.slice(at, body.end);
  return /^[\s、，,；;:：]*$/.test(rest.replace(verb, '')) ? body : null;
}

function splitActions(
  draft: Draft,
  task: NotedTask,
  parts: readonly UnitTask[],
  selection: Span,
): readonly NoteAction[] {
  const { sentences, note } = task;
  if (sentences.length < 2 || note.bracket === '') return [];
  const actions: NoteAction[] = [];
  const isPlain = parts.every(({ role }) => role === 'responsible');
  if (task.mode === 'each' && isPlain && parts.length === sentences.length && meets(note, selection)) {
    const edits = eachEdits(draft, task, parts);
    if (edits) actions.push({ title: message(titles.each), edits });
  }
  const sentence = sentences.slice(0, -1).find((each) => meets(each, selection));
  if (sentence) {
    const at = { start: sentence.end, end: sentence.end };
    actions.push({ title: message(titles.split), edits: [{ span: at, newText: noteText(draft, note) }] });
  }
  return actions;
}

/** The note as typed, without a declaration that was meant for its own place only. */
function noteText({ text }: Draft, note: Note): string {
  if (!note.declaration) return text.slice(note.start, note.end);
  return (
    text.slice(note.start, note.declaration.start).replace(/[，,。；;]$/, '') + text.slice(note.inner.end, note.end)
  );
}

/** The first unit to the first sentence, and so on: 分别 goes in the order of what is to be done. */
function eachEdits(
  draft: Draft,
  { note, sentences }: NotedTask,
  parts: readonly UnitTask[],
): readonly TextEdit[] | null {
  const body = bodyOf(draft, note);
  if (!body) return null;
  const verbs = draft.text.slice(parts.at(-1)!.unit.end, body.end).replace(/分[别別]/, '');
  const written = (part: UnitTask) =>
    draft.text.slice(note.start, note.inner.start) + fullName(part.unit) + verbs + draft.text.slice(body.end, note.end);
  const edits = sentences.slice(0, -1).map((sentence, at) => ({
    span: { start: sentence.end, end: sentence.end },
    newText: written(parts[at]!),
  }));
  return [...edits, { span: { start: note.start, end: note.end }, newText: written(parts.at(-1)!) }];
}

function nameActions(document: UnitDocument, { unit }: UnitTask): readonly NoteAction[] {
  const { organ } = unit;
  if (!organ) return [];
  const names = [organ.name, ...organ.shortNames].filter((name) => !isSameSpelling(name, unit.name));
  const here = names.map((name) => ({
    title: message(titles.name, name),
    edits: [nameEdit(document.draft, unit, name)],
  }));
  return [
    ...here,
    ...allNamed(document, titles.allNames, (each) => each.organ?.name ?? null),
    ...allNamed(document, titles.allShort, (each) => each.organ?.shortNames[0] ?? null),
  ];
}

function nameEdit({ text }: Draft, unit: NamedUnit, name: string): TextEdit {
  const bare = bareName(unit.name);
  const end = text.startsWith(bare, unit.start) ? unit.start + bare.length : unit.end;
  return { span: { start: unit.start, end }, newText: renamedAs(unit.name, fullName(unit), name, unit.inherited) };
}

function allNamed(
  { draft, parts }: UnitDocument,
  title: Localized,
  nameOf: (unit: NamedUnit) => string | null,
): readonly NoteAction[] {
  const edits = new Map<number, TextEdit>();
  for (const { unit } of parts) {
    const name = nameOf(unit);
    if (name === null || isSameSpelling(name, unit.name) || keyOf(name) === keyOf(unit.name)) continue;
    edits.set(unit.start, nameEdit(draft, unit, name));
  }
  if (edits.size < 2) return [];
  return [
    { title: message(title), edits: [...edits.values()].sort((one, other) => one.span.start - other.span.start) },
  ];
}
