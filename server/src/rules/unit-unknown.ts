import { nearestOrgans } from '../organs/nearest.ts';
import { occasionOf, supersededBy } from '../organs/renamed.ts';
import { type Localized, message } from '../text/message.ts';
import { namedNotes } from './notes.ts';
import type { Fix, Rule } from './rule.ts';

const unknown: Localized = {
  'zh-cn': '单位名录（organs.json）里没有“{0}”。',
  'zh-tw': '單位名錄（organs.json）裡沒有「{0}」。',
  en: 'The registry of units (organs.json) does not know “{0}”.',
};
const meant: Localized = {
  'zh-cn': '单位名录（organs.json）里没有“{0}”，是不是“{1}”？',
  'zh-tw': '單位名錄（organs.json）裡沒有「{0}」，是不是「{1}」？',
  en: 'The registry of units (organs.json) does not know “{0}”; is it “{1}”?',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Where the workspace has a registry, every single unit is in it. */
export const rule: Rule = {
  meta: {
    code: 'unit/unknown',
    title: {
      'zh-cn': '单位名录里没有的单位',
      'zh-tw': '單位名錄裡沒有的單位',
      en: 'A unit that the registry does not know',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '本工作区的 organs.json',
    since: '0.1.0',
  },
  *check(draft, { organs }) {
    if (!organs.isComplete) return;
    const occasion = occasionOf(draft);
    for (const { units } of namedNotes(draft, organs)) {
      for (const { organ, mentions, name, inherited, start, end } of units) {
        if (organ || mentions.some(({ collective }) => collective) || /^原/.test(name)) continue;
        if (occasion && supersededBy(organs, occasion, name, inherited)) continue;
        const near = nearestOrgans(organs, name, inherited);
        const span = { start, end };
        const fixes: readonly Fix[] = near.map((each) => ({
          title: message(change, each),
          safety: 'review',
          edits: [{ span, newText: each }],
        }));
        yield {
          span,
          message: near[0] ? message(meant, name, near[0]) : message(unknown, name),
          ...(fixes.length > 0 ? { fixes } : {}),
        };
      }
    }
  },
};
