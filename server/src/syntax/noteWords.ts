import type { NoteMode, UnitRole } from './tree.ts';
import { endsLikeUnit } from './unitNames.ts';

/** What a label in a note announces. `persons` and `other` are passed over. */
export type LabelKind = 'units' | 'deadline' | 'scope' | 'persons' | 'other';

/** A label such as `牵头单位：`, in characters of the reading. */
export interface NoteLabel {
  readonly length: number;
  readonly kind: LabelKind;
  /** The role that it gives to the units behind it. */
  readonly role: UnitRole;
  /** It announces responsible units and nothing else (`责任单位：`), so that it can begin a note without brackets. */
  readonly opensNote: boolean;
}

// All patterns see Simplified, half-width text without white space, as `read` gives it.
const duty =
  '总?牵头|责任|负责|主责|主要责任|第一责任|落实|主办|承办|配合|参与|参加|协办|协同|协助|协作|支持|指导|督办|监督|实施|组织|执行|完成|联合|主管|起草|编制|建设';
const body = '单位|部门|处室|科室|股室|机构|司局|机关|委办局|方|(?:省|市|州|区|县|校|局|分管)?领导|人员|人|组';
const labelPattern = new RegExp(
  `(?:(?<duties>(?:(?:${duty})(?:[、和及与/]|\\([^():]{1,6}\\))?){1,4})(?<body>${body})(?:[、和及与/]?(?:责任人|负责人|联系人|分管领导))?|(?<time>(?:计划|工作|任务)?(?:完成|办结|办理|落实|整改|推进|实施|报送(?:审议|议案|审查)?|提请审议|出台|开工|竣工)?(?:时限|时间|期限|日期)(?:要求|节点|安排|进度)?|时间节点|进度安排)|(?<scope>(?:适用|实施)(?:范围|地区|区域)|范围)|(?<division>(?:责任|任务|职责|工作)?分工)(?=:)|(?<bare>总?牵头|责任|负责|主责|主办|承办|配合|协办|参与|落实)(?=:)|(?<other>[\\p{Script=Han}]{2,8}(?=:)))(?::|(?<=单位|部门|处室|科室)[为是](?!主))`,
  'uy',
);

const announcing = /^(?:总?牵头|责任|负责|主责|主要责任|第一责任|落实|配合|参与)/;
/** 建设单位为… is said in sentences too. 主办单位： is what web pages say of themselves. */
const announcingWithColon = /^(?:起草|编制|实施|建设)/;

/** Longest stretch that can be a label: `牵头（责任）单位和配合（参与）单位：`. */
const longestLabel = 32;

/** The label that begins at `at`, or `null`. */
export function labelAt(keys: string, at: number): NoteLabel | null {
  labelPattern.lastIndex = 0;
  const found = labelPattern.exec(keys.slice(at, at + longestLabel));
  if (!found) return null;
  const { duties, body: named, time, scope, division, bare } = found.groups!;
  const length = found[0].length;
  if (time !== undefined) return { length, kind: 'deadline', role: 'responsible', opensNote: false };
  if (scope !== undefined) return { length, kind: 'scope', role: 'responsible', opensNote: false };
  if (division !== undefined) return { length, kind: 'units', role: 'responsible', opensNote: true };
  if (bare !== undefined) return { length, kind: 'units', role: roleOfLabel(bare), opensNote: false };
  if (duties === undefined) return { length, kind: 'other', role: 'responsible', opensNote: false };
  const kind = /人|领导/.test(named!) ? 'persons' : 'units';
  const announces = announcing.test(duties) || (found[0].endsWith(':') && announcingWithColon.test(duties));
  const opensNote = kind === 'units' && announces;
  return { length, kind, role: roleOfLabel(duties), opensNote };
}

const labelInside =
  /(?:总?牵头|责任|配合|负责|参与|协办|落实)(?:单位|部门|处室|科室|机构|人):|(?:完成|办结|办理|时限|时间)(?:要求|时限|时间|期限):|适用范围:/;

/** Where a label begins inside an element, because its author put only a blank or nothing in front of it; -1 where none does. */
export function labelInsideOf(keys: string, start: number, end: number): number {
  const at = keys.slice(start + 1, end).search(labelInside);
  return at < 0 ? -1 : start + 1 + at;
}

function roleOfLabel(duties: string): UnitRole {
  if (/牵头|主责|主办|第一责任|主要责任/.test(duties)) return 'lead';
  if (/责任|负责|落实|承办|实施|组织|执行|完成|主管|起草|编制|建设/.test(duties)) return 'responsible';
  return 'support';
}

/** What the words around a list of units say. */
export interface VerbReading {
  readonly role: UnitRole | null;
  readonly mode: NoteMode | null;
  /** 负责, 牵头, 落实 and the like: what a note without brackets has to end with. */
  readonly isPlain: boolean;
}

const noVerb: VerbReading = { role: null, mode: null, isPlain: false };

const leadVerbs = ['总牵头', '牵头', '主办', '统筹协调', '统筹'];
const supportVerbs = [
  '做好配合工作',
  '配合工作',
  '配合',
  '参与',
  '参加',
  '提供支持',
  '给予支持',
  '支持',
  '指导',
  '协助',
  '协同',
  '协办',
  '协作',
];
const responsibleVerbs = [
  '各负其责',
  '负责',
  '抓好落实',
  '组织落实',
  '落实',
  '组织实施',
  '实施',
  '执行',
  '组织推进',
  '推进',
  '承办',
  '办理',
  '完成',
  '主责',
];
/** Verbs that say who does it beyond doubt. */
const plainVerbs: ReadonlySet<string> = new Set([
  '总牵头',
  '牵头',
  '各负其责',
  '负责',
  '抓好落实',
  '组织落实',
  '落实',
  '组织实施',
  '主责',
]);
const dutyModes = [
  '按照各自职责分工',
  '按各自职责分工',
  '按照职责分工',
  '按职责分工',
  '根据职责分工',
  '依据职责分工',
  '依职责分工',
  '按照职能分工',
  '按职能分工',
  '按照各自职责',
  '按各自职责',
  '根据各自职责',
  '按照职责',
  '按职责',
  '根据职责',
  '依职责',
  '按责任分工',
  '按任务分工',
  '按照分工',
  '按分工',
  '分工',
];
const eachModes = ['分别', '各自', '分头'];
const otherWords = [
  '共同',
  '联合',
  '具体',
  '主要',
  '为主',
  '密切',
  '积极',
  '全力',
  '做好',
  '抓好',
  '提供',
  '给予',
  '予以',
  '工作',
  '督促',
  '监督',
];

interface Word {
  readonly text: string;
  readonly reading: VerbReading;
}

const words: readonly Word[] = [
  ...leadVerbs.map((text) => word(text, 'lead', null)),
  ...supportVerbs.map((text) => word(text, 'support', null)),
  ...responsibleVerbs.map((text) => word(text, 'responsible', null)),
  ...dutyModes.map((text) => word(text, null, 'by-duty')),
  ...eachModes.map((text) => word(text, null, 'each')),
  ...otherWords.map((text) => word(text, null, null)),
].sort((one, other) => other.text.length - one.text.length);
const wordsByEnd = grouped((text) => text[text.length - 1]!);
const wordsByStart = grouped((text) => text[0]!);

/** The words by one of their characters, the longest first: most characters in front of a name or behind one begin or end none. */
function grouped(characterOf: (text: string) => string): ReadonlyMap<string, readonly Word[]> {
  const groups = new Map<string, Word[]>();
  for (const each of words) {
    const character = characterOf(each.text);
    const group = groups.get(character) ?? [];
    group.push(each);
    groups.set(character, group);
  }
  return groups;
}

function wordBefore(keys: string, start: number, end: number): Word | undefined {
  return wordsByEnd
    .get(keys[end - 1] ?? '')
    ?.find(({ text }) => end - text.length >= start && keys.startsWith(text, end - text.length));
}

function wordBehind(keys: string, start: number, end: number): Word | undefined {
  return wordsByStart
    .get(keys[start] ?? '')
    ?.find(({ text }) => start + text.length <= end && keys.startsWith(text, start));
}

function word(text: string, role: UnitRole | null, mode: NoteMode | null): Word {
  return { text, reading: { role, mode, isPlain: plainVerbs.has(text) } };
}

/** Most words that a chain of verbs is read of: 按职责分工 分别 牵头 负责 落实. */
const longestChain = 6;

/** The words between units and their verbs: where they begin, and what they say. */
export interface VerbSpan extends VerbReading {
  readonly start: number;
}

/**
 * The verbs that `keys` ends with between `start` and `end`: `按职责分工分别牵头落实`, `负责`, `提供支持`.
 * Without any verb the result begins at `end`; words that only go with a verb (`共同`, `工作`) are then left to the name in front of them.
 */
export function verbsBefore(keys: string, start: number, end: number): VerbSpan {
  let at = end;
  let reading = noVerb;
  for (let count = 0; count < longestChain; count++) {
    const found = wordBefore(keys, start, at);
    if (!found || (reading.role === null && found.reading.role === null && !isModeAtEnd(found))) break;
    at -= found.text.length;
    reading = joined(reading, found.reading);
  }
  return { start: at, ...reading };
}

/** `A、B按职责分工` says who does it though its verb is missing. */
function isModeAtEnd({ reading }: Word): boolean {
  return reading.mode === 'by-duty';
}

/** Verbs that go on from another one: 牵头落实, 配合落实. What else follows is the thing done: 负责推进…. */
const goingOn: ReadonlySet<string> = new Set(['负责', '落实', '牵头']);

/** The verbs that `keys` begins with at `start`: where they end, and what they say. */
export function verbsBehind(keys: string, start: number, end: number): VerbReading & { readonly end: number } {
  let at = start;
  let reading = noVerb;
  for (let count = 0; count < longestChain; count++) {
    const found = wordBehind(keys, at, end);
    if (!found || (reading.role !== null && !goingOn.has(found.text))) break;
    at += found.text.length;
    reading = joined(reading, found.reading);
  }
  return { end: at, ...reading };
}

/** 牵头负责 leads, 配合落实 supports; 按职责分工分别负责 is by duty. */
function joined(one: VerbReading, other: VerbReading): VerbReading {
  const roles = [one.role, other.role];
  const role = roles.includes('lead') ? 'lead' : roles.includes('support') ? 'support' : (one.role ?? other.role);
  const modes = [one.mode, other.mode];
  const mode = modes.includes('by-duty') ? 'by-duty' : (one.mode ?? other.mode);
  return { role, mode, isPlain: one.isPlain || other.isPlain };
}

/** 和 begins names of places: 和平区, 和田. */
const prefix =
  /^(?:具体由|由|请|以及|会同|和(?![平田县顺林布硕静龙政])|[及与并]|[此该本上以](?:述|上)?项?(?:工作|任务|项目|措施)由)/;
const longestPrefix = 7;

/** 分工 begins 分工会, 各自 begins 各自治区. */
function leadsIn(word: string): boolean {
  return word !== '分工' && word !== '各自';
}

const leadInStarts: ReadonlySet<string> = new Set('具由请以会和及与并按根依分各此该本上');

/** How many characters in front of a list of units belong to no name: 由, 按职责分工由, 分别由, 以及, 此项工作由. */
export function leadIn(
  keys: string,
  start: number,
  end: number,
): { readonly end: number; readonly mode: NoteMode | null } {
  let at = start;
  let mode: NoteMode | null = null;
  for (let count = 0; count < 4 && leadInStarts.has(keys[at] ?? ''); count++) {
    const small = prefix.exec(keys.slice(at, Math.min(end, at + longestPrefix)));
    if (small && at + small[0].length < end) {
      at += small[0].length;
      continue;
    }
    const found = wordBehind(keys, at, end);
    if (!found || found.reading.mode === null || !leadsIn(found.text) || at + found.text.length >= end) break;
    at += found.text.length;
    mode = joined({ ...noVerb, mode }, found.reading).mode;
  }
  return { end: at, mode };
}

const bracketRole = /\((?<role>总?牵头|主办|负责|主责|配合|协办|参与|支持)(?:单位|部门)?\)$/;

/** A role in brackets behind a name, as lists under a label give it: `市教委(牵头)`. `start` is where the bracket begins. */
export function roleInBracket(
  keys: string,
  start: number,
  end: number,
): { readonly start: number; readonly role: UnitRole } | null {
  if (keys[end - 1] !== ')') return null;
  const found = bracketRole.exec(keys.slice(Math.max(start, end - longestBracketRole), end));
  const at = found ? end - found[0].length : end;
  return found && at > start ? { start: at, role: roleOfLabel(found.groups!.role!) } : null;
}

const longestBracketRole = 8;

const dutyWords = /(?:提供|给予|予以|加强|做好|抓好|开展|制定|督促|跟踪)(?!中心|单位|部门)/;

/** A unit with its part in a task behind it and no verb of these: 市财政局提供经费保障, 市审计局加强监督. */
export function nameBeforeDuty(
  keys: string,
  start: number,
  end: number,
): { readonly end: number; readonly role: UnitRole } | null {
  const found = dutyWords.exec(keys.slice(start, end));
  if (!found || found.index < 2) return null;
  const at = start + found.index;
  if (!endsLikeUnit(keys.slice(start, at)) || end - at < 4) return null;
  return {
    end: at,
    role: /^(?:提供|给予|予以|督促|跟踪)|监督|指导/.test(keys.slice(at, end)) ? 'support' : 'responsible',
  };
}

/** Words that make a noun of a verb, so that it is none: 牵头单位, 责任部门, 负责同志, 配合工作的. */
const nounBehindVerb = /^(?:单位|部门|处室|科室|机构|机关|人|同志|的|制|方)/;
const innerVerb = /总?牵头|会同|会商|负责|配合|协助|协同|参与|支持/g;

/** A verb in the middle of an element: `A牵头B负责`, `A会同B`. */
export interface InnerVerb {
  readonly start: number;
  readonly end: number;
  readonly reading: VerbReading;
  /** 会同: another unit follows, whose verb comes later. */
  readonly joins: boolean;
}

/** The first verb between `start` and `end` that stands behind a name (`isName` is asked for the name's end) and has something behind it. */
export function innerVerbIn(
  keys: string,
  start: number,
  end: number,
  isName: (end: number) => boolean,
): InnerVerb | null {
  const words = keys.slice(start, end);
  innerVerb.lastIndex = 0;
  for (let found = innerVerb.exec(words); found; found = innerVerb.exec(words)) {
    const from = start + found.index;
    const behind = from + found[0].length;
    if (behind >= end) break;
    if (nounBehindVerb.test(keys.slice(behind, behind + 2))) continue;
    const isJoining = found[0].startsWith('会');
    const at = isJoining ? from : verbsBefore(keys, start, behind).start;
    if (at <= start || !isName(at)) continue;
    if (isJoining) return { start: at, end: behind, reading: { ...noVerb, role: 'lead' }, joins: true };
    const chain = verbsBehind(keys, at, end);
    return chain.end < end ? { start: at, end: chain.end, reading: chain, joins: false } : null;
  }
  return null;
}

const firstLeads =
  /(?:(?:第一位|首位|第一个|排名第一|列第一|排第一|列在最前|排在最前).{0,14}|第一(?:责任)?(?:单位|部门)[为是])(?:牵头|汇总|主办|主责)/;
const declarationBeginning =
  /^(?:(?:排|列)(?:名)?在?(?:第一|首|最前)|首位|第一(?:责任)?(?:单位|部门)[为是]|逗号[前后]|"?,"?[前后]|以下|下同|本(?:要点|方案|通知|意见|清单|分工|文件)|(?:标注?|带|加|打|注)有?[▲△★☆◆◇●※*]|[▲△★☆◆◇●※*]号?(?:的|者|为))/;
const declarationWords = /下同|不再|以下|均需|均由|均为|都由|统一由/;

/** Whether words say that the first unit of each note leads: `列第一位者为牵头单位，下同`. Takes Simplified, half-width text. */
export function saysFirstLeads(keys: string): boolean {
  return firstLeads.test(keys);
}

const beforeCommaLeads = /(?:逗号|",")(?:之|以)?前的?(?:单位|部门)?[为是](?:牵头|主办|主责)/;

/** Whether words say that the units in front of the first comma lead: `逗号前为牵头单位，下同`. Takes Simplified, half-width text. */
export function saysBeforeCommaLeads(keys: string): boolean {
  return beforeCommaLeads.test(keys);
}

/** Whether a declaration begins at the start of `keys`. */
export function beginsDeclaration(keys: string): boolean {
  return declarationBeginning.test(keys);
}

const standingFrom = /(?:均需要?|均须|均应|均由|均要|都由|都需要?|统一由)由?/;
const standingTo =
  /(?:共同)?(?:按照?(?:各自)?职责(?:分工)?)?(?:作?为(?<body>责任|落实|配合|牵头)单位|(?<verb>负责|落实|配合|参与))/;
const longestStanding = 90;

/** The units that a declaration gives to other notes: where their names stand in it, their role, and whether to all notes or to later ones. */
export function standingUnits(
  keys: string,
): { readonly start: number; readonly end: number; readonly role: UnitRole; readonly isForAll: boolean } | null {
  const from = standingFrom.exec(keys);
  if (!from) return null;
  const start = from.index + from[0].length;
  const to = standingTo.exec(keys.slice(start, start + longestStanding));
  if (!to || to.index === 0) return null;
  const role = roleOfLabel(to.groups!.body ?? to.groups!.verb!);
  return { start, end: start + to.index, role, isForAll: keys.startsWith('本') };
}

/** Whether a sentence behind the units declares something for later notes. */
export function isDeclaration(keys: string): boolean {
  return beginsDeclaration(keys) || declarationWords.test(keys);
}
