import type { UnitMention } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { notedTasks } from './notes.ts';
import type { Rule, RuleFinding } from './rule.ts';

const wrong: Localized = {
  'zh-cn': '责任单位之间应用“、”，实为“{0}”；逗号只用来分开牵头与配合，或分开一个个单位与统称。',
  'zh-tw': '責任單位之間應用「、」，實為「{0}」；逗號只用來分開牽頭與配合，或分開一個個單位與統稱。',
  en: 'Units are joined by “、”, found “{0}”; a comma only parts lead from support, or single units from groups.',
};
const change: Localized = { 'zh-cn': '改为“、”', 'zh-tw': '改為「、」', en: 'Change to “、”' };

/** Units of one role are joined by 、; a comma parts roles and classes. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/separator',
    title: {
      'zh-cn': '责任单位之间误用逗号',
      'zh-tw': '責任單位之間誤用逗號',
      en: 'A comma between units',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 15834—2011 §4.5：并列词语之间用顿号；392 处已印发责任单位注记的写法',
    since: '0.1.0',
  },
  *check(draft) {
    const tasks = notedTasks(draft);
    if (!tasks.some(({ units }) => units.some((unit, at) => isWrong(draft.text, units[at - 1], unit)))) return;
    const joints = tellPlacesApart(
      tasks.map(({ units }) => units.flatMap((unit, at) => joint(draft.text, units[at - 1], unit) ?? [])),
    );
    const joined = new Set(joints.flat().flatMap((each) => (each.mark === '、' ? [pairOf(each)] : [])));
    const singles = joints.flat().filter(({ joinsSingles }) => joinsSingles);
    const isSlip = singles.filter(isComma).length * oneIn <= singles.length;
    for (const marks of joints) {
      const commas = marks.filter(isComma);
      const hasClasses = commas.some(({ joinsSingles }) => !joinsSingles);
      // Where commas also part classes in the note, one may be meant as such here too, unless the draft joins these two, or all others, by 、.
      const inside = commas.filter(
        (each) => each.joinsSingles && (!hasClasses || isSlip || isSlash(each) || joined.has(pairOf(each))),
      );
      if (inside.length > 0) yield report(draft.text, inside, hasClasses);
    }
  },
};

/** One in so many units may be joined by a comma before commas are the author's way. */
const oneIn = 20;

interface Joint {
  readonly mark: '、' | '，' | ',' | '/' | '／';
  readonly place: Span;
  /** The units on both sides. */
  readonly before: UnitMention;
  readonly behind: UnitMention;
  /** Both sides are single bodies of one role; a `/` can only join such. */
  readonly joinsSingles: boolean;
}

function pairOf({ before, behind }: Joint): string {
  return `${keyOf(before.name)} ${keyOf(behind.name)}`;
}

function isComma({ mark }: Joint): boolean {
  return mark !== '、';
}

/** `市发改委/市财政局`: whether both or one of the two, nobody can tell. */
function isSlash({ mark }: Pick<Joint, 'mark'>): boolean {
  return mark === '/' || mark === '／';
}

/** Whether a comma or a slash joins two single bodies of one role: what nearly no draft has. */
function isWrong(text: string, before: UnitMention | undefined, unit: UnitMention): boolean {
  // One 、 and nothing else joins most units.
  if (!before || (unit.start - before.end === 1 && text.charCodeAt(before.end) === 0x3001)) return false;
  const found = joint(text, before, unit);
  return found !== null && isComma(found) && found.joinsSingles;
}

/** Whether a body is in charge of a place (余杭区政府, 高新区管委会), and no office (市科技局). */
function isPlace({ name }: UnitMention): boolean {
  return /(?:政府|管委[会會]|管理委[员員][会會]|街道|[办辦]事[处處]|[镇鎮乡鄉])$/.test(name);
}

function joinsPlaceToOffice({ before, behind, joinsSingles }: Joint): boolean {
  return joinsSingles && isPlace(before) !== isPlace(behind);
}

/** A comma may part bodies in charge of places from offices, unless the draft joins some of the two by 、. */
function tellPlacesApart(joints: readonly (readonly Joint[])[]): readonly (readonly Joint[])[] {
  if (joints.some((marks) => marks.some((each) => each.mark === '、' && joinsPlaceToOffice(each)))) return joints;
  return joints.map((marks) =>
    marks.map((each) => (!isSlash(each) && joinsPlaceToOffice(each) ? { ...each, joinsSingles: false } : each)),
  );
}

/** The mark that alone stands between two units; `null` where something else does. */
function joint(text: string, before: UnitMention | undefined, unit: UnitMention): Joint | null {
  if (!before || unit.start - before.end > 20) return null;
  const between = text.slice(before.end, unit.start);
  const mark = between.trim();
  if (mark !== '、' && mark !== '，' && mark !== ',' && mark !== '/' && mark !== '／') return null;
  const start = before.end + between.indexOf(mark);
  const isClass = before.collective || unit.collective || before.role !== unit.role;
  return {
    mark,
    place: { start, end: start + 1 },
    before,
    behind: unit,
    joinsSingles: isSlash({ mark }) || !isClass,
  };
}

function report(text: string, joints: readonly Joint[], hasClasses: boolean): RuleFinding {
  const first = joints[0]!.place;
  const isSafe = !hasClasses && !joints.some(isSlash);
  const edits = joints.map(({ place }) => ({ span: place, newText: '、' }));
  return {
    span: first,
    message: message(wrong, text.slice(first.start, first.end)),
    fixes: [{ title: message(change), safety: isSafe ? 'safe' : 'review', edits }],
    ...(hasClasses ? { atMost: 'info' } : {}),
  };
}
