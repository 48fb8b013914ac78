import type { Span } from '../../server/src/text/span.ts';

/** A file of a case. `directive` ones are the library of the draft, which is the first file. */
export interface FixtureFile {
  readonly name: string;
  readonly text: string;
}

/** A finding that a case expects. */
export interface ExpectedFinding {
  readonly code: string;
  readonly span: Span;
}

/** One case of a literate fixture: a heading, a draft with marks, and what should become of it. */
export interface FixtureCase {
  readonly name: string;
  readonly draft: string;
  readonly expected: readonly ExpectedFinding[];
  readonly directives: readonly FixtureFile[];
  /** The registry of units of its workspace, `organs.json`; `null` where it has none. */
  readonly organs: string | null;
  /** The clauses of the first directive as they were when all links of the draft were accepted; `null` where nobody accepted any. */
  readonly accepted: string | null;
  /** The messages in Simplified Chinese, one a line, where the case says them. */
  readonly messages: readonly string[] | null;
  /** The draft after the first fix of each expected finding, last place first, where the case gives it. */
  readonly fixed: string | null;
}

/** Reads `<|…|>{code}` marks: the text without them and the spans that they enclose, in UTF-16 offsets of that text. */
export function readMarks(marked: string): { readonly text: string; readonly expected: readonly ExpectedFinding[] } {
  const expected: ExpectedFinding[] = [];
  const open: number[] = [];
  let text = '';
  for (let at = 0; at < marked.length; ) {
    if (marked.startsWith('<|', at)) {
      open.push(text.length);
      at += 2;
      continue;
    }
    const closing = /^\|>\{([a-z-]+\/[a-z-]+)\}/.exec(marked.slice(at, at + 80));
    if (closing) {
      const start = open.pop();
      if (start === undefined) throw new Error(`|> without <| behind ${text.slice(-20)}`);
      expected.push({ code: closing[1]!, span: { start, end: text.length } });
      at += closing[0].length;
      continue;
    }
    text += marked[at++];
  }
  if (open.length > 0) throw new Error('<| without |>{code}');
  return { text, expected: expected.sort((one, other) => one.span.start - other.span.start) };
}

/**
 * Reads a literate fixture: `##` headings name cases; in each, a fenced block `workpoints` is the draft with its marks,
 * `directive NAME` a file of its library, `accepted` its clauses when the links were accepted, `organs` its registry of units, `messages` the expected messages, `fixed` the draft after its fixes.
 */
export function readFixture(markdown: string): readonly FixtureCase[] {
  const cases: FixtureCase[] = [];
  for (const section of markdown.split(/^## /m).slice(1)) {
    const name = section.slice(0, section.indexOf('\n')).trim();
    const blocks = [...section.matchAll(/^```(\w+)(?: ([^\n]+))?\n([\s\S]*?)^```$/gm)];
    const find = (kind: string): string | null => blocks.find((block) => block[1] === kind)?.[3] ?? null;
    const marked = find('workpoints');
    if (marked === null) continue;
    const { text, expected } = readMarks(marked);
    cases.push({
      name,
      draft: text,
      expected,
      directives: blocks
        .filter((block) => block[1] === 'directive')
        .map((block) => ({ name: block[2] ?? 'directive.txt', text: block[3]! })),
      organs: find('organs'),
      accepted: find('accepted'),
      messages: find('messages')?.trimEnd().split('\n') ?? null,
      fixed: find('fixed'),
    });
  }
  return cases;
}
