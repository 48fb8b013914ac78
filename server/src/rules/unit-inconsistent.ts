import type { Draft } from '../model/draft.ts';
import { placedName, placeOfName } from '../organs/places.ts';
import type { Registry } from '../organs/registry.ts';
import { bareWords, idOfOrgan } from '../organs/units.ts';
import { variantOf } from '../organs/variants.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { namedNotes } from './notes.ts';
import type { Fix, Rule } from './rule.ts';

const other: Localized = {
  'zh-cn': '同一个单位，这里写作“{0}”，别处写作“{1}”（{2} 处）：一份文件里应只用一个名称。',
  'zh-tw': '同一個單位，這裡寫作「{0}」，別處寫作「{1}」（{2} 處）：一份文件裡應只用一個名稱。',
  en: 'One unit is “{0}” here and “{1}” elsewhere ({2} times): one name for one unit in one draft.',
};
const usual: Localized = { 'zh-cn': '写作“{0}”', 'zh-tw': '寫作「{0}」', en: 'written “{0}”' };
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** One unit has one name in one draft. */
export const rule: Rule = {
  meta: {
    code: 'unit/inconsistent',
    title: {
      'zh-cn': '同一单位前后名称不一',
      'zh-tw': '同一單位前後名稱不一',
      en: 'One unit under two names',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '《党政机关公文处理工作条例》（中办发〔2012〕14号）第十九条：人名、地名、机构名称等准确',
    since: '0.1.0',
  },
  *check(draft, { organs }) {
    for (const spellings of unitsOf(draft, organs).values()) {
      if (spellings.size < 2) continue;
      const [most, ...others] = [...spellings.values()].sort((one, two) => two.length - one.length);
      const model = most![0]!;
      for (const mention of others.flat()) {
        const span = { start: mention.start, end: mention.end };
        const name = placed(model, mention);
        const fix: Fix = { title: message(change, name), safety: 'review', edits: [{ span, newText: name }] };
        yield {
          span,
          message: message(other, mention.name, name, most!.length),
          related: [{ uri: null, span: { start: model.start, end: model.end }, message: message(usual, model.name) }],
          fixes: [fix],
        };
      }
    }
  },
};

interface Named extends Span {
  readonly name: string;
}

/** Unit → spelling → where it stands. The 市 that a note gives only once makes no other spelling, nor does a bracket behind the name. */
function unitsOf(draft: Draft, organs: Registry): ReadonlyMap<string, ReadonlyMap<string, readonly Named[]>> {
  const units = new Map<string, Map<string, Named[]>>();
  for (const note of namedNotes(draft, organs)) {
    for (const { name, mentions, organ, inherited, known, start, end } of note.units) {
      if (mentions.some(({ collective }) => collective)) continue;
      const words = bareWords(draft.pieces, known);
      const bare = words.text;
      const unit = organ ? idOfOrgan(organ) : variantOf(words, inherited);
      const spelling = words.ask(placedName).rest;
      const spellings = units.get(unit) ?? new Map<string, Named[]>();
      units.set(unit, spellings);
      const places = spellings.get(spelling) ?? [];
      spellings.set(spelling, places);
      places.push({ name: bare, start, end: start + (bare === name ? end - start : bare.length) });
    }
  }
  return units;
}

/** The name of the model, with 市 or without it as the place where it is put has it. */
function placed(model: Named, { name }: Named): string {
  const from = placeOfName(keyOf(model.name));
  const to = placeOfName(keyOf(name));
  if (from.place !== to.place || (from.word === '') === (to.word === '')) return model.name;
  return to.word === '' ? model.name.slice(from.word.length) : to.word + model.name;
}
