import { keyOfWords } from '../text/key.ts';
import type { Fact } from '../text/knownWords.ts';

/** The word in front of a name that says whose body it is: 市 of 市财政局, 省, 区 … */
const levelWord = '省市区县州盟旗镇乡';
const placeName = /^[^省市区县州盟旗镇乡国]{1,6}(?:自治)?(?=[省市区县州盟旗])/;
const central = /^(?:国家|国务院|中央|中共中央|中国|全国|最高)/;
/** Words that begin with such a character and do not say whose body it is: 市场监管局, 区域办, 县域办, 区块链办. */
const noPlace = /^(?:市场|市政(?![府务协法研])|市容|区域|区块|县域|乡村|城乡|省际|州级)/;

/** Words that end in such a character and are no place: 城市管理委, 园区办, 开发区管委会. */
const noPlaceName = /(?:^[城都社园全本我各景地林校]|开发|新|功能|示范|试验|.[园景])$/;

/** A name taken apart: `北京市` `环保局` is `place` 北京, `word` 市, `rest` 环保局. */
export interface PlacedName {
  readonly place: string;
  /** `市`; empty where the name does not say whose body it is. */
  readonly word: string;
  readonly rest: string;
}

/** The name of a unit taken apart; see `placeOfName`. */
export const placedName: Fact<PlacedName> = (name) => placeOfName(name.ask(keyOfWords));

/** Takes the key of a name apart. `市市场监管局` is 市 and 市场监管局; `市场监管局` has no word. */
export function placeOfName(key: string): PlacedName {
  if (central.test(key)) return { place: '', word: '', rest: key };
  const found = placeName.exec(key)?.[0] ?? '';
  const place = noPlaceName.test(found) ? '' : found;
  const at = place.length;
  const behind = key.slice(at);
  const isWord = levelWord.includes(behind[0] ?? ' ') && behind.length > 2 && !noPlace.test(behind);
  if (!isWord) return { place: '', word: '', rest: key };
  return { place, word: behind[0]!, rest: behind.slice(1) };
}
