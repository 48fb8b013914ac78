import { describe, expect, test } from 'vitest';
import { dates, numbers } from '../../server/src/rules/data/numbers.ts';
import { residue } from '../../server/src/rules/data/residue.ts';
import { terms } from '../../server/src/rules/data/terms.ts';
import { usage } from '../../server/src/rules/data/usage.ts';
import { openingsOf } from '../../server/src/rules/openings.ts';

function shown(pattern: string): readonly string[] {
  return openingsOf(pattern)
    .map(({ first, second }) => first + (second ?? '.'))
    .sort();
}

describe('how the words of a pattern begin', () => {
  test('literals, alternatives, groups, classes', () => {
    expect(shown('布署')).toEqual(['布署']);
    expect(shown('既使|即然')).toEqual(['即然', '既使']);
    expect(shown('[布佈]署')).toEqual(['佈署', '布署']);
    expect(shown('(?:台|记)帐')).toEqual(['台帐', '记帐']);
    expect(shown('[一-三]是')).toHaveLength('三'.charCodeAt(0) - '一'.charCodeAt(0) + 1);
  });

  test('what may be left out, and what may come again', () => {
    expect(shown('大?约\\d')).toContain('大约');
    expect(shown('大?约\\d')).toContain('约7');
    expect(shown('[12]{1,3}年')).toEqual(['11', '12', '1年', '21', '22', '2年']);
    expect(shown('[12]{0,3}年')).toContain('年.');
  });

  test('lookaround takes no room', () => {
    expect(shown('(?<![发公])布署(?!名)')).toEqual(['布署']);
    expect(shown('(?<=截至)为止')).toEqual(['为止']);
  });

  test('a second character that can be any is not told apart', () => {
    expect(shown('约.')).toEqual(['约.']);
    expect(shown('约\\p{Script=Han}')).toEqual(['约.']);
    expect(shown('…')).toEqual(['….']);
  });

  test('a pattern that can begin with anything, or with nothing, is refused', () => {
    expect(() => openingsOf('.布')).toThrow();
    expect(() => openingsOf('[^布]署')).toThrow();
    expect(() => openingsOf('布?')).toThrow();
  });

  test.each([...terms, ...usage, ...numbers, ...dates, ...residue].map((row) => [row.id, row] as const))(
    '%s: its examples begin as its pattern does',
    (_id, row) => {
      const openings = openingsOf(row.find);
      for (const example of [row.bad, ...(row.others ?? [])]) {
        const words = /<\|([\s\S]+)\|>([\s\S]?)/.exec(example)!;
        const [first, second] = words[1]! + words[2]!;
        expect(openings.some((opening) => opening.first === first && (opening.second ?? second) === second)).toBe(true);
      }
    },
  );
});
