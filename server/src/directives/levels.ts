const municipalities = ['北京市', '天津市', '上海市', '重庆市'];
const national = /^(?:国务院|中共中央|中央|全国人民代表大会|全国人大|全国政协)/;
const nationalDepartment = /^(?:国家|中国|[\u4e00-\u9fff]{2,8}部$|[\u4e00-\u9fff]{2,8}总局$)/;
const department = /(?:委员会|领导小组|管理局|[局厅委办处院部])$/;
const placeUnits = /(?:自治区|自治州|自治县|兵团|地区|街道|州(?![市县区])|[省市县区旗盟镇乡])/g;

/** How high a body stands: 0 the centre, 1 a province, 2 a prefecture or city, 3 a county or district, 4 a township; a department half a step below its government. */
export type Level = number;

const unitLevels: ReadonlyMap<string, Level> = new Map([
  ['省', 1],
  ['自治区', 1],
  ['兵团', 1],
  ['市', 2],
  ['自治州', 2],
  ['州', 2],
  ['盟', 2],
  ['地区', 2],
  ['县', 3],
  ['自治县', 3],
  ['区', 3],
  ['旗', 3],
  ['镇', 4],
  ['乡', 4],
  ['街道', 4],
]);

/** The place in a body's name: `北京市` of `北京市文化和旅游局`, `济南市钢城区`; empty for the centre. Takes a key. */
export function placeOf(body: string): string {
  let end = 0;
  for (const found of body.matchAll(placeUnits)) {
    // 市场, 区域, 州 within a word: a place's unit does not stand at the beginning.
    if (found.index === 0 || /^(?:市场|区域|地区生产)/.test(body.slice(found.index))) continue;
    if (found.index - end > 8) break;
    end = found.index + found[0].length;
  }
  return body.slice(0, end);
}

/** The level of a body by its name, or `null` where the name does not say. A city of a county's rank counts as a city. Takes a key. */
export function levelOf(body: string): Level | null {
  if (body === '') return null;
  if (national.test(body)) return 0;
  const place = placeOf(body);
  const below = department.test(body) && body.length > place.length ? 0.5 : 0;
  if (place === '') return nationalDepartment.test(body) ? 0.5 : null;
  if (municipalities.includes(place)) return 1 + below;
  const units = Array.from(place.matchAll(placeUnits), (found) => unitLevels.get(found[0]) ?? 2);
  const last = units.at(-1)!;
  // 杭州市建德市: the second 市 is of a county's rank.
  const nested = last === 2 && units.length > 1 && units.at(-2) === 2 ? 3 : last;
  return nested + below;
}
