import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { type DefectKind, defectKinds, makeDefects, seededRandom } from '../support/defects.ts';
import { corpus, corpusNote, type RealDocument, seeds } from '../support/documents.ts';
import { recordFigure } from '../support/figures.ts';

const numberingRules = rules.filter(({ meta }) => meta.code.startsWith('numbering/'));
const complete = [...seeds, ...corpus.filter(({ name }) => name.startsWith('C_'))];
const perPlace = 12;

interface Tally {
  made: number;
  found: number;
  extra: number;
  readonly missed: string[];
}

function findings(
  text: string,
): readonly { readonly code: string; readonly span: { readonly start: number; readonly end: number } }[] {
  return runRules(buildDraft(text), numberingRules, { trace: null }, { levels: new Map(), onFailure: fail });
}

function fail(_code: string, error: unknown): void {
  throw error;
}

function tally(documents: readonly RealDocument[], kind: DefectKind): Tally {
  const result: Tally = { made: 0, found: 0, extra: 0, missed: [] };
  for (const { name, text } of documents) {
    const draft = buildDraft(text);
    const styles = new Set(draft.numbering.runs.map(({ style }) => style));
    for (const style of styles) {
      for (const defect of makeDefects(draft, kind, style, perPlace, seededRandom(name.length * 31 + style.length))) {
        const reported = findings(defect.text);
        const right = reported.filter(({ span }) =>
          defect.places.some((place) => place.start < span.end && span.start < place.end),
        );
        result.made++;
        if (right.length > 0) result.found++;
        else
          result.missed.push(
            `${name} ${style} ${defect.text.slice(defect.places[0]!.start, defect.places[0]!.start + 20)}`,
          );
        result.extra += reported.length - Math.min(right.length, 1);
      }
    }
  }
  return result;
}

describe(`seeded defects in every complete document${corpusNote}`, () => {
  test.each(defectKinds)('%s: at least 97 % found at the right place, at most 5 % extra findings', (kind) => {
    const { made, found, extra, missed } = tally(complete, kind);
    console.log(`${kind}: ${found} of ${made} found, ${extra} extra`);
    recordFigure('seeded', `numbering-${kind}`, { group: 'numbering', what: kind, made, found, elsewhere: extra });
    expect(made).toBeGreaterThan(20);
    expect(missed.slice(0, Math.ceil(made * 0.03))).toEqual(missed);
    expect(extra / made).toBeLessThanOrEqual(0.05);
  });

  test('published documents have no numbering finding', () => {
    const reported = [...seeds, ...corpus].flatMap(({ name, text }) =>
      findings(text).map(({ code }) => `${name} ${code}`),
    );
    expect(reported).toEqual([]);
  });
});
