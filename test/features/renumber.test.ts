import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edited, labelledAt, renumberEdits } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { officialText } from '../support/arbitrary.ts';
import { defectKinds, makeDefects, seededRandom } from '../support/defects.ts';
import { seeds } from '../support/documents.ts';
import { marked } from '../support/marks.ts';

const renumbered = (text: string) => edited(text, renumberEdits(buildDraft(text), null));

/** The text without everything that labels and references are made of. */
const wording = (text: string) =>
  text.replace(/[〇零○一二三四五六七八九十百廿卅卌兩两壹贰叁ー\d０-９、.．（）()①-⒛㈠-㈩第章节節编編篇 \s]/g, '');

const numberRules = rules.filter(({ meta }) => ['numbering/sequence', 'numbering/duplicate'].includes(meta.code));
function numberFindings(text: string): readonly string[] {
  const settings = { levels: new Map(), onFailure: () => {} };
  const draft = buildDraft(text);
  return runRules(draft, numberRules, { trace: null }, settings).map(
    ({ code, span }) => `${code} ${text.slice(span.start, span.end + 12)}`,
  );
}

describe('renumbering whatever stands there', () => {
  test('changes numerals alone, and nothing the second time', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const once = renumbered(text);
        expect(wording(once)).toBe(wording(text));
        expect(renumbered(once)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  test.each(defectKinds.filter((kind) => kind !== 'form' && kind !== 'reference'))(
    'leaves nothing to report of a seeded %s',
    (kind) => {
      let made = 0;
      for (const { name, text } of seeds) {
        const draft = buildDraft(text);
        for (const style of new Set(draft.numbering.runs.map((run) => run.style))) {
          for (const defect of makeDefects(draft, kind, style, 3, seededRandom(name.length * 17 + style.length))) {
            made++;
            const mended = renumbered(defect.text);
            expect(numberFindings(mended), `${name} ${style}`).toEqual([]);
            expect(wording(mended)).toBe(wording(defect.text));
          }
        }
      }
      expect(made).toBeGreaterThan(5);
    },
  );
});

describe('the section that is meant', () => {
  test('is the clause whose label or heading holds the cursor', () => {
    const at = (source: string) => {
      const { text, cursor } = marked(source);
      return labelledAt(buildDraft(text), cursor)?.path ?? null;
    };
    expect(at('一、推进公开\n（一）推$0进决策公开。公布草案。\n')).toBe('1.1');
    expect(at('一、$0推进公开\n（一）推进决策公开。公布草案。\n')).toBe('1');
    expect(at('一、推进公开\n（一）推进决策公开。公布$0草案。\n')).toBeNull();
  });

  test('is numbered alone, and a damaged label stays as it is', () => {
    const text = '一、甲\n（一）做好。\n（三）做好。\n三、乙\n（一）做好。\n（三）做好。\n';
    const draft = buildDraft(text);
    const scope = labelledAt(draft, text.indexOf('一、甲'));
    expect(edited(text, renumberEdits(draft, scope))).toBe(text.replace('（三）', '（二）'));
    const damaged = '一、甲\n（一）做好。\n?。ǘ┩七进公开。\n（四）做好。\n';
    expect(renumbered(damaged)).toContain('?。ǘ┩七进公开');
  });
});
