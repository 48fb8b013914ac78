import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { applyEdits } from '../../server/src/rules/fix.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { corpus, corpusNote, hasCorpus } from '../support/documents.ts';
import { recordFigure } from '../support/figures.ts';
import { readMarks } from '../support/fixtures.ts';

// Sentences with one defect each, put behind full stops of complete published documents: each is found, at its place, and nothing else is;
// mended, nothing is left.
const complete = corpus.filter(({ name }) => name.startsWith('C_'));

/** Groups of rules that judge marks, words, citations and dates; numbering and units have tests of their own. */
const groups = /^(?:citation|document|deadline|punctuation|script|wording|number)\//;

const defects: readonly string[] = [
  '落实<|国办发[2003]14号|>{citation/form}要求。',
  '落实<|国办发〔2003〕第014号|>{citation/form}要求。',
  '落实<|国办发〔03〕14号|>{citation/form}要求。',
  '落实<|《关于印发《公开细则》的通知》|>{citation/form}要求。',
  '落实<|《<公开条例>实施办法》|>{citation/form}要求。',
  '落实《2016年政务公开工作要点》（<|国办发〔2016〕91号|>{citation/mismatch}）要求。',
  '落实<|国办发〔2099〕14号|>{citation/future}要求。',
  '按时公布信息<|,|>{punctuation/width}做好解读。',
  '按时公布信息<|(|>{punctuation/width}含解读)。',
  '按时公布<|“|>{punctuation/pair}信息，做好解读。',
  '按时公布信息<|》|>{punctuation/pair}，做好解读。',
  '按时公布信息<|，，|>{punctuation/repeat}做好解读。',
  '按时公布信息<|、，|>{punctuation/repeat}做好解读。',
  '按时公布文字、图片<|、等|>{punctuation/usage}信息。',
  '按时公布信息，做好<|發|>{script/mixed}布。',
  '<|著力|>{script/residue}做好公布。',
  '做好<|资讯公开|>{script/residue}。',
  '抓好工作<|布署|>{wording/confusable}。',
  '公布<|权利清单|>{wording/confusable}。',
  '用<|三、五|>{number/form}天时间公布。',
  '覆盖<|3千|>{number/form}人。',
  '<|2月30日|>{deadline/invalid}前公布。',
];

function check(text: string): readonly Finding[] {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  const findings = runRules(buildDraft(text), rules, { trace: null }, { levels: new Map(), onFailure });
  return findings.filter(({ code }) => groups.test(code));
}

/** The places behind full stops inside paragraphs of the text, a few spread over it. */
function places(text: string): readonly number[] {
  const all = [...text.matchAll(/(?<=\p{Script=Han}。)(?=\p{Script=Han}{3}[^\n]{20})/gu)].map(({ index }) => index);
  return [0.2, 0.5, 0.8].map((share) => all[Math.floor(all.length * share)]!);
}

function withDefect(text: string, at: number, defect: string): { readonly text: string; readonly expected: string } {
  const marked = readMarks(defect);
  const [{ code, span }] = marked.expected as [(typeof marked.expected)[number]];
  const seeded = text.slice(0, at) + marked.text + text.slice(at);
  return { text: seeded, expected: `${code} ${at + span.start}–${at + span.end}` };
}

describe.skipIf(!hasCorpus)(`defects put into complete documents are found${corpusNote}`, () => {
  test.each(defects)('%s', (defect) => {
    // What is cited must be older than the document, or that is a defect, too.
    const cited = Number(/2016(?=年)/.exec(defect)?.[0] ?? 0);
    const tally = { made: 0, found: 0, elsewhere: 0 };
    for (const { name, text } of complete.filter((document) => buildDraft(document.text).year! > cited)) {
      for (const at of places(text)) {
        const seeded = withDefect(text, at, defect);
        const findings = check(seeded.text);
        const found = findings.map(({ code, span }) => `${code} ${span.start}–${span.end}`);
        tally.made++;
        if (found.includes(seeded.expected)) tally.found++;
        tally.elsewhere += found.filter((each) => each !== seeded.expected).length;
        expect(found, `${name} at ${at}`).toEqual([seeded.expected]);
        const fix = findings[0]!.fixes?.[0];
        if (fix) expect(check(applyEdits(seeded.text, fix.edits)), `${name} at ${at}, mended`).toEqual([]);
      }
    }
    const { code } = readMarks(defect).expected[0]!;
    recordFigure('seeded', `document-${defects.indexOf(defect)}`, { group: code.split('/')[0]!, what: code, ...tally });
  });

  test('and there is nothing to find before', () => {
    for (const { name, text } of complete) expect(check(text), name).toEqual([]);
  });
});
