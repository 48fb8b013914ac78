import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citedNames, createDirectiveIndex } from '../../server/src/directives/directiveIndex.ts';
import { nameDraft } from '../../server/src/directives/documentName.ts';
import { traceDraft } from '../../server/src/directives/link.ts';
import { findParents, missingParents } from '../../server/src/directives/parents.ts';
import type { Directive } from '../../server/src/directives/trace.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { cardOfDraft, readCard } from '../../server/src/model/card.ts';
import { corpus, seeds } from '../support/documents.ts';

const documents = [...seeds, ...corpus];
const directives: readonly Directive[] = documents.map(({ name, text }) => ({
  uri: `test:/${name}`,
  draft: buildDraft(text),
}));

test('the card of a text is that of its draft', () => {
  for (const { draft } of directives) expect(readCard(draft.text)).toEqual(cardOfDraft(draft));
});

describe('asking by names finds all that reading the whole library finds', () => {
  const places = ['北京市', '浙江省', '杭州市', '杭州市建德市', '国务院办公厅', ''];
  const subjects = ['政务公开工作要点', '优化营商环境工作要点', '教育工作要点'];
  const paper = fc
    .record({
      place: fc.constantFrom(...places),
      year: fc.constantFrom(2018, 2019, 2020),
      subject: fc.constantFrom(...subjects),
      number: fc.option(fc.nat(3)),
      cites: fc.option(fc.tuple(fc.constantFrom(...places), fc.constantFrom(2018, 2019), fc.constantFrom(...subjects))),
    })
    .map(({ place, year, subject, number, cites }) => {
      const basis = cites ? `根据《${cites[0]}${cites[1]}年${cites[2]}》，` : '';
      const line = number === null ? '' : `国办发〔${year}〕${number}号\n`;
      return `${line}${place}${year}年${subject}\n\n${basis}在浙江省和杭州市制定本要点。\n一、推进公开。公开信息。\n`;
    });

  test('on real documents', () => {
    for (const { draft } of directives) {
      const trace = traceDraft(draft, directives);
      expect(trace.parents).toEqual(findParents(draft, directives));
      expect(trace.missing).toEqual(missingParents(draft, directives));
    }
  });

  test('on any library', () => {
    fc.assert(
      fc.property(paper, fc.array(paper, { maxLength: 12 }), (text, library) => {
        const draft = buildDraft(text);
        const all = library.map((each, at) => ({ uri: `test:/${at}`, draft: buildDraft(each) }));
        const trace = traceDraft(draft, all);
        expect(trace.parents).toEqual(findParents(draft, all));
        expect(trace.missing).toEqual(missingParents(draft, all));
      }),
    );
  });

  test('reads no document that its card rules out', () => {
    const [own, ...others] = directives;
    const read: string[] = [];
    const library = others.map(({ uri, draft }) => ({
      uri,
      card: cardOfDraft(draft),
      get draft() {
        read.push(uri);
        return draft;
      },
    }));
    const trace = traceDraft(own!.draft, library);
    const expected = findParents(own!.draft, others).map(({ directive }) => directive.uri);
    expect(trace.parents.map(({ directive }) => directive.uri)).toEqual(expected);
    expect(new Set(read).size).toBeLessThan(others.length / 2);
  });

  test('a library that changed is the same as one held from the start', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([...directives]), { minLength: 1 }), (libraries) => {
        const grown = createDirectiveIndex();
        for (const library of libraries) grown.hold(library);
        const fresh = createDirectiveIndex();
        fresh.hold(libraries.at(-1)!);
        expect(grown.size).toBe(fresh.size);
        for (const { draft } of directives) {
          const ask = [nameDraft(draft), draft.year, citedNames(draft)] as const;
          expect(grown.candidates(...ask)).toEqual(fresh.candidates(...ask));
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('a library that changes', () => {
  /** Directives whose cards count how often they are read. */
  function counted(count: number): { readonly all: readonly Directive[]; readonly reads: () => number } {
    let reads = 0;
    const all = Array.from({ length: count }, (_, at): Directive => {
      const { draft } = directives[at % directives.length]!;
      return {
        uri: `test:/${at}`,
        draft,
        get card() {
          reads++;
          return cardOfDraft(draft);
        },
      };
    });
    return { all, reads: () => reads };
  }

  test('costs the cards of the documents that are new, wherever they stand', () => {
    const { all, reads } = counted(300);
    const index = createDirectiveIndex();
    index.hold(all.slice(0, 299));
    const first = reads();
    // As after a keystroke: another list of the same documents; then one that leaves a document out, and one in which another stands in its place.
    index.hold(all.slice(0, 299));
    index.hold(all.slice(0, 299).filter(({ uri }) => uri !== 'test:/150'));
    expect(reads()).toBe(first);
    index.hold(all.slice(0, 299).with(150, all[299]!));
    expect(reads()).toBe(first + 1);
    expect(index.size).toBe(299);
  });

  test('answers as an index made anew, in the order of the library', () => {
    const { all } = counted(12);
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray([...all]), { maxLength: 6 }), (libraries) => {
        const index = createDirectiveIndex();
        for (const library of libraries) {
          index.hold(library);
          const anew = createDirectiveIndex();
          anew.hold(library);
          expect(index.size).toBe(library.length);
          for (const { draft } of all) {
            const name = nameDraft(draft);
            expect(index.named(name)).toEqual(anew.named(name));
            expect(index.candidates(name, draft.year, citedNames(draft))).toEqual(
              anew.candidates(name, draft.year, citedNames(draft)),
            );
            const places = index.named(name).map((directive) => library.indexOf(directive));
            expect(places).toEqual([...places].sort((one, other) => one - other));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
