import { type ResolvedReference, resolveReferences } from '../model/references.ts';
import { type Localized, message } from '../text/message.ts';
import type { Rule, RuleFinding } from './rule.ts';

const lost: Localized = {
  'zh-cn': '“{0}”所指的条目不存在：本文没有{1}。',
  'zh-tw': '「{0}」所指的條目不存在：本文沒有{1}。',
  en: '“{0}” leads nowhere: this document has no {1}.',
};

/** A clause that the text refers to exists: 第（三）项, 第二部分第（一）条, （二）至（五）. */
export const rule: Rule = {
  meta: {
    code: 'numbering/reference',
    title: { 'zh-cn': '所指条目不存在', 'zh-tw': '所指條目不存在', en: 'A reference to a clause that does not exist' },
    severity: 'error',
    reads: 'draft',
    fix: 'none',
    basis: '公文行文惯例：所指条目应当存在',
    since: '0.1.0',
  },
  *check(draft) {
    for (const resolved of resolveReferences(draft.text, draft.clauses)) {
      if (resolved.missing) yield report(draft.text, resolved);
    }
  },
};

function report(text: string, { reference, missing }: ResolvedReference): RuleFinding {
  const { step, numbers } = missing!;
  const named = step.numerals.filter(({ number }) => numbers.includes(number));
  const words = named.map((numeral) => `“${withBrackets(text, numeral.start, numeral.end)}”`);
  return {
    span: { start: reference.start, end: reference.end },
    message: message(lost, text.slice(reference.start, reference.end), words.join('、') || numbers.join('、')),
  };
}

/** The numeral with the brackets round it, as typed. */
function withBrackets(text: string, start: number, end: number): string {
  const opens = '（('.includes(text[start - 1] ?? ' ');
  const closes = '）)'.includes(text[end] ?? ' ');
  return text.slice(opens ? start - 1 : start, closes ? end + 1 : end);
}
