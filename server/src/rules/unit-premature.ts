import { occasionOf, prematureFor } from '../organs/renamed.ts';
import { type Localized, message } from '../text/message.ts';
import { namedNotes } from './notes.ts';
import { once } from './once.ts';
import type { Fix, Rule } from './rule.ts';

const early: Localized = {
  'zh-cn': '本稿印发时还没有“{0}”：当时为“{1}”。',
  'zh-tw': '本稿印發時還沒有「{0}」：當時為「{1}」。',
  en: 'There was no “{0}” when this draft was issued: it was “{1}” then.',
};
const earlyNew: Localized = {
  'zh-cn': '本稿印发时还没有“{0}”，它是后来组建的。',
  'zh-tw': '本稿印發時還沒有「{0}」，它是後來組建的。',
  en: 'There was no “{0}” when this draft was issued: it was set up later.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** No unit has a name that it got only after the draft was issued. */
export const rule: Rule = {
  meta: {
    code: 'unit/premature',
    title: {
      'zh-cn': '印发时尚未使用的单位名称',
      'zh-tw': '印發時尚未使用的單位名稱',
      en: 'A name that the unit did not have yet',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '历次国务院和地方机构改革方案；本工作区的 organs.json',
    since: '0.1.0',
  },
  *check(draft, { organs }) {
    const occasion = occasionOf(draft);
    if (!occasion) return;
    const earlier = once((name, inherited) => prematureFor(organs, occasion, name, inherited));
    for (const { units } of namedNotes(draft, organs)) {
      for (const { name, mentions, inherited, known, start, end } of units) {
        if (mentions.some(({ collective }) => collective)) continue;
        const found = earlier(known, inherited);
        if (!found) continue;
        const span = { start, end };
        const [only, ...others] = found.names;
        const fix: Fix | null =
          only && others.length === 0
            ? { title: message(change, only), safety: 'review', edits: [{ span, newText: only }] }
            : null;
        yield {
          span,
          message: only ? message(early, name, found.names.join('”“')) : message(earlyNew, name),
          ...(fix ? { fixes: [fix] } : {}),
          ...(found.sure ? {} : { atMost: 'info' }),
        };
      }
    }
  },
};
