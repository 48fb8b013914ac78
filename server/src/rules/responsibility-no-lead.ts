import type { NotedTask } from '../model/ownNotes.ts';
import { type Localized, message } from '../text/message.ts';
import { toSimplified } from '../text/script.ts';
import { notedTasks } from './notes.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const none: Localized = {
  'zh-cn': '这里列了 {0} 个单位，没有写明由谁牵头，也没有写“分别”或“按职责分工”；本稿其他各处都写明了。',
  'zh-tw': '這裡列了 {0} 個單位，沒有寫明由誰牽頭，也沒有寫「分別」或「按職責分工」；本稿其他各處都寫明了。',
  en: '{0} units, and neither who leads nor “分别” or “按职责分工”, as everywhere else in this draft.',
};
const each: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** How many other notes must show the habit before one that departs from it is worth a remark. */
const habitAtLeast = 5;
/** At most one in so many notes may depart from it; where more do, plain lists are the author's way. */
const oneIn = 8;

/** Where a draft says of several units who leads or that each has its part, it does so everywhere. Lists without are usual, so its own habit decides. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/no-lead',
    title: {
      'zh-cn': '几个单位没有写明谁牵头',
      'zh-tw': '幾個單位沒有寫明誰牽頭',
      en: 'Several units and none of them leads',
    },
    severity: 'info',
    reads: 'draft',
    fix: 'review',
    basis: '以本稿自己的写法为准；并列几个责任单位本身并无不可',
    since: '0.1.0',
  },
  *check(draft) {
    const shared = notedTasks(draft).filter(hasSeveral);
    const plain = shared.filter(isPlain);
    const told = shared.length - plain.length;
    if (told < habitAtLeast || plain.length * oneIn > shared.length) return;
    const usesEach = shared.some(({ mode }) => mode === 'each');
    for (const task of plain) yield report(draft.text, task, usesEach);
  },
};

/** One that is named twice is one, and the matter of responsibility/duplicate. */
function hasSeveral({ units }: NotedTask): boolean {
  const first = units.find(({ collective }) => !collective);
  return first !== undefined && units.some(({ collective, name }) => !collective && name !== first.name);
}

function isPlain({ units, mode }: NotedTask): boolean {
  return mode === null && units.every(({ role }) => role === 'responsible');
}

function report(text: string, { note, units }: NotedTask, usesEach: boolean): RuleFinding {
  const words = text.slice(note.start, note.end);
  const last = units.at(-1)!;
  const verb = toSimplified(text.slice(last.end, last.end + 2));
  const fixes: Fix[] = [];
  if (verb === '负责') {
    const at = { start: last.end, end: last.end };
    const isTraditional = text.startsWith('負', last.end);
    const word = usesEach ? (isTraditional ? '分別' : '分别') : isTraditional ? '按職責分工' : '按职责分工';
    fixes.push({
      title: message(each, `${word}${text.slice(last.end, last.end + 2)}`),
      safety: 'review',
      edits: [{ span: at, newText: word }],
    });
  }
  return { span: { start: note.start, end: note.start + words.length }, message: message(none, units.length), fixes };
}
