import type { FixSafety, Rule } from '../../server/src/rules/rule.ts';
import { message } from '../../server/src/text/message.ts';

/** A rule for tests of what stands around rules: reports each `wrong` and offers `right` for it. */
export function wordRule(wrong: string, right: string, safety: FixSafety = 'safe'): Rule {
  const title = { 'zh-cn': `不写“${wrong}”`, 'zh-tw': `不寫「${wrong}」`, en: `not ${wrong}` };
  const instead = { 'zh-cn': '应为“{0}”', 'zh-tw': '應為「{0}」', en: 'should be {0}' };
  return {
    meta: { code: 'wording/test', title, severity: 'warning', reads: 'draft', fix: safety, basis: '—', since: '0.1.0' },
    *check({ text }) {
      for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + wrong.length)) {
        const span = { start: at, end: at + wrong.length };
        const fixes = [{ title: message(title), safety, edits: [{ span, newText: right }] }];
        yield { span, message: message(instead, right), fixes };
      }
    },
  };
}
