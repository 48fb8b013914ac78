import type { Draft } from '../model/draft.ts';
import type { Damage } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { formatNumeral } from '../text/numerals.ts';
import type { Rule, RuleFinding } from './rule.ts';

const wordings: { readonly [kind in Damage['kind']]: Localized } = {
  label: {
    'zh-cn': '这里的编号在传抄中损坏，原来多半是“{1}”；全文这样的共 {0} 处，已按原编号理解。',
    'zh-tw': '這裡的編號在傳抄中損壞，原來多半是「{1}」；全文這樣的共 {0} 處，已按原編號理解。',
    en: 'A number was damaged in copying here; it probably was “{1}”. There are {0} of them, read as what they were.',
  },
  'page-number': {
    'zh-cn': '行首的“{1}”像是页码，不是编号；全文这样的共 {0} 处。',
    'zh-tw': '行首的「{1}」像是頁碼，不是編號；全文這樣的共 {0} 處。',
    en: '“{1}” at the line start looks like a page number. There are {0} of them.',
  },
  'line-break': {
    'zh-cn': '句子在行末被断开，像是从版式文件抄来的；全文这样的共 {0} 处，已连起来理解。',
    'zh-tw': '句子在行末被斷開，像是從版式檔案抄來的；全文這樣的共 {0} 處，已連起來理解。',
    en: 'Lines break inside sentences, as in text copied from a page layout. There are {0} such breaks, read as if they were not there.',
  },
  pinyin: {
    'zh-cn': '汉字后面夹有拼音“{1}”，是字体转换留下的；全文这样的共 {0} 处。',
    'zh-tw': '漢字後面夾有拼音「{1}」，是字體轉換留下的；全文這樣的共 {0} 處。',
    en: 'Pinyin “{1}” behind a character, left by a font conversion. There are {0} of them.',
  },
  table: {
    'zh-cn': '表格在传抄中散成了一格一行，已按“{1}”各栏理解；全文这样的表格共 {0} 个。',
    'zh-tw': '表格在傳抄中散成了一格一行，已按「{1}」各欄理解；全文這樣的表格共 {0} 個。',
    en: 'The cells of a table stand on lines of their own here, read by the columns “{1}”. There are {0} such tables.',
  },
  markup: {
    'zh-cn': '“{1}”是从别的软件带来的排版符号，公文里没有；全文这样的共 {0} 处，定稿前应删去。',
    'zh-tw': '「{1}」是從別的軟體帶來的排版符號，公文裡沒有；全文這樣的共 {0} 處，定稿前應刪去。',
    en: '“{1}” is a mark of layout that came along from another program. There are {0} of them, to be taken out before the document goes out.',
  },
  'lost-character': {
    'zh-cn': '“{1}”是损坏的字符，原来多半是空格；全文这样的共 {0} 处。',
    'zh-tw': '「{1}」是損壞的字元，原來多半是空格；全文這樣的共 {0} 處。',
    en: '“{1}” is what is left of damaged characters, probably blanks. There are {0} of them.',
  },
};

/** What a copy did to a text on its way and not its author: said once for each kind, at its first place. */
export const rule: Rule = {
  meta: {
    code: 'document/damage',
    title: { 'zh-cn': '文字在传抄中损坏', 'zh-tw': '文字在傳抄中損壞', en: 'Text damaged in copying' },
    severity: 'info',
    reads: 'draft',
    fix: 'none',
    basis: '网页、版式文件和字体转换抄本中所见',
    since: '0.1.0',
  },
  *check(draft) {
    const counts = new Map<Damage['kind'], { readonly first: Damage; count: number }>();
    for (const damage of draft.tree.damages) {
      const known = counts.get(damage.kind);
      if (known) known.count++;
      else counts.set(damage.kind, { first: damage, count: 1 });
    }
    for (const { first, count } of counts.values()) yield report(draft, first, count);
  },
};

function report(draft: Draft, damage: Damage, count: number): RuleFinding {
  const typed = draft.text.slice(damage.start, damage.end);
  const shown = damage.kind === 'table' ? damage.probably! : damage.kind === 'label' ? labelText(damage) : typed;
  return { span: { start: damage.start, end: damage.end }, message: message(wordings[damage.kind], count, shown) };
}

function labelText(damage: Damage): string {
  return `（${formatNumeral(Number(damage.probably))}）`;
}
