import type { Draft } from '../model/draft.ts';
import { keyOf } from '../text/key.ts';
import { type Level, levelOf } from './levels.ts';

/** What tells one document from another, as keys: either script, either width, any spacing. */
export interface DocumentName {
  /** Who issued it, without office and 人民政府: `国务院`, `北京市`, `北京市文化和旅游局`; empty where nothing says. */
  readonly body: string;
  /** The title without issuer, 关于印发 and 的通知: `北京市2019年政务公开工作要点`. */
  readonly title: string;
  /** The title without place, too: `2019年政务公开工作要点`. */
  readonly core: string;
  /** The core without year and kind of document: `政务公开`. */
  readonly subject: string;
  readonly number: NumberKey | null;
  /** How high the body stands; `null` where its name does not say. */
  readonly level: Level | null;
}

/** `国办发〔2019〕14号` in any brackets or none, or with what a copy has in their place. */
export interface NumberKey {
  readonly code: string;
  readonly year: string;
  readonly serial: string;
}

/** Longest title that is looked at. */
const longestTitle = 200;

const numberPattern =
  /([\u4e00-\u9fff]{1,12})(?:[^\p{L}\p{N}]{0,2}((?:19|20)\d{2})(?:[^\p{L}\p{N}]{0,2}|年)|\((\d{2})\))第?(\d{1,5})号?/u;

function fullYear(digits: string): string {
  return `${Number(digits) > 50 ? '19' : '20'}${digits}`;
}

/** Reads a document number, also one that lost its brackets (`国办发201914号`); `null` where there is none. */
export function readNumber(words: string): NumberKey | null {
  const found = numberPattern.exec(keyOf(words.slice(0, longestTitle)));
  if (!found) return null;
  const [, code, year, shortYear, serial] = found;
  return { code: code!, year: year ?? fullYear(shortYear!), serial: String(Number(serial!)) };
}

/** Whether two numbers are the same; a code may have a stray word in front (国办发国办发〔2021〕12号). */
export function sameNumber(one: NumberKey, other: NumberKey): boolean {
  if (one.year !== other.year || one.serial !== other.serial) return false;
  return one.code.endsWith(other.code) || other.code.endsWith(one.code);
}

const offices = ['办公厅', '办公室', '人民政府', '政府'];

/** `北京市人民政府办公厅` → `北京市`; `国务院办公厅` → `国务院`; a department keeps its name. Takes a key. */
export function bodyOf(issuer: string): string {
  let body = issuer;
  for (const office of offices) {
    if (body.endsWith(office) && body.length > office.length) body = body.slice(0, -office.length);
  }
  return body;
}

const issuing = /^(.{0,60}?)(?:关于)?(?:印发|转发|下发|发布)(.{2,160})$/;
const about = /^(.{0,60}?(?:政府|办公厅|办公室|委员会|国务院|中央|领导小组|[局厅部委]))关于(.{2,160})$/;
const placeBeforeYear =
  /^(?!贯彻|落实|关于)([\u4e00-\u9fff]{2,30}?(?:[省市区县旗州盟]|自治区|管委会|[局厅部委]))(?=(?:19|20)\d{2}年)/;
const placeBehindYear = /(?<=(?:19|20)\d{2}年)([\u4e00-\u9fff]{2,7}?[省市区县旗州盟])(?=[\u4e00-\u9fff]{4})/;
const endings = ['的通知', '通知'];

function withoutMarks(title: string): string {
  return title.replace(/[《》]/g, '');
}

function withoutEnding(title: string): string {
  const ending = endings.find((each) => title.endsWith(each));
  return ending === undefined ? title : title.slice(0, -ending.length);
}

/** Takes a title apart: who issued it and what it is about. `issuer` is what is known from elsewhere, or empty. Takes keys. */
function takeApart(
  title: string,
  issuer: string,
): { readonly body: string; readonly title: string; readonly core: string } {
  const whole = withoutMarks(title.slice(0, longestTitle));
  const issued = issuing.exec(whole);
  const told = issued ? null : about.exec(whole);
  const named = bodyOf((issued ?? told)?.[1] ?? '');
  const bare = withoutEnding((issued ?? told)?.[2] ?? whole).replace(/^关于/, '');
  let core = bare;
  let body = bodyOf(issuer) || named;
  const place = placeBeforeYear.exec(core)?.[1] ?? placeBehindYear.exec(core)?.[1];
  if (place !== undefined) {
    core = core.replace(place, '');
    if (body === '' || place.includes(body)) body = bodyOf(place);
  }
  for (const prefix of [issuer, body, '中华人民共和国']) {
    if (prefix !== '' && core.startsWith(prefix) && core.length > prefix.length + 2) core = core.slice(prefix.length);
  }
  return { body, title: bare, core };
}

const kinds = [
  '要点',
  '方案',
  '实施',
  '分工',
  '重点任务',
  '重点工作',
  '工作',
  '任务',
  '安排',
  '计划',
  '行动',
  '意见',
  '事项',
  '分解表',
  '有关',
];
const yearsInBrackets = /\((?:19|20)\d{2}(?:年)?-(?:19|20)\d{2}年?\)/g;
/** `（试行）`, `（征求意见稿）` behind a title. */
const remarkBehind = /\([^()\d]{1,12}\)$/;
const following = /^贯彻(?:落实)?.{0,40}?(?=(?:19|20)\d{2}年)/;
const yearWords = /(?:19|20)\d{2}年(?:度)?/g;

function subjectOf(core: string): string {
  let subject = core
    .replace(remarkBehind, '')
    .replace(yearsInBrackets, '')
    .replace(following, '')
    .replace(/^贯彻(?:落实)?/, '')
    .replace(yearWords, '');
  for (let kind = endingKind(subject); kind !== undefined; kind = endingKind(subject)) {
    subject = subject.slice(0, -kind.length);
  }
  return subject.replace(/^(?:全省|全市|全县|全区)/, '');
}

function endingKind(subject: string): string | undefined {
  return kinds.find((kind) => subject.endsWith(kind) && subject.length > kind.length);
}

/** The name that a title and a number give a document: those of a citation, or of the document itself with its issuer. */
export function nameDocument(title: string, number: string | null, issuer: string | null): DocumentName {
  const { body, title: bare, core } = takeApart(keyOf(title.slice(0, longestTitle)), keyOf(issuer ?? ''));
  return {
    body,
    title: bare,
    core,
    subject: subjectOf(core),
    number: number === null ? null : readNumber(number),
    level: levelOf(body),
  };
}

/** The name of a draft or directive. */
export function nameDraft(draft: Pick<Draft, 'title' | 'number' | 'issuer'>): DocumentName {
  return nameDocument(draft.title, draft.number, draft.issuer);
}

/** Whether two names are those of one document: by number where both have one, else by title and issuer as far as they are known. */
export function sameDocument(one: DocumentName, other: DocumentName): boolean {
  if (one.number && other.number) return sameNumber(one.number, other.number);
  if (one.core === '' || one.core !== other.core) return false;
  return one.body === '' || other.body === '' || one.body === other.body;
}

/** Shortest subject that says enough to be found inside another. */
const tellingSubject = 4;

/** Whether two documents are about the same: `政务公开`. */
export function sameSubject(one: DocumentName, other: DocumentName): boolean {
  const [short, long] =
    one.subject.length <= other.subject.length ? [one.subject, other.subject] : [other.subject, one.subject];
  if (short.length < tellingSubject) return short !== '' && short === long;
  return long.includes(short) && short.length * 2 >= long.length;
}
