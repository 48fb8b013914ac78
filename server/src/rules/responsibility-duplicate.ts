import { inheritedIn } from '../organs/mentions.ts';
import { variantOf } from '../organs/variants.ts';
import type { UnitMention } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { notedTasks } from './notes.ts';
import type { Fix, Rule, TextEdit } from './rule.ts';

const again: Localized = {
  'zh-cn': '同一处责任单位里“{0}”写了两次，应只写一次。',
  'zh-tw': '同一處責任單位裡「{0}」寫了兩次，應只寫一次。',
  en: '“{0}” is named twice in one note: once is enough.',
};
const first: Localized = { 'zh-cn': '前一次在这里', 'zh-tw': '前一次在這裡', en: 'named here before' };
const remove: Localized = { 'zh-cn': '删去重复的“{0}”', 'zh-tw': '刪去重複的「{0}」', en: 'Remove the second “{0}”' };

/** No unit is named twice in one note. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/duplicate',
    title: {
      'zh-cn': '同一处责任单位重复',
      'zh-tw': '同一處責任單位重複',
      en: 'A unit named twice in one note',
    },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: '工作要点惯例：同一项任务中一个单位只列一次',
    since: '0.1.0',
  },
  *check(draft) {
    for (const { units } of notedTasks(draft)) {
      if (units.length < 2) continue;
      const inherited = inheritedIn(draft.pieces, units);
      const known = new Map<string, UnitMention>();
      for (const [at, unit] of units.entries()) {
        const key = variantOf(draft.pieces.of(unit.name), inherited);
        const before = known.get(key);
        if (!before) {
          known.set(key, unit);
          continue;
        }
        const edit = removal(draft.text, units, at);
        const fix: Fix | null = edit && {
          title: message(remove, unit.name),
          safety: before.role === unit.role ? 'safe' : 'review',
          edits: [edit],
        };
        yield {
          span: { start: unit.start, end: unit.end },
          message: message(again, unit.name),
          related: [{ uri: null, span: { start: before.start, end: before.end }, message: message(first) }],
          ...(fix ? { fixes: [fix] } : {}),
        };
      }
    }
  },
};

/** Takes a unit away with the mark in front of it; `null` where words stand between it and the unit before. */
function removal(text: string, units: readonly UnitMention[], at: number): TextEdit | null {
  const before = units[at - 1]!;
  const unit = units[at]!;
  if (!/^\s{0,8}[、，,]\s{0,8}$/.test(text.slice(before.end, Math.min(unit.start, before.end + 20)))) return null;
  return { span: { start: before.end, end: unit.end }, newText: '' };
}
