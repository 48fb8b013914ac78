import { keyOf } from '../text/key.ts';
import { placeOfName } from './places.ts';
import { findOrgan, type Registry } from './registry.ts';
import { unitId } from './units.ts';

/** How it is known that a group holds a unit: the registry lists its members, or the form of both names says so. */
export type Membership = 'members' | 'form';

/** How deep groups may lie in groups: 各区各部门 in the registry may name 各区政府 and 市政府各部门. */
const deepest = 4;

/**
 * Whether a group such as 市政府各部门 or 各区政府 holds a unit. Where the registry lists the members of the group, its list decides; else
 * the form of the names does, as a reader would: 东城区政府 is one of 各区政府, 市教委 is one of 市政府各部门. Open groups (有关部门,
 * 相关单位) hold nobody by their form: who is meant is not said.
 */
export function membershipIn(
  registry: Registry,
  group: string,
  inherited: string | null,
  name: string,
): Membership | null {
  const listed = membersOf(registry, group, inherited, deepest);
  if (listed) return listed.has(unitId(registry, name, null)) ? 'members' : null;
  return holdsByForm(keyOf(group), keyOf(name)) ? 'form' : null;
}

/** The ids of the units that the registry lists for a group, those of groups in it included; `null` where it lists none. */
function membersOf(
  registry: Registry,
  group: string,
  inherited: string | null,
  depth: number,
): ReadonlySet<string> | null {
  const members = findOrgan(registry, group, inherited)?.members ?? [];
  if (members.length === 0) return null;
  const ids = members.flatMap((member) => {
    const inner = depth > 0 ? membersOf(registry, member, null, depth - 1) : null;
    return [unitId(registry, member, null), ...(inner ?? [])];
  });
  return new Set(ids);
}

/** 各区政府, 各区、县级市, 各县(市、区)人民政府, 各乡镇(街道): what kinds of places are meant. */
const areas =
  /^各(?:地)?(?<kinds>(?:自治区|直辖市|自治州|自治县|县级市|设区市|省|市|州|盟|区|县|旗|乡|镇|街道|[、和及与()/])+)(?:人民)?(?:政府|办事处|管委会)?$/;
/** 市政府各部门, 市级各部门, 各市级部门, 市政府各委办局, 各部门, 国务院各部门. */
const departments =
  /^(?:(?<word>国务院|[省市区县州旗])?(?:人民政府|政府|级|直)?各|各(?<level>[省市区县州旗])(?:级|直属?)?)(?:工作)?(?:部门|委办局|委、办、局)$/;
/** What departments of a government are called. Bodies of the Party (市委宣传部) are none of them. */
const departmentName = /(?:局|委|委员会|厅|办|办公室|办公厅)$/;
const partyName = /^委(?:宣传|组织|统战|政法|办|网信|编|社会|军民|党校|研究)|纪委|政府$/;

function holdsByForm(group: string, name: string): boolean {
  const { word, rest, place } = placeOfName(name);
  const kinds = areas.exec(group)?.groups?.kinds;
  if (kinds !== undefined) return isArea(kinds, name);
  const found = departments.exec(group);
  if (!found) return false;
  const level = found.groups!.word ?? found.groups!.level;
  if (level === '国务院') return word === '' && place === '' && /(?:部|委|局|署|总局)$/.test(name);
  return (level === undefined || level === word) && departmentName.test(rest) && !partyName.test(rest);
}

/** 东城区政府, 东城区, 望京街道办事处: a place of one of the kinds, or its government. */
function isArea(kinds: string, name: string): boolean {
  const bare = name.replace(/(?:人民)?政府$|办事处$|管委会$/, '');
  const kind = /(?:街道|[省市州盟区县旗乡镇])$/.exec(bare)?.[0];
  return kind !== undefined && bare.length > kind.length && !bare.startsWith('各') && kinds.includes(kind);
}
