import type { Draft } from '../model/draft.ts';
import { labelAt, relabel } from '../syntax/labels.ts';
import { detectScript, toSimplified } from '../text/script.ts';
import { fillSnippet, type SnippetPart, type SnippetValue, snippetText } from '../text/snippet.ts';
import type { Span } from '../text/span.ts';
import { narrowed, writesHalfWidth } from './markWidth.ts';
import { nextLabels } from './nextLabel.ts';

/** A text of a team, as its project has it. */
export interface GivenSnippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly body: readonly SnippetPart[];
  /** The text for drafts in Traditional characters; `null` where there is none. */
  readonly hant: readonly SnippetPart[] | null;
  readonly description: string;
}

/** A text of a team that can be put in at the cursor. */
export interface SnippetOffer {
  readonly name: string;
  readonly description: string;
  /** What is compared with what was typed: the prefixes that begin with it, all of them where nothing was. */
  readonly filter: string;
  /** In the draft's script and width, with year, label and issuer filled in. */
  readonly parts: readonly SnippetPart[];
  /** What was typed of a prefix. */
  readonly span: Span;
}

/**
 * The texts of the team that what stands before the cursor begins, or all of them on a line where nothing does. `year` stands for that of a draft
 * that names none.
 */
export function snippetOffers(
  draft: Draft,
  offset: number,
  snippets: readonly GivenSnippet[],
  year: number,
): readonly SnippetOffer[] {
  const lineStart = draft.lines.start(draft.lines.position(offset).line);
  const before = draft.text.slice(lineStart, offset);
  return snippets.flatMap((snippet) => {
    const typed = Math.max(...snippet.prefixes.map((prefix) => typedOf(before, prefix)));
    if (typed === 0 && before.trim() !== '') return [];
    const span = { start: offset - typed, end: offset };
    const begun = snippet.prefixes.filter((prefix) => typedOf(before, prefix) === typed);
    return [
      {
        name: snippet.name,
        description: snippet.description,
        filter: (typed === 0 ? snippet.prefixes : begun).join(' '),
        parts: filled(draft, span, snippet, year),
        span,
      },
    ];
  });
}

/** How many characters at the end of a text are the beginning of a prefix. */
function typedOf(before: string, prefix: string): number {
  const words = before.slice(-prefix.length).toLowerCase();
  const wanted = prefix.toLowerCase();
  for (let length = words.length; length > 0; length--) {
    // Initials are typed as a word of their own.
    const isInside = isLatin(words.at(-length)) && isLatin(before.at(-length - 1));
    if (!isInside && wanted.startsWith(words.slice(-length))) return length;
  }
  return 0;
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9]/.test(character);
}

function filled(draft: Draft, span: Span, snippet: GivenSnippet, year: number): readonly SnippetPart[] {
  const isHant = draft.script === 'hant';
  const isHalf = writesHalfWidth(draft.text);
  const body = (isHant && snippet.hant) || snippet.body;
  const isForeign = !isHant && detectScript(snippetText(body)) === 'hant';
  const write = (text: string): string => {
    const inScript = isForeign ? toSimplified(text) : text;
    return isHalf ? narrowed(inScript) : inScript;
  };
  const labels = labelsFrom(draft, span);
  const fill = (name: SnippetValue): string => {
    if (name === 'year') return String(draft.year ?? year);
    return name === 'issuer' ? (draft.issuer ?? '') : labels();
  };
  return fillSnippet(body, write, fill);
}

/** The next label at the beginning of a line, at each call the one behind; nothing inside a line. */
function labelsFrom(draft: Draft, { start }: Span): () => string {
  const lineStart = draft.lines.start(draft.lines.position(start).line);
  if (draft.text.slice(lineStart, start).trim() !== '') return () => '';
  const isFirst = !draft.clauses.some(({ syntax }) => syntax.label && syntax.start < start);
  const first = isFirst ? '一、' : (nextLabels(draft, start)[0]?.text ?? '');
  const label = labelAt(first, 0, first.length)?.label;
  let count = 0;
  return () => (label ? relabel(first, label, label.number + count++) + first.slice(label.end) : first);
}
