import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { goldNote, hasGold } from '../support/documents.ts';
import { goldBeijing, goldJiande, ownPairs } from '../support/labels.ts';

/** Every form in which a copy of the same document may reach a library. */
const conversions: readonly (readonly [form: string, convert: (text: string) => string])[] = [
  ['Simplified', Converter({ from: 't', to: 'cn' })],
  ['Traditional', Converter({ from: 'cn', to: 't' })],
  ['Traditional with the characters of Hong Kong', Converter({ from: 'cn', to: 'hk' })],
  ['Traditional with the characters of Taiwan', Converter({ from: 'cn', to: 'tw' })],
  ['Traditional with the words of Taiwan', Converter({ from: 'cn', to: 'twp' })],
  ['full width', (text) => text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))],
  ['half width', (text) => text.replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))],
  [
    'spaces around numbers and Latin letters',
    (text) => text.replace(/(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-鿿])/g, ' '),
  ],
  ['indented lines', (text) => text.replace(/^(?=\S)/gm, '\u3000\u3000')],
  ['line ends of Windows', (text) => text.replace(/\n/g, '\r\n')],
  ['lines of 30 characters', (text) => text.replace(/(.{30})(?=.)/g, '$1\n')],
  [
    'lines of 34 characters, the first of a paragraph indented',
    (text) => text.replace(/^(.{35,})$/gm, (line) => `\u3000\u3000${line.trim().replace(/(.{34})(?=.)/g, '$1\n')}`),
  ],
];

function linksOf(draft: Draft, parent: Draft): readonly string[] {
  return match(draft, parent).links.map(({ clause, kind, parent: above }) => `${clause.path} ${kind} ${above.path}`);
}

const own = ownPairs().filter(({ name }) =>
  /^(?:beijing-2016--state-2019|tourism-2023--state-2019|written|education)/.test(name),
);

describe.each(conversions)('links of a copy in another form: %s', (_, convert) => {
  test.each(own.map((pair) => [pair.name, pair] as const))('%s', (_name, { draft, parent }) => {
    const links = linksOf(draft, parent);
    expect(linksOf(buildDraft(convert(draft.text)), parent)).toEqual(links);
    expect(linksOf(draft, buildDraft(convert(parent.text)))).toEqual(links);
  });

  test.skipIf(!hasGold)(`the labelled seeds${goldNote}`, () => {
    for (const { draft, parent } of [goldBeijing(), goldJiande()]) {
      const links = linksOf(draft, parent);
      expect(linksOf(buildDraft(convert(draft.text)), parent)).toEqual(links);
      expect(linksOf(draft, buildDraft(convert(parent.text)))).toEqual(links);
    }
  });
});
