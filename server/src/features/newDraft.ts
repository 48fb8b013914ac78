import type { Draft, DraftClause, Script } from '../model/draft.ts';
import { findTitles } from '../model/identity.ts';
import { rightForm } from '../model/labelForm.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { toSimplified } from '../text/script.ts';
import { type Span, textOf } from '../text/span.ts';
import { widened, writesHalfWidth } from './markWidth.ts';

/** A place of a new draft that a person has to look at, and why. It is never written into the text. */
export interface ReviewPlace extends Span {
  readonly message: Message;
}

/** A draft to start from. */
export interface NewDraft {
  readonly text: string;
  /** In the order of the text, disjoint. */
  readonly places: readonly ReviewPlace[];
}

/** What a new draft is to be called by. */
export interface NewDraftNames {
  /** `临江市`, `临江市教育局`. */
  readonly issuer: string;
  readonly year: number;
  readonly script: Script;
}

const wordings = {
  task: {
    'zh-cn': '写本条的任务和责任单位。上位条目：{0}',
    'zh-tw': '寫本條的任務和責任單位。上位條目：{0}',
    en: 'Write the tasks of this clause and who does them. Parent clause: {0}',
  },
  reword: {
    'zh-cn': '这是上位文件的原文，请改写成本地的任务。上位条目：{0}',
    'zh-tw': '這是上位文件的原文，請改寫成本地的任務。上位條目：{0}',
    en: 'This is the parent’s own wording; write the local task in its place. Parent clause: {0}',
  },
  place: { 'zh-cn': '请填写。', 'zh-tw': '請填寫。', en: 'To be written.' },
} satisfies { readonly [name: string]: Localized };

/** The fixed words of a new draft. */
const words = {
  hans: {
    points: '工作要点',
    year: '年',
    basis: '为贯彻落实',
    local: (level: string) => `，结合${level === '' ? '' : `本${level}`}实际，制定本要点。`,
    general: (subject: string) => `为做好${subject}工作，制定本要点。`,
    sections: ['重点任务', '组织保障'],
    task: ['任务名称', '任务内容', '责任单位名称'],
    note: (unit: string) => `（责任单位：${unit}）`,
    support: '加强组织领导，做好督促检查，确保各项任务落到实处。',
  },
  hant: {
    points: '工作要點',
    year: '年',
    basis: '為貫徹落實',
    local: (level: string) => `，結合${level === '' ? '' : `本${level}`}實際，制定本要點。`,
    general: (subject: string) => `為做好${subject}工作，制定本要點。`,
    sections: ['重點任務', '組織保障'],
    task: ['任務名稱', '任務內容', '責任單位名稱'],
    note: (unit: string) => `（責任單位：${unit}）`,
    support: '加強組織領導，做好督促檢查，確保各項任務落到實處。',
  },
} as const;

/** Text that grows, with the places in it. */
class Composition {
  text = '';
  readonly places: ReviewPlace[] = [];

  add(words: string): this {
    this.text += words;
    return this;
  }

  addPlace(words: string, reason: Message): this {
    const start = this.text.length;
    this.text += words;
    this.places.push({ start, end: this.text.length, message: reason });
    return this;
  }
}

/**
 * A draft with the sections and clauses of a directive as its skeleton: labels and headings, each clause to be filled. Its headings are the
 * directive's own, and its preamble cites it, so that every clause is linked to its parent from the beginning.
 */
export function fromDirective(directive: Draft, names: NewDraftNames): NewDraft {
  const fixed = words[names.script];
  const isHalf = writesHalfWidth(directive.text);
  const inScript = (text: string) => {
    const wide = isHalf ? widened(text) : text;
    return names.script === 'hans' && directive.script === 'hant' ? toSimplified(wide) : wide;
  };
  const made = new Composition();
  made.add(`${titleOf(names, subjectOf(inScript(directive.title)))}\n\n`);
  const number = directive.number === null ? '' : `（${inScript(directive.number)}）`;
  made.add(`${fixed.basis}《${inScript(citedTitle(directive))}》${number}${fixed.local(levelOf(names.issuer))}\n`);
  for (const clause of directive.clauses) if (clause.syntax.label) addClause(made, directive, clause, inScript);
  return { text: made.text, places: made.places };
}

function addClause(made: Composition, directive: Draft, clause: DraftClause, inScript: (text: string) => string): void {
  const { label, heading, ownLine, sentences } = clause.syntax;
  const name = label!.damaged ? textOf(directive.text, label!) : rightForm(directive, label!, true);
  const written = (span: Span) => inScript(textOf(directive.text, span).replace(/\s+/g, ''));
  const parent = `${name}${inScript(clause.title)}`;
  made.add(inScript(name));
  if (heading && (!clause.leaf || clause.exempt !== null)) made.add(`${written(heading)}\n`);
  else if (heading) made.addPlace(written(heading), message(wordings.task, parent)).add(ownLine ? '\n' : '。\n');
  else if (sentences[0]) made.addPlace(written(sentences[0]), message(wordings.reword, parent)).add('\n');
  else made.add('\n');
}

/** A draft with a section for tasks and one for their support, from nothing. */
export function fromNothing(names: NewDraftNames, subject: string): NewDraft {
  const fixed = words[names.script];
  const made = new Composition();
  const place = message(wordings.place);
  const [task, content, unit] = fixed.task;
  made.add(`${titleOf(names, subject)}\n\n`);
  made.addPlace(fixed.general(`${names.year}${fixed.year}${subject}`), place).add('\n');
  made.add('一、').addPlace(fixed.sections[0], place).add('\n');
  for (const label of ['（一）', '（二）']) {
    made.add(label).addPlace(task, place).add('。').addPlace(content, place).add('。');
    const [before, after] = fixed.note('\n').split('\n') as [string, string];
    made.add(before).addPlace(unit, place).add(`${after}\n`);
  }
  made.add(`二、${fixed.sections[1]}\n`).addPlace(fixed.support, place).add('\n');
  return { text: made.text, places: made.places };
}

/** `临江市2026年政务公开工作要点`. */
export function titleOf({ issuer, year, script }: NewDraftNames, subject: string): string {
  const fixed = words[script];
  return `${issuer}${year}${fixed.year}${subject}${fixed.points}`;
}

/** What the points are about: `政务公开` of `2019年政务公开工作要点`; nothing where the title does not say. */
export function subjectOf(title: string): string {
  return /\d{4}年?(?<subject>.{0,20}?)工作要[点點]/.exec(title)?.groups?.subject ?? '';
}

/** The title of the notice, by which documents are cited, else that of the document. */
export function citedTitle(draft: Draft): string {
  const titles = findTitles(draft.tree).map((title) => textOf(draft.text, title).replace(/\s{1,40}/g, ''));
  return titles.find((title) => title.endsWith('通知')) ?? draft.title;
}

/** 市 of 临江市 and of 临江市教育局: 本市. */
function levelOf(issuer: string): string {
  return /^.{1,12}?(?<level>省|自治区|自治區|市|州|区|區|县|縣)/.exec(issuer)?.groups?.level ?? '';
}
