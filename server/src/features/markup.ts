import { type Language, type Localized, message, render } from '../text/message.ts';

/** Writes the few forms that answers in prose need, as Markdown or as plain text. Arguments are plain text unless they say otherwise. */
export interface Markup {
  /** Words as they are. */
  text(words: string): string;
  strong(words: string): string;
  /** Words that lead to a line of a document; `line` is 0-based. */
  link(words: string, uri: string, line: number): string;
  /** Marked-up text as a quotation, line by line. */
  quote(marked: string): string;
  /** Marked-up entries one below the other. */
  list(marked: readonly string[]): string;
  /** Marked-up paragraphs with space between them; empty ones are left out. */
  paragraphs(marked: readonly string[]): string;
}

/** CommonMark with nothing of the text taken for a mark: every character that could begin one is escaped. */
export const markdown: Markup = {
  text: escapeMarkdown,
  strong: (words) => (words === '' ? '' : `**${escapeMarkdown(words)}**`),
  link: (words, uri, line) =>
    `[${escapeMarkdown(words)}](<${uri.replace(/[<>\n\r]/g, encodeURIComponent)}#L${line + 1}>)`,
  quote: (marked) => prefixLines(marked, '> '),
  list: (marked) => marked.map((entry) => `- ${entry}`).join('\n'),
  paragraphs: (marked) => marked.filter((paragraph) => paragraph !== '').join('\n\n'),
};

/** For clients that show no Markdown. */
export const plain: Markup = {
  text: (words) => words,
  strong: (words) => words,
  link: (words) => words,
  quote: (marked) => prefixLines(marked, '　'),
  list: (marked) => marked.map((entry) => `· ${entry}`).join('\n'),
  paragraphs: (marked) => marked.filter((paragraph) => paragraph !== '').join('\n'),
};

function escapeMarkdown(words: string): string {
  return words
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/^(\s{0,20})([-+=])/gm, '$1\\$2')
    .replace(/^(\s{0,20}\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

function prefixLines(marked: string, prefix: string): string {
  return marked
    .split(/\r\n|\r|\n/)
    .map((line) => prefix + line)
    .join('\n');
}

/** How an answer in prose is written: its marks and its language. */
export interface Manner {
  readonly markup: Markup;
  readonly language: Language;
}

/** A sentence in the language of the answer, with marked-up values for its `{0}`, `{1}`, … */
export function say(manner: Manner, wording: Localized, ...marked: readonly (string | number)[]): string {
  return render(message(wording, ...marked), manner.language);
}
