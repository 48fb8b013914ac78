import { describe, expect, test } from 'vitest';
import { membershipIn } from '../../server/src/organs/groups.ts';
import type { Organ } from '../../server/src/organs/organ.ts';
import { builtInRegistry, createRegistry } from '../../server/src/organs/registry.ts';

function organ(name: string, members: readonly string[] = [], shortNames: readonly string[] = []): Organ {
  const span = { start: 0, end: 0 };
  return { name, shortNames, level: null, parent: null, predecessors: [], successors: [], members, span };
}

describe('a group holds a unit by their forms', () => {
  test.each([
    ['各区政府', '东城区政府'],
    ['各区人民政府', '东城区'],
    ['各區政府', '東城區人民政府'],
    ['各区、县级市', '增城市'],
    ['各县(市、区)人民政府', '瑞昌市政府'],
    ['各乡镇（街道）', '望京街道'],
    ['市政府各部门', '市教委'],
    ['市政府各部門', '市規劃自然資源委'],
    ['市政府各部门', '市市场监管局'],
    ['各市级部门', '市司法局'],
    ['市级各部门', '市财政局'],
    ['市政府各委办局', '市发展改革委'],
    ['国务院各部门', '财政部'],
  ])('%s holds %s', (group, name) => {
    expect(membershipIn(builtInRegistry, group, null, name)).toBe('form');
  });

  test.each([
    ['市政府各部门', '市委宣传部'],
    ['市政府各部门', '市委办公室'],
    ['市政府各部门', '区教委'],
    ['市政府各部门', '市政府'],
    ['市政府各部门', '东城区政府'],
    ['市政府有关部门', '市教委'],
    ['各有关单位', '市教委'],
    ['各区政府', '市教委'],
    ['各区政府', '各区政府'],
    ['国务院各部门', '市教委'],
  ])('%s does not hold %s', (group, name) => {
    expect(membershipIn(builtInRegistry, group, null, name)).toBeNull();
  });
});

describe('a group holds what the registry lists for it, and nobody else', () => {
  const registry = createRegistry(
    [
      organ('市教育委员会', [], ['市教委']),
      organ('市政府各部门', ['市教委', '市财政局']),
      organ('各区各部门', ['市政府各部门', '东城区政府']),
      organ('甲', ['乙']),
      organ('乙', ['甲']),
    ],
    true,
  );

  test.each([
    ['市政府各部门', '市教育委员会'],
    ['市政府各部门', '市财政局'],
    ['各区各部门', '市教委'],
    ['各区各部门', '东城区政府'],
    // Two groups that name each other do not go on for ever.
    ['甲', '乙'],
  ])('%s holds %s', (group, name) => {
    expect(membershipIn(registry, group, null, name)).toBe('members');
  });

  test('not one that only its form would put there', () => {
    expect(membershipIn(registry, '市政府各部门', null, '市公安局')).toBeNull();
  });
});
