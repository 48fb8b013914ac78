import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewHtml } from '../../client/src/views/previewHtml.ts';
import { moveMarks } from '../../client/src/views/previewMarks.ts';
import type { PreviewMark, PreviewPlace, PreviewTexts } from '../../client/src/views/previewMessages.ts';
import { cutRun } from '../../client/webview/preview/marks.ts';
import { rowAt, rowBelow, rowsOf } from '../../client/webview/preview/rows.ts';
import type { PreviewPageJson, PreviewRunJson } from '../../server/src/lsp/protocol.ts';
import { colourOf, contrast } from '../support/contrast.ts';

const at = (line: number, character: number): PreviewPlace => ({ line, character });
const mark = (start: PreviewPlace, end: PreviewPlace, severity: PreviewMark['severity'] = 'error'): PreviewMark => ({
  severity,
  message: severity,
  start,
  end,
});
const run = (text: string, line = 0, character = 0): PreviewRunJson => ({ text, face: 'body', line, character });

describe('findings on a printed line', () => {
  const show = (marks: readonly PreviewMark[], piece = run('推进决策公开', 3, 10)) =>
    cutRun(piece, marks).map((each) => (each.mark ? `<${each.mark.severity}:${each.text}>` : each.text));

  test('cut it where they begin and end', () => {
    expect(show([])).toEqual(['推进决策公开']);
    expect(show([mark(at(3, 12), at(3, 14))])).toEqual(['推进', '<error:决策>', '公开']);
  });

  test('reach over it from lines before and after', () => {
    expect(show([mark(at(2, 0), at(3, 12))])).toEqual(['<error:推进>', '决策公开']);
    expect(show([mark(at(3, 12), at(5, 0))])).toEqual(['推进', '<error:决策公开>']);
    expect(show([mark(at(1, 0), at(5, 0))])).toEqual(['<error:推进决策公开>']);
  });

  test('on each other show the gravest', () => {
    expect(show([mark(at(3, 10), at(3, 14), 'info'), mark(at(3, 12), at(3, 16), 'error')])).toEqual([
      '<info:推进>',
      '<error:决策>',
      '<error:公开>',
    ]);
  });

  test('elsewhere leave it alone', () => {
    expect(show([mark(at(3, 0), at(3, 10)), mark(at(3, 16), at(3, 20)), mark(at(4, 10), at(4, 12))])).toEqual([
      '推进决策公开',
    ]);
  });

  test('lose no character of it', () => {
    const place = fc.record({ line: fc.integer({ min: 0, max: 2 }), character: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place)), fc.string({ maxLength: 10 }), (pairs, text) => {
        const marks = pairs.map(([start, end]) => mark(start, end));
        const pieces = cutRun(run(text, 1, 2), marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('findings while somebody types', () => {
  const moved = (found: PreviewMark, start: PreviewPlace, end: PreviewPlace, text: string) =>
    moveMarks([found], { start, end, text }).map((each) => [each.start, each.end]);

  test('before the edit stay', () => {
    expect(moved(mark(at(1, 2), at(1, 4)), at(1, 4), at(1, 4), '字')).toEqual([[at(1, 2), at(1, 4)]]);
  });

  test('behind it on its line move with the characters', () => {
    expect(moved(mark(at(1, 6), at(1, 8)), at(1, 2), at(1, 4), '新的字')).toEqual([[at(1, 7), at(1, 9)]]);
  });

  test('behind it move with the lines', () => {
    expect(moved(mark(at(1, 6), at(2, 8)), at(1, 2), at(1, 2), '字\n字字')).toEqual([[at(2, 6), at(3, 8)]]);
    expect(moved(mark(at(5, 6), at(5, 8)), at(1, 2), at(3, 2), '')).toEqual([[at(3, 6), at(3, 8)]]);
    expect(moved(mark(at(3, 6), at(3, 8)), at(1, 2), at(3, 2), '')).toEqual([[at(1, 6), at(1, 8)]]);
  });

  test('in it are gone', () => {
    expect(moved(mark(at(1, 2), at(1, 8)), at(1, 4), at(1, 5), '')).toEqual([]);
  });

  test('stand under the same characters afterwards', () => {
    const text = fc.stringMatching(/^[ab\n]{0,12}$/);
    fc.assert(
      fc.property(text, text, text, text, (before, gone, inserted, after) => {
        const place = (whole: string): PreviewPlace => {
          const lines = whole.split('\n');
          return at(lines.length - 1, lines.at(-1)!.length);
        };
        const behind = mark(place(before + gone), place(before + gone + after));
        const [found] = moveMarks([behind], { start: place(before), end: place(before + gone), text: inserted });
        if (after !== '')
          expect(found).toMatchObject({ start: place(before + inserted), end: place(before + inserted + after) });
      }),
    );
  });
});

describe('rows and places in the file', () => {
  const line = (start: PreviewPlace) => ({ left: 0, justified: false, runs: [run('字', start.line, start.character)] });
  const part = (row: number, ...starts: PreviewPlace[]): PreviewPageJson['parts'][number] => ({
    kind: 'text',
    level: null,
    runIn: false,
    centred: false,
    continued: false,
    row,
    lines: starts.map(line),
  });
  const rows = rowsOf([
    { parts: [part(0, at(2, 0)), part(2, at(4, 0), at(4, 26))] },
    { parts: [part(0, at(4, 54)), part(1, at(9, 0))] },
  ]);

  test('a place lies in the row that begins before it', () => {
    expect(rowAt(rows, at(4, 30))).toMatchObject({ page: 0, row: 3 });
    expect(rowAt(rows, at(4, 60))).toMatchObject({ page: 1, row: 0 });
    expect(rowAt(rows, at(20, 0))).toMatchObject({ page: 1, row: 1 });
    expect(rowAt(rows, at(0, 0))).toMatchObject({ page: 0, row: 0 });
    expect(rowAt([], at(0, 0))).toBeNull();
  });

  test('below a row comes the next that is printed', () => {
    expect(rowBelow(rows, 0, 0)).toMatchObject(at(2, 0));
    expect(rowBelow(rows, 0, 1)).toMatchObject(at(4, 0));
    expect(rowBelow(rows, 0, 10)).toMatchObject(at(4, 54));
    expect(rowBelow(rows, 1, 20)).toMatchObject(at(9, 0));
    expect(rowBelow([], 0, 0)).toBeNull();
  });
});

describe('the page', () => {
  const texts = { label: '预览"><script>', waiting: '<b>' } as PreviewTexts;
  const html = previewHtml({
    language: 'zh-cn',
    texts,
    nonce: 'n0nce',
    script: 'https://files.example/preview.js?a="',
    style: 'https://files.example/preview.css',
  });

  test('allows nothing but its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules).toEqual({
      'default-src': ["'none'"],
      'style-src': ["'nonce-n0nce'"],
      'script-src': ["'nonce-n0nce'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    });
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
  });

  test('holds one script and one style sheet, and what is put in is text', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<link/g)).toHaveLength(1);
    expect(html).not.toMatch(/\son\w+=|<b>|<style|\sstyle=|javascript:/i);
    expect(html).toContain('src="https://files.example/preview.js?a=&quot;"');
    expect(html).toContain('<html lang="zh-cn">');
  });
});

describe('colours on paper', () => {
  const css = readFileSync(new URL('../../client/webview/preview/preview.css', import.meta.url), 'utf8');
  const rule = /body\.paper #pages \{([^}]*)\}/.exec(css)![1]!;
  const colours = new Map([...rule.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));

  // WCAG 2.2: 4.5 for text (the signs of findings), 3 for lines and edges.
  test.each([
    ['ink', 7],
    ['error', 4.5],
    ['warning', 4.5],
    ['info', 4.5],
    ['current', 3],
    ['edge', 3],
  ])('%s stands out from the paper by %d', (name, least) => {
    expect(contrast(colourOf(colours.get(name)!), colourOf(colours.get('paper')!))).toBeGreaterThanOrEqual(least);
  });

  test('elsewhere are those of the theme', () => {
    const rest = css.replace(/body\.paper #pages \{[^}]*\}/, '');
    expect(rest.match(/#[0-9a-f]{3,8}\b(?=[;,)\s])|rgba?\(|hsla?\(/gi)).toBe(null);
  });

  test('are not the only sign of a finding: each severity has a line and a mark of its own', () => {
    const styles = ['error', 'warning', 'info'].map(
      (severity) => new RegExp(`\\.mark\\.${severity} \\{[^}]*text-decoration-style: (\\w+)`).exec(css)?.[1],
    );
    expect(new Set(styles).size).toBe(3);
    const draw = readFileSync(new URL('../../client/webview/preview/draw.ts', import.meta.url), 'utf8');
    const [, signs] = /const signs = \{([^}]*)\}/.exec(draw)!;
    expect(new Set([...signs!.matchAll(/'(.)'/g)].map(([, sign]) => sign)).size).toBe(3);
  });
});
