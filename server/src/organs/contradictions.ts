import type { JsonProblem } from '../text/json.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, message } from '../text/message.ts';
import { cyclesIn } from './cycles.ts';
import type { Organ } from './organ.ts';

const wordings = {
  sameName: {
    'zh-cn': '“{0}”已是“{1}”的名称：两个单位不能同名',
    'zh-tw': '「{0}」已是「{1}」的名稱：兩個單位不能同名',
    en: '“{0}” is already a name of “{1}”: two units cannot share a name',
  },
  nameTwice: {
    'zh-cn': '前面已有一个单位叫“{0}”：两个单位不能同名',
    'zh-tw': '前面已有一個單位叫「{0}」：兩個單位不能同名',
    en: 'there is a unit called “{0}” already: two units cannot share a name',
  },
  cycle: {
    'zh-cn': '前后身绕成了圈：{0}',
    'zh-tw': '前後身繞成了圈：{0}',
    en: 'predecessors and successors form a circle: {0}',
  },
  parentCycle: {
    'zh-cn': '上级绕成了圈：{0}',
    'zh-tw': '上級繞成了圈：{0}',
    en: 'the bodies above form a circle: {0}',
  },
} satisfies { readonly [name: string]: Localized };

/** What entries of a registry say against each other: two bodies with one name, circles of predecessors or of bodies above. */
export function contradictionsIn(organs: readonly Organ[]): readonly JsonProblem[] {
  return [...sameNames(organs), ...circles(organs)];
}

function* sameNames(organs: readonly Organ[]): Generator<JsonProblem> {
  const owners = new Map<string, Organ>();
  for (const organ of organs) {
    for (const name of [organ.name, ...organ.shortNames]) {
      const key = keyOf(name);
      const owner = owners.get(key);
      if (!owner) owners.set(key, organ);
      else if (owner !== organ) {
        const wording = keyOf(owner.name) === key ? wordings.nameTwice : wordings.sameName;
        yield { span: organ.span, message: message(wording, name, owner.name) };
      }
    }
  }
}

function* circles(organs: readonly Organ[]): Generator<JsonProblem> {
  const byName = new Map<string, Organ>();
  for (const organ of organs) {
    for (const name of [organ.name, ...organ.shortNames]) {
      const key = keyOf(name);
      // Of two bodies with one name the first has it, here as everywhere: that they share it is said by itself.
      if (!byName.has(key)) byName.set(key, organ);
    }
  }
  const find = (name: string): Organ | null => byName.get(keyOf(name)) ?? null;
  const earlier = new Map<Organ, Organ[]>(organs.map((organ) => [organ, []]));
  for (const organ of organs) {
    for (const { name } of organ.predecessors) {
      const before = find(name);
      // A body that kept its name through a reform is its own predecessor, and no circle.
      if (before && before !== organ) earlier.get(organ)?.push(before);
    }
    for (const { name } of organ.successors) {
      const after = find(name);
      if (after && after !== organ && !earlier.get(after)?.includes(organ)) earlier.get(after)?.push(organ);
    }
  }
  const above = (organ: Organ): readonly Organ[] => {
    const parent = organ.parent === null ? null : find(organ.parent);
    return parent ? [parent] : [];
  };
  const kinds = [
    [wordings.cycle, (organ: Organ) => earlier.get(organ) ?? []],
    [wordings.parentCycle, above],
  ] as const;
  for (const [wording, next] of kinds) {
    for (const cycle of cyclesIn(organs, next)) {
      const names = [...cycle, cycle[0]!].map(({ name }) => name).join(' → ');
      yield { span: cycle[0]!.span, message: message(wording, names) };
    }
  }
}
