import type { Span } from '../text/span.ts';
import { findDeadlines, parseDeadline } from './deadlines.ts';
import {
  beginsDeclaration,
  innerVerbIn,
  isDeclaration,
  labelAt,
  labelInsideOf,
  leadIn,
  nameBeforeDuty,
  roleInBracket,
  saysFirstLeads,
  standingUnits,
  type VerbReading,
  verbsBefore,
} from './noteWords.ts';
import { placeOf, type Reading, sliceOf, wordsOf } from './reading.ts';
import type { Deadline, Note, NoteMode, StandingUnits, UnitMention, UnitRole } from './tree.ts';
import { withoutMarks } from './unitMarks.ts';
import { couldBeUnit, endsLikeUnit, isCollective, isGeneric, isOneGroup, readsAsSentence } from './unitNames.ts';

/** What the inside of a note says, and how sure it is that it is one. */
export interface NoteContent {
  readonly units: readonly UnitMention[];
  readonly mode: NoteMode | null;
  readonly deadline: Deadline | null;
  readonly declaration: Span | null;
  readonly standing: StandingUnits | null;
  /** It has 责任单位： or another label that announces units. */
  readonly hasLabel: boolean;
  /** It begins with such a label. */
  readonly opensWithLabel: boolean;
  /** It has a verb that says who does it: 负责, 牵头, 配合 … */
  readonly hasVerb: boolean;
  /** One of the verbs says it beyond doubt: 负责, 牵头, 落实. */
  readonly hasPlainVerb: boolean;
  /** Nothing but a deadline follows its last verb. */
  readonly endsWithVerb: boolean;
  /** What is done follows a verb (`市教委负责高校`): `plain`, or `prose` where it is more than a few words. */
  readonly objects: 'none' | 'plain' | 'prose';
  /** Every unit ends as names of units do, and nothing else stands between them. */
  readonly isPureList: boolean;
  /** So do all but the last, which the end of the text may have cut; and none reads as part of a sentence. */
  readonly isCutList: boolean;
}

/** A name that is not yet given its role, in indexes of the reading. */
interface Item {
  readonly start: number;
  end: number;
}

interface Found extends Item {
  readonly role: UnitRole;
}

/** What is gathered on the way through a note. */
interface Gathering {
  readonly found: Found[];
  pending: Item[];
  /** The role of the last label, until the next one. */
  labelRole: UnitRole | null;
  isPassing: boolean;
  hasLabel: boolean;
  opensWithLabel: boolean;
  hasVerb: boolean;
  hasPlainVerb: boolean;
  endsWithVerb: boolean;
  objects: NoteContent['objects'];
  mode: NoteMode | null;
  deadline: Deadline | null;
  declaration: Item | null;
}

/**
 * Reads the inside of a note: `市财政局牵头,各区政府、市政府各部门负责落实`. `null` where it names nobody.
 * Grammar: domain notes on responsible-unit phrases; a verb gives its role to all units since the last verb or label, a label to all
 * units up to the next label; `、` joins units, `，` units and roles, `；` and `。` close a role.
 */
export function readNote(text: string, whole: Reading, year: number | null): NoteContent | null {
  const { reading, marked } = withoutMarks(whole);
  const gathering: Gathering = {
    found: [],
    pending: [],
    labelRole: null,
    isPassing: false,
    hasLabel: false,
    opensWithLabel: false,
    hasVerb: false,
    hasPlainVerb: false,
    endsWithVerb: false,
    objects: 'none',
    mode: null,
    deadline: null,
    declaration: null,
  };
  const bracket = declarationBracket(reading.keys);
  readElements(text, bracket ? passingOver(reading, bracket) : reading, year, gathering);
  close(gathering);
  if (bracket && gathering.found.length > 0) gathering.declaration ??= bracket;
  return finish(text, reading, gathering, marked);
}

/** What a bracket behind the last unit declares: `工商联（列第一位者为牵头单位，下同）`; a time may follow it. `null` where none does. */
function declarationBracket(keys: string): Item | null {
  const end = keys.lastIndexOf(')');
  if (end < 0) return null;
  const behind = ';,。'.includes(keys[end + 1] ?? '\n') ? end + 2 : end + 1;
  if (withoutStop(keys, keys.length) > end + 1 && !labelAt(keys, behind)) return null;
  const start = keys.lastIndexOf('(', end) + 1;
  return start > 1 && beginsDeclaration(keys.slice(start, end)) ? { start, end } : null;
}

/** The reading with nothing in place of a bracket: what stands behind keeps its place. */
function passingOver(reading: Reading, { start, end }: Item): Reading {
  const { keys } = reading;
  const nothing = ','.repeat(end + 2 - start);
  return { ...reading, keys: keys.slice(0, start - 1) + nothing + keys.slice(end + 1) };
}

function readElements(text: string, reading: Reading, year: number | null, gathering: Gathering): void {
  const { keys } = reading;
  const nesting = nestingOf(keys);
  const mayLabel = /[:为是]/.test(keys);
  const hasSlash = keys.includes('/');
  let at = 0;
  let separator = '';
  while (at < keys.length) {
    if (gathering.found.length + gathering.pending.length > 0 && startsDeclaration(keys, at, separator)) {
      gathering.declaration = { start: at, end: withoutStop(keys, keys.length) };
      return;
    }
    const label = mayLabel && separator !== '、' ? labelAt(keys, at) : null;
    if (label) {
      close(gathering);
      if (label.kind === 'units') {
        gathering.opensWithLabel ||= at === 0 && label.opensNote;
        gathering.hasLabel = true;
        gathering.labelRole = label.role;
      }
      gathering.isPassing = label.kind !== 'units';
      at += label.length;
      if (label.kind === 'deadline') {
        const end = elementEnd(keys, nesting, at, ';。');
        const cut = firstLabelIn(keys, nesting, at, end);
        takeDeadline(text, reading, year, { start: at, end: cut }, gathering);
        at = cut;
        separator = keys[at] ?? '';
        gathering.isPassing = false;
        at++;
        continue;
      }
    }
    const mark = elementEnd(keys, nesting, at, ';,。、');
    const slash = hasSlash ? slashIn(keys, nesting, at, mark) : mark;
    const inside = mayLabel ? labelInsideOf(keys, at, slash) : -1;
    const end = inside < 0 ? slash : inside;
    if (!gathering.isPassing && end > at) readElement(text, reading, year, { start: at, end }, separator, gathering);
    separator = inside < 0 ? (keys[end] ?? '').replace('/', '、') : ';';
    if (separator === ';' || separator === '。') close(gathering);
    at = inside < 0 ? end + 1 : end;
  }
}

/** How far into a sentence the words that make it a declaration are looked for. */
const longestDeclarationStart = 80;

function startsDeclaration(keys: string, at: number, separator: string): boolean {
  if (separator === '。') return isDeclaration(keys.slice(at, at + longestDeclarationStart));
  return (separator === ',' || separator === ';') && beginsDeclaration(keys.slice(at, at + 12));
}

function withoutStop(keys: string, end: number): number {
  let last = end;
  while (last > 0 && '。;,'.includes(keys[last - 1]!)) last--;
  return last;
}

/** Where a label stands behind a comma between the two, the end of what is in front of it; else `end`. */
function firstLabelIn(keys: string, nesting: Uint8Array | null, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (keys[at] === ',' && nesting?.[at] !== 1 && labelAt(keys, at + 1)) return at;
  }
  return end;
}

function elementEnd(keys: string, nesting: Uint8Array | null, start: number, marks: string): number {
  let at = start;
  while (at < keys.length && !(marks.includes(keys[at]!) && nesting?.[at] !== 1)) at++;
  return at;
}

/** Where a `/` joins two units (`市发改委/市财政局`); else `end`. */
function slashIn(keys: string, nesting: Uint8Array | null, start: number, end: number): number {
  let at = start;
  while (at < end && !(keys[at] === '/' && nesting?.[at] !== 1)) at++;
  return at < end && at - start <= longestRun && endsLikeUnit(keys.slice(leadIn(keys, start, at).end, at)) ? at : end;
}

/** Longest rest behind an opening bracket without its closing one that is still read as one name: the text was cut there. */
const longestCutBracket = 12;

/** For each character 1 where it stands inside a bracket: nothing there separates units (各县(市、区)政府). `null` where no bracket is. */
function nestingOf(keys: string): Uint8Array | null {
  if (!/[([〈]/.test(keys)) return null;
  const inside = new Uint8Array(keys.length);
  const open: number[] = [];
  for (let at = 0; at < keys.length; at++) {
    const character = keys[at]!;
    if ('([〈'.includes(character)) open.push(at);
    if (!')]〉'.includes(character)) continue;
    const from = open.pop();
    if (from !== undefined && open.length === 0) inside.fill(1, from, at + 1);
  }
  const cut = open[0];
  if (cut !== undefined && keys.length - cut <= longestCutBracket) inside.fill(1, cut);
  return inside;
}

/** A character that every time and every standing duty has. */
const mayBeTime = /[年月季半]|\d[底末]前|^[长持常全不经定及适实随即立尽按每逐]|十[二三四五六]五/;

/** Reads what stands between two separators: a unit with or without its verbs, a deadline, both. */
function readElement(
  text: string,
  reading: Reading,
  year: number | null,
  element: Item,
  separator: string,
  gathering: Gathering,
): void {
  const { keys } = reading;
  if (!mayBeTime.test(keys.slice(element.start, element.end))) {
    readUnits(reading, element, separator, gathering);
    return;
  }
  const place = placeOf(reading, element.start, element.end);
  const whole = parseDeadline(text, place, year);
  if (whole && !endsLikeUnit(keys.slice(element.start, element.end))) {
    gathering.deadline ??= whole;
    return;
  }
  const limit = findDeadlines(text, place, year)[0];
  const parts = limit ? partsAround(reading, element, limit) : [element];
  if (limit) gathering.deadline ??= limit;
  for (const part of parts) readUnits(reading, part, separator, gathering);
}

/** The element in front of and behind a deadline in its middle: `市教委6月底前完成`, `6月底前由市教委完成`. */
function partsAround(reading: Reading, element: Item, limit: Span): readonly Item[] {
  let from = element.start;
  while (from < element.end && reading.starts[from]! < limit.start) from++;
  let to = from;
  if (from > element.start && '于在'.includes(reading.keys[from - 1]!)) from--;
  while (to < element.end && reading.starts[to]! < limit.end) to++;
  return [
    { start: element.start, end: from },
    { start: to, end: element.end },
  ].filter((part) => part.end > part.start);
}

function takeDeadline(text: string, reading: Reading, year: number | null, element: Item, gathering: Gathering): void {
  const end = withoutStop(reading.keys, element.end);
  if (end <= element.start) return;
  const place = placeOf(reading, element.start, end);
  gathering.deadline ??= parseDeadline(text, place, year) ?? {
    ...(findDeadlines(text, place, year)[0] ?? { ...place, by: null }),
  };
}

function readUnits(reading: Reading, element: Item, separator: string, gathering: Gathering): void {
  const { keys } = reading;
  if (element.end - element.start > longestRun) {
    gathering.pending.push({ ...element });
    gathering.endsWithVerb = false;
    return;
  }
  const marked = roleInBracket(keys, element.start, element.end);
  if (marked) {
    const { end: from } = leadIn(keys, element.start, marked.start);
    gathering.found.push({ start: from, end: marked.start, role: marked.role });
    gathering.hasVerb = true;
    gathering.hasPlainVerb ||= marked.role === 'lead';
    gathering.endsWithVerb = true;
    return;
  }
  const isName = (from: number) => (to: number) =>
    endsLikeUnit(keys.slice(from, to)) || isOpenGroup(keys.slice(from, to));
  let start = element.start;
  for (;;) {
    const lead = leadIn(keys, start, element.end);
    gathering.mode = stronger(gathering.mode, lead.mode);
    start = lead.end;
    const inner = innerVerbIn(keys, start, element.end, isName(start));
    if (!inner) break;
    take(reading, { start, end: inner.start }, separator, gathering);
    applyVerb(gathering, inner.reading);
    start = inner.end;
    if (inner.joins) continue;
    const rest = verbsBefore(keys, start, element.end);
    if (rest.role === null || !endsLikeUnit(keys.slice(leadIn(keys, start, rest.start).end, rest.start))) {
      // What follows is the thing done (负责目录编制) and names nobody.
      takeObject(keys.slice(start, element.end), gathering);
      return;
    }
  }
  const verbs = verbsBefore(keys, start, element.end);
  const name = verbs.role === null && verbs.mode === null ? nameBeforeDuty(keys, start, element.end) : null;
  if (name) {
    // What follows is the unit's part in the task (市财政局提供经费保障), no name.
    gathering.found.push({ start, end: name.end, role: name.role });
    takeObject(keys.slice(name.end, element.end), gathering);
    return;
  }
  if (verbs.start > start) take(reading, { start, end: verbs.start }, separator, gathering);
  if (verbs.role !== null || verbs.mode !== null) applyVerb(gathering, verbs);
  else gathering.endsWithVerb = false;
}

/** Longest thing done that a note names: 负责公立医院和基层医疗机构. */
const longestObject = 20;

function takeObject(object: string, gathering: Gathering): void {
  const isLong = object.length > longestObject || /^[对根按把将为]|的/.test(object);
  const isProse = isLong || gathering.objects === 'prose' || !gathering.hasPlainVerb;
  gathering.objects = isProse ? 'prose' : 'plain';
  gathering.endsWithVerb = false;
}

/** `A等负责`: a list that is left open. */
function isOpenGroup(words: string): boolean {
  return words.endsWith('等') && endsLikeUnit(words.slice(0, -1));
}

function stronger(one: NoteMode | null, other: NoteMode | null): NoteMode | null {
  return one === 'by-duty' || other === 'by-duty' ? 'by-duty' : (one ?? other);
}

/** Gives the role of a verb to all units that have none yet; under a label only 牵头 and 配合 say something new. */
function applyVerb(gathering: Gathering, verb: VerbReading): void {
  gathering.mode = stronger(gathering.mode, verb.mode);
  if (verb.role === null) {
    gathering.hasVerb ||= verb.mode === 'by-duty';
    return;
  }
  const role = verb.role === 'responsible' ? (gathering.labelRole ?? verb.role) : verb.role;
  gathering.hasVerb = true;
  gathering.hasPlainVerb ||= verb.isPlain;
  gathering.endsWithVerb = true;
  for (const { start, end } of gathering.pending) gathering.found.push({ start, end, role });
  gathering.pending = [];
}

function close(gathering: Gathering): void {
  const role = gathering.labelRole ?? 'responsible';
  for (const { start, end } of gathering.pending) gathering.found.push({ start, end, role });
  gathering.pending = [];
}

/** Longest list that is one group: 各省、自治区、直辖市. */
const longestGroup = 40;
/** Longest stretch without a mark that more than one name is looked for in. */
const longestRun = 160;

/** Adds the names in `item`, which is one element without its verbs: `司法局等有关部门`, `州委編辦及州直相關單位`. */
function take(reading: Reading, item: Item, separator: string, gathering: Gathering): void {
  const { keys } = reading;
  const last = gathering.pending.at(-1);
  if (separator === '、' && last && last.end + 1 === item.start && last.end - last.start <= longestGroup) {
    const before = keys.slice(last.start, last.end);
    if (isOneGroup(before, keys.slice(item.start, item.end))) {
      last.end = item.end;
      return;
    }
  }
  for (const name of namesIn(reading, item)) gathering.pending.push(name);
}

/** The names in a stretch that holds no mark between them, but may hold 等, 和, 及 or a blank. */
function namesIn(reading: Reading, item: Item): Item[] {
  if (item.end - item.start > longestRun) return [{ start: item.start, end: item.end }];
  const { keys } = reading;
  const nesting = nestingOf(keys.slice(item.start, item.end));
  for (let at = item.start + 2; at < item.end; at++) {
    if (nesting?.[at - item.start] === 1) continue;
    const rest = joint(reading, item, at);
    if (rest === null) continue;
    if (!endsLikeUnit(keys.slice(item.start, at)) && !isCollective(keys.slice(item.start, at))) continue;
    const others = rest < item.end ? namesIn(reading, { start: rest, end: item.end }) : [];
    return [{ start: item.start, end: at }].concat(others);
  }
  return [{ start: item.start, end: item.end }];
}

/** Where the next name begins if one ends at `at`; `null` where the words go on. */
function joint(reading: Reading, item: Item, at: number): number | null {
  const { keys } = reading;
  if (keys[at] === '等') return behindOpenList(keys, at + 1, item.end);
  const conjunction = keys.startsWith('以及', at) ? 2 : '和及与暨'.includes(keys[at]!) ? 1 : 0;
  const next = at + conjunction;
  if (conjunction === 0 && !reading.afterBlank.has(at)) return null;
  const rest = keys.slice(next, item.end);
  return endsLikeUnit(rest) && !isGeneric(rest) && !otherHalf.test(rest) ? next : null;
}

/** What goes on from 党委和 or 党工委和, with which it is one name: `各县党委和人民政府`, `高新区党工委和管委会`. */
const otherHalf = /^(?:人民政府|政府|管委会|管理委员会|办事处)$/;

/** 等部门, 等10个单位: what kind of bodies the list names, and no further one. */
const openListKind = /^(?:[0-9]{1,2}个?|多个?|几个)?(?:部门|单位|机构|部门单位|部门和单位)$/;

/** `等和`, `等及`: the next name begins behind the conjunction; `等有关部门`: behind 等; `等`, `等部门` alone: nothing follows. */
function behindOpenList(keys: string, at: number, end: number): number | null {
  if (at >= end || openListKind.test(keys.slice(at, end))) return end;
  const conjunction = keys.startsWith('以及', at) ? 2 : '和及与等'.includes(keys[at]!) ? 1 : 0;
  const rest = keys.slice(at + conjunction, end);
  return rest === '' || endsLikeUnit(rest) ? at + conjunction : null;
}

/** Words that stand where a unit should and name none. */
const noUnit = /^(?:详?见.*|同上|同前|无|略|待定|附[件表].*|另行.*)$/;
/** What may stand among units and is passed over: a person (张三副市长), how often something is done (各报送一次). */
const passedOver = /^.{0,8}副?(?:[省市县区州镇乡]长|书记|秘书长|局长|主任|厅长|部长)$|[一二两三四\d]次$/;

function finish(
  text: string,
  reading: Reading,
  gathering: Gathering,
  marked: ReadonlyMap<number, string>,
): NoteContent | null {
  const { keys } = reading;
  // Units with a role of their own are found before those in front of them whose verb comes later.
  const found = gathering.found
    .filter(({ start, end }) => !passedOver.test(keys.slice(start, end)))
    .sort((one, other) => one.start - other.start);
  const names = found.map(({ start, end }) => keys.slice(start, end));
  const sure = names.map(endsLikeUnit);
  const isNamed = names.map((name, index) => (sure[index]! || couldBeUnit(name)) && !noUnit.test(name));
  if (!isNamed.includes(true)) return null;
  if (!gathering.hasLabel && (isNamed.includes(false) || !sure.includes(true))) return null;
  const { declaration } = gathering;
  const firstLeads = declaration !== null && saysFirstLeads(keys.slice(declaration.start));
  const units: UnitMention[] = [];
  for (const [index, { start, end, role }] of found.entries()) {
    if (!isNamed[index]) continue;
    const mark = marked.get(reading.starts[end - 1]!) ?? marked.get(reading.starts[start]!);
    units.push({
      start: reading.starts[start]!,
      end: reading.ends[end - 1]!,
      role: units.length === 0 && firstLeads ? 'lead' : role,
      name: wordsOf(text, reading, start, end),
      collective: isCollective(names[index]!),
      ...(mark === undefined ? {} : { mark }),
    });
  }
  return {
    units,
    mode: gathering.mode,
    deadline: gathering.deadline,
    declaration: declaration && placeOf(reading, declaration.start, declaration.end),
    standing: declaration && standingIn(text, sliceOf(reading, declaration.start, declaration.end)),
    hasLabel: gathering.hasLabel,
    opensWithLabel: gathering.opensWithLabel,
    hasVerb: gathering.hasVerb,
    hasPlainVerb: gathering.hasPlainVerb,
    endsWithVerb: gathering.endsWithVerb,
    objects: gathering.objects,
    isPureList: gathering.objects === 'none' && sure.every(Boolean),
    isCutList:
      gathering.objects === 'none' &&
      sure.every((is, index) => is || (index > 0 && index === sure.length - 1)) &&
      !names.some(readsAsSentence),
  };
}

/** The units that a declaration names for other notes. Their names end as those of units do: `均需认真落实` names nobody. */
function standingIn(text: string, declaration: Reading): StandingUnits | null {
  const found = standingUnits(declaration.keys);
  const content = found && readNote(text, sliceOf(declaration, found.start, found.end), null);
  if (!content?.isPureList || content.units.length === 0) return null;
  return { units: content.units.map((unit) => ({ ...unit, role: found!.role })), isForAll: found!.isForAll };
}

/** Without brackets nothing but units, their verbs and a deadline may stand there. */
export function isBareNote(content: NoteContent): boolean {
  if (content.opensWithLabel) return true;
  return content.isPureList && content.hasPlainVerb && content.endsWithVerb && !content.hasLabel;
}

/** The note with its place. */
export function noteOf(span: Span, inner: Span, bracket: Note['bracket'], content: NoteContent): Note {
  const { units, mode, deadline, declaration, standing } = content;
  return { start: span.start, end: span.end, inner, bracket, units, mode, deadline, declaration, standing };
}
