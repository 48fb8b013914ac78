import { describe, expect, test } from 'vitest';
import { htmlStyle } from '../../server/src/reports/html.ts';
import { type Colour, colourOf, contrast, over } from '../support/contrast.ts';

/** The blocks that name the colours of the report: on a light screen, on a dark one, on paper. */
const blocks = [...htmlStyle.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block!);
const [light, ...others] = blocks.map(
  (block) => new Map([...block.matchAll(/--(\w+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name!, value!])),
);
const media = [
  ['a light screen', light!],
  ['a dark screen', new Map([...light!, ...others[0]!])],
  ['paper', new Map([...light!, ...others[1]!])],
] as const;

describe('colours of the report in a browser', () => {
  // WCAG 2.2: 7 for running text, 4.5 for other text, 3 for lines and edges.
  test.each(media)('stand out on %s', (_, colours) => {
    const of = (name: string): Colour => colourOf(colours.get(name)!);
    const [paper, mark] = [of('paper'), of('mark')];
    expect(contrast(of('ink'), paper)).toBeGreaterThanOrEqual(7);
    for (const text of ['soft', 'bad', 'part', 'good'])
      expect(contrast(of(text), paper), text).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('line'), paper), 'line').toBeGreaterThanOrEqual(3);
    // words that were carried over, and the signs in a column that nothing implements
    expect(contrast(of('ink'), mark), 'ink on mark').toBeGreaterThanOrEqual(7);
    for (const line of ['good', 'bad']) expect(contrast(of(line), mark), `${line} on mark`).toBeGreaterThanOrEqual(3);
    const tinted = over({ ...of('bad'), alpha: 0.12 }, paper);
    for (const text of ['ink', 'bad']) expect(contrast(of(text), tinted), text).toBeGreaterThanOrEqual(4.5);
  });

  test('have names and are used by them alone, so that none is forgotten here', () => {
    expect(blocks).toHaveLength(3);
    const rest = htmlStyle.replace(/:root \{[^}]*\}/g, '');
    expect(rest.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBe(null);
    const used = new Set([...rest.matchAll(/var\(--(\w+)\)/g)].map(([, name]) => name!));
    expect([...used].sort()).toEqual([...light!.keys()].sort());
    expect(rest).toContain('color-mix(in srgb, var(--bad) 12%, transparent)');
  });

  test('are not the only sign: added and dropped words have lines of different kinds', () => {
    const lines = ['ins', 'del'].map(
      (element) => new RegExp(`\\b${element} \\{ text-decoration: underline (\\w+)`).exec(htmlStyle)?.[1],
    );
    expect(lines).toEqual(['solid', 'dotted']);
  });
});
