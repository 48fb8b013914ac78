import { keyOfWords } from '../text/key.ts';
import type { Fact } from '../text/knownWords.ts';
import { type Localized, message } from '../text/message.ts';
import { notedTasks } from './notes.ts';
import type { Rule } from './rule.ts';

const vague: Localized = {
  'zh-cn': '只写了“{0}”，没有一个明确的单位：应写明由谁负责，至少写明由谁牵头。',
  'zh-tw': '只寫了「{0}」，沒有一個明確的單位：應寫明由誰負責，至少寫明由誰牽頭。',
  en: 'Only “{0}” and no definite unit: name who is responsible, or at least who leads.',
};

/** Words that leave it open who is meant; 各区政府 and 市政府各部门 are groups, but everybody knows who belongs to them. */
const open = /[有相]关|^其[他它]|^(?:各)?(?:部门|单位)$|等(?:部门|单位)$/;
const isOpen: Fact<boolean> = (name) => open.test(name.ask(keyOfWords));

/** A note names at least one unit, or a group that has definite members. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/vague',
    title: {
      'zh-cn': '责任单位不明确',
      'zh-tw': '責任單位不明確',
      en: 'A note that names nobody in particular',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'none',
    basis: '工作要点惯例：责任单位应明确到单位或成员确定的统称',
    since: '0.1.0',
  },
  *check(draft) {
    for (const { units } of notedTasks(draft)) {
      const first = units[0];
      const last = units.at(-1);
      if (!first || !last || !units.every(({ name }) => draft.pieces.of(name).ask(isOpen))) continue;
      const names = units.map(({ name }) => name).join('、');
      yield { span: { start: first.start, end: last.end }, message: message(vague, names) };
    }
  },
};
