import type { Draft } from '../model/draft.ts';
import type { Registry } from '../organs/registry.ts';
import { type OtherNames, occasionOf, supersededBy } from '../organs/renamed.ts';
import { mayNameOld, oldNamesIn } from '../organs/textNames.ts';
import type { KnownWords } from '../text/knownWords.ts';
import { type Localized, message } from '../text/message.ts';
import { overlaps, type Span } from '../text/span.ts';
import { namedNotes } from './notes.ts';
import { once } from './once.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const renamed: Localized = {
  'zh-cn': '“{0}”已经改组，应为“{1}”；指改组以前的，写作“原{0}”。',
  'zh-tw': '「{0}」已經改組，應為「{1}」；指改組以前的，寫作「原{0}」。',
  en: '“{0}” was reorganised: it is “{1}” now; for the time before write “原{0}”.',
};
const perhaps: Localized = {
  'zh-cn': '“{0}”多半已经改组，一般为“{1}”，各地名称不尽相同，请核对。',
  'zh-tw': '「{0}」多半已經改組，一般為「{1}」，各地名稱不盡相同，請核對。',
  en: '“{0}” was probably reorganised, mostly as “{1}”; names differ from place to place, please check.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Nobody is named as he was called before a reform. */
export const rule: Rule = {
  meta: {
    code: 'unit/superseded',
    title: {
      'zh-cn': '已经改组的单位名称',
      'zh-tw': '已經改組的單位名稱',
      en: 'The name of a unit before its reform',
    },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: '历次国务院和地方机构改革方案；本工作区的 organs.json',
    since: '0.1.0',
  },
  *check(draft, { organs }) {
    const occasion = occasionOf(draft);
    if (!occasion) return;
    const replaced = once((name, inherited) => supersededBy(organs, occasion, name, inherited));
    const notes = namedNotes(draft, organs);
    for (const { units } of notes) {
      for (const { name, mentions, inherited, known, start, end } of units) {
        if (mentions.some(({ collective }) => collective) || name.startsWith('原')) continue;
        const found = replaced(known, inherited);
        if (found) yield report(name, { start, end }, found);
      }
    }
    yield* reportText(
      draft,
      organs,
      replaced,
      notes.map(({ note }) => note),
    );
  },
};

/** Names in sentences: full ones only, and none in titles of documents or in sentences about the past. */
function* reportText(
  draft: Draft,
  organs: Registry,
  replaced: (name: KnownWords, inherited: string | null) => OtherNames | null,
  notes: readonly Span[],
): Iterable<RuleFinding> {
  for (const clause of draft.clauses) {
    if (!clause.syntax.blocks.some(({ words }) => mayNameOld(organs, words))) continue;
    for (const { sentence } of clause.sentences) {
      for (const span of oldNamesIn(organs, draft.text, sentence)) {
        if (notes.some((note) => overlaps(note, span))) continue;
        const name = draft.text.slice(span.start, span.end);
        const found = replaced(draft.pieces.of(name), null);
        if (found) yield { ...report(name, span, found), atMost: found.sure ? 'warning' : 'info' };
      }
    }
  }
}

function report(name: string, span: Span, { names, sure }: OtherNames): RuleFinding {
  const fixes: readonly Fix[] = names.map((each) => ({
    title: message(change, each),
    safety: 'review',
    edits: [{ span, newText: each }],
  }));
  return {
    span,
    message: message(sure ? renamed : perhaps, name, names.join('”“')),
    fixes,
    ...(sure ? {} : { atMost: 'info' }),
  };
}
