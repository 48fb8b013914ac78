import type { Draft, DraftClause, Task } from '../model/draft.ts';
import { onOneLine } from '../syntax/characters.ts';
import type { Language, Localized } from '../text/message.ts';
import type { Span } from '../text/span.ts';

const preamble: Localized = { 'zh-cn': '导语', 'zh-tw': '導語', en: 'preamble' };
const closing: Localized = { 'zh-cn': '结尾', 'zh-tw': '結尾', en: 'closing' };

/** A clause as people refer to it: `二、（三）1.`, its labels as printed. */
export function clauseName(draft: Draft, clause: DraftClause, language: Language): string {
  if (clause.role === 'preamble') return preamble[language];
  if (clause.path === 'closing') return closing[language];
  const above = clause.parent ? clauseName(draft, clause.parent, language) : '';
  const { label } = clause.syntax;
  return above + (label ? onOneLine(draft.text, label) : '');
}

/** A clause with its title: `二、（三）加强政策解读`, `导语 2019年政务公开工作的…`. */
export function clauseTitle(draft: Draft, clause: DraftClause, language: Language): string {
  const name = clauseName(draft, clause, language);
  return clause.syntax.label ? name + clause.title : `${name} ${clause.title}`;
}

/** A document as people refer to it: its number, or its title in marks where it has none. */
export function documentName(draft: Draft): string {
  return draft.number ?? `《${draft.title}》`;
}

/** Where the wording of a task stands, without its note: its sentences, or the heading of a clause that says no more than its heading. */
export function taskWording({ clause, sentences }: Task): readonly Span[] {
  const { heading } = clause.syntax;
  return heading && clause.sentences.length === 0 ? [heading] : sentences;
}

/** The wording of a task without its note. */
export function taskText(draft: Draft, task: Task): string {
  return taskWording(task)
    .map((span) => onOneLine(draft.text, span))
    .join('');
}

/** The outermost clause around a clause: the section of a task table. */
export function sectionOf(clause: DraftClause): DraftClause {
  return clause.parent ? sectionOf(clause.parent) : clause;
}
