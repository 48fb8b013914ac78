import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { QualityFigures } from '../../scripts/quality/figures.ts';
import { renderQuality, speedBars } from '../../scripts/quality/page.ts';
import { rules } from '../../server/src/rules/registry.ts';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const figures = JSON.parse(read('quality.json')) as QualityFigures;

describe('docs/quality.md', () => {
  test('is what npm run quality makes of the figures beside it: nobody edits it by hand', () => {
    expect(read('quality.md')).toBe(renderQuality(figures));
  });

  test('shows every group of rules', () => {
    const groups = new Set(rules.map(({ meta }) => meta.code.split('/')[0]!));
    expect(new Set(figures.checks.groups)).toEqual(groups);
  });

  test('says of a bar that is missed that it is', () => {
    const [own, ...others] = figures.speed.check;
    const timed = (median: number) => ({ ...figures.speed, check: [{ ...own!, median }, ...others] });
    expect(speedBars(timed(0.1))[0]).toMatchObject({ isMet: true });
    expect(speedBars(timed(99))[0]).toMatchObject({ isMet: false });
    expect(renderQuality({ ...figures, speed: timed(99) })).toContain('99.0 ms | **未达到 missed**');
  });
});
