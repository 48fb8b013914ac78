import type { Draft } from '../model/draft.ts';
import { type Language, type Localized, languages, message } from '../text/message.ts';
import type { Fix, RuleFinding, TextEdit } from './rule.ts';
import type { FoundWords, WordRow } from './words.ts';

const shouldBe: Localized = { 'zh-cn': '“{0}”应为“{1}”', 'zh-tw': '「{0}」應為「{1}」', en: '“{0}” should be “{1}”' };
const doubtful: Localized = { 'zh-cn': '“{0}”有误', 'zh-tw': '「{0}」有誤', en: '“{0}” is wrong' };
const times: Localized = { 'zh-cn': '（全文 {2} 处）', 'zh-tw': '（全文 {2} 處）', en: ' ({2} times)' };
const colon: Localized = { 'zh-cn': '：', 'zh-tw': '：', en: ': ' };
const stop: Localized = { 'zh-cn': '。', 'zh-tw': '。', en: '.' };
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const changeAll: Localized = {
  'zh-cn': '全部改为“{0}”（{1} 处）',
  'zh-tw': '全部改為「{0}」（{1} 處）',
  en: 'Change all {1} to “{0}”',
};
const another: Localized = { 'zh-cn': '又一处', 'zh-tw': '又一處', en: 'Again' };

/** So many times the same words are a habit: one finding with one fix for all. */
const fewestOfAHabit = 4;
/** How many of the other places a finding names. */
const mostRelated = 20;

/** The findings for words of a table; the same words `habit` times or more are one finding at the first place, with a fix for all. */
export function* reportWords<Row extends WordRow>(
  draft: Draft,
  found: Iterable<FoundWords<Row>>,
  habit = fewestOfAHabit,
): Iterable<RuleFinding> {
  const groups = new Map<string, FoundWords<Row>[]>();
  for (const words of found) {
    const { row, start, end } = words;
    const key = row.together ? row.id : `${row.id} ${draft.text.slice(start, end)}`;
    const group = groups.get(key);
    if (group) group.push(words);
    else groups.set(key, [words]);
  }
  for (const group of groups.values()) {
    if (group.length >= habit) yield report(draft, group);
    else for (const words of group) yield report(draft, [words]);
  }
}

function report<Row extends WordRow>(draft: Draft, group: readonly FoundWords<Row>[]): RuleFinding {
  const { row, start, end } = group[0]!;
  const found = draft.text.slice(start, end);
  const offers = row.mend(found, draft.script);
  const wording = wordingOf(row, offers.length > 0, group.length > 1);
  const fixes = offers.map((offer, index): Fix => {
    const safety = row.safe && index === 0 ? 'safe' : 'review';
    const edits = group.map((words): TextEdit => editOf(draft, words, index, offer));
    const title = group.length > 1 ? message(changeAll, offer, group.length) : message(change, offer);
    return { title, safety, edits };
  });
  const related = group.slice(1, mostRelated + 1).map((words) => ({
    uri: null,
    span: { start: words.start, end: words.end },
    message: message(another),
  }));
  return {
    span: { start, end },
    message: message(wording, found, offers[0] ?? '', group.length),
    related,
    fixes,
    atMost: row.level,
  };
}

/** The edit for one of several places; where the words differ from the first ones, their own correction. */
function editOf<Row extends WordRow>(
  draft: Draft,
  { row, start, end }: FoundWords<Row>,
  index: number,
  offer: string,
): TextEdit {
  const own = row.together ? row.mend(draft.text.slice(start, end), draft.script)[index] : undefined;
  return { span: { start, end }, newText: own ?? offer };
}

function wordingOf(row: WordRow, hasOffer: boolean, isHabit: boolean): Localized {
  const sentence = (language: Language): string => {
    const what = (hasOffer ? shouldBe : doubtful)[language] + (isHabit ? times[language] : '');
    return what + (row.why ? colon[language] + row.why[language] : stop[language]);
  };
  return Object.fromEntries(languages.map((language) => [language, sentence(language)])) as Localized;
}
