import { type Localized, type Message, message } from './message.ts';

/** What a snippet can have filled in: the plan year, the label that comes next, the issuer of the draft. */
export type SnippetValue = 'year' | 'label' | 'issuer';

/** A part of a snippet: text, a place to stop at with what it offers, or something to be filled in. */
export type SnippetPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly number: number; readonly content: readonly SnippetPart[] }
  | { readonly kind: 'choice'; readonly number: number; readonly choices: readonly string[] }
  | { readonly kind: 'value'; readonly name: SnippetValue };

/** A snippet as it was read, or why it cannot be. */
export type SnippetReading =
  | { readonly parts: readonly SnippetPart[]; readonly problem: null }
  | { readonly parts: null; readonly problem: Message };

const wordings = {
  unclosed: {
    'zh-cn': '“{0}”没有写完：应以 } 结束，选项应以 |} 结束',
    'zh-tw': '「{0}」沒有寫完：應以 } 結束，選項應以 |} 結束',
    en: '“{0}” does not end: } is expected, behind choices |}',
  },
  unknown: {
    'zh-cn': `没有“{0}”这样的占位符；可用 \${年份}、\${编号}、\${发文机关}、\${1}、\${1:文字}、\${1|甲,乙|}、$0`,
    'zh-tw': `沒有「{0}」這樣的預留位置；可用 \${年份}、\${編號}、\${發文機關}、\${1}、\${1:文字}、\${1|甲,乙|}、$0`,
    en: `there is no placeholder “{0}”; there are \${year}, \${label}, \${issuer}, \${1}, \${1:text}, \${1|one,other|}, $0`,
  },
  emptyChoice: {
    'zh-cn': '“{0}”中有空的选项',
    'zh-tw': '「{0}」中有空的選項',
    en: 'one of the choices of “{0}” is empty',
  },
  deep: { 'zh-cn': '占位符套得太深', 'zh-tw': '預留位置套得太深', en: 'placeholders are nested too deeply' },
} satisfies { readonly [name: string]: Localized };

const valueNames: ReadonlyMap<string, SnippetValue> = new Map([
  ['年份', 'year'],
  ['year', 'year'],
  ['编号', 'label'],
  ['編號', 'label'],
  ['label', 'label'],
  ['发文机关', 'issuer'],
  ['發文機關', 'issuer'],
  ['issuer', 'issuer'],
]);

const deepest = 4;
/** So much of a wrong placeholder is quoted. */
const quoted = 16;

/**
 * Reads the body of a snippet in the syntax of editors (`$1`, `${1:text}`, `${1|one,other|}`, `$0`, a backslash in front of what is meant as it is)
 * with our own `${年份}`, `${编号}`, `${发文机关}`. A `$` that begins none of them is a `$`.
 */
export function readSnippet(body: string): SnippetReading {
  const reader = new Reader(body);
  const parts = reader.read(0);
  return reader.problem ? { parts: null, problem: reader.problem } : { parts, problem: null };
}

class Reader {
  problem: Message | null = null;
  readonly #body: string;
  #at = 0;

  constructor(body: string) {
    this.#body = body;
  }

  /** Parts up to the end, or inside a placeholder up to its `}`, which is read too. */
  read(depth: number): readonly SnippetPart[] {
    const opened = this.#at;
    const parts: SnippetPart[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
    };
    while (this.#at < this.#body.length && !this.problem) {
      const mark = this.#body[this.#at]!;
      if (depth > 0 && mark === '}') {
        this.#at++;
        flush();
        return parts;
      }
      if (mark === '\\' && this.#at + 1 < this.#body.length) {
        text += this.#body[this.#at + 1]!;
        this.#at += 2;
        continue;
      }
      const part = mark === '$' ? this.#placeholder(depth) : null;
      if (part) {
        flush();
        parts.push(part);
        continue;
      }
      if (this.problem) break;
      text += mark;
      this.#at++;
    }
    flush();
    if (depth > 0 && !this.problem) this.#fail(wordings.unclosed, opened);
    return parts;
  }

  /** The placeholder that begins here; `null` for a `$` alone. */
  #placeholder(depth: number): SnippetPart | null {
    const start = this.#at;
    const bare = /^\$(\d{1,2})/.exec(this.#body.slice(start, start + 3));
    if (bare) {
      this.#at += bare[0].length;
      return { kind: 'stop', number: Number(bare[1]), content: [] };
    }
    if (this.#body[start + 1] !== '{') return null;
    const stop = /^\$\{(\d{1,2})([}:|])/.exec(this.#body.slice(start, start + 6));
    if (!stop) return this.#value(start);
    this.#at += stop[0].length;
    const number = Number(stop[1]);
    if (stop[2] === '}') return { kind: 'stop', number, content: [] };
    if (stop[2] === '|') return this.#choice(start, number);
    if (depth >= deepest) return this.#fail(wordings.deep, start);
    return { kind: 'stop', number, content: this.read(depth + 1) };
  }

  #value(start: number): SnippetPart | null {
    const end = this.#body.indexOf('}', start);
    if (end < 0) return this.#fail(wordings.unclosed, start);
    const name = valueNames.get(this.#body.slice(start + 2, end));
    if (!name) return this.#fail(wordings.unknown, start, end + 1);
    this.#at = end + 1;
    return { kind: 'value', name };
  }

  #choice(start: number, number: number): SnippetPart | null {
    const end = this.#body.indexOf('|}', this.#at);
    if (end < 0) return this.#fail(wordings.unclosed, start);
    const choices = splitChoices(this.#body.slice(this.#at, end));
    this.#at = end + 2;
    if (choices.some((choice) => choice === '')) return this.#fail(wordings.emptyChoice, start, this.#at);
    return { kind: 'choice', number, choices };
  }

  #fail(wording: Localized, start: number, end = this.#body.length): null {
    const words = this.#body.slice(start, Math.min(end, start + quoted));
    this.problem ??= message(wording, end > start + quoted ? `${words}…` : words);
    return null;
  }
}

/** `甲,乙\,丙` is two choices. */
function splitChoices(list: string): readonly string[] {
  const choices = [''];
  for (let at = 0; at < list.length; at++) {
    if (list[at] === ',') choices.push('');
    else if (list[at] === '\\' && at + 1 < list.length) choices[choices.length - 1] += list[++at]!;
    else choices[choices.length - 1] += list[at]!;
  }
  return choices;
}

/** A snippet with every text and choice of it written anew, and every value filled in. */
export function fillSnippet(
  parts: readonly SnippetPart[],
  write: (text: string) => string,
  fill: (name: SnippetValue) => string,
): readonly SnippetPart[] {
  return parts.map((part): SnippetPart => {
    if (part.kind === 'text') return { kind: 'text', text: write(part.text) };
    if (part.kind === 'value') return { kind: 'text', text: fill(part.name) };
    if (part.kind === 'choice') return { ...part, choices: part.choices.map(write) };
    return { ...part, content: fillSnippet(part.content, write, fill) };
  });
}

/** A filled snippet as editors read snippets. */
export function snippetSyntax(parts: readonly SnippetPart[]): string {
  return parts.map(syntaxOf).join('');
}

function syntaxOf(part: SnippetPart): string {
  if (part.kind === 'text') return part.text.replace(/[\\$}]/g, '\\$&');
  if (part.kind === 'value') return '';
  if (part.kind === 'stop')
    return part.content.length === 0 ? `\${${part.number}}` : `\${${part.number}:${snippetSyntax(part.content)}}`;
  const choices = part.choices.map((choice) => choice.replace(/[\\$},|]/g, '\\$&'));
  return `\${${part.number}|${choices.join(',')}|}`;
}

/** A filled snippet as somebody gets it who takes what is offered: default texts, first choices. A stop without text has that of its number elsewhere. */
export function snippetText(parts: readonly SnippetPart[]): string {
  const texts = new Map<number, string>();
  const collect = (some: readonly SnippetPart[]): void => {
    for (const part of some) {
      if (part.kind === 'choice' && !texts.has(part.number)) texts.set(part.number, part.choices[0] ?? '');
      if (part.kind !== 'stop') continue;
      collect(part.content);
      if (part.content.length > 0 && !texts.has(part.number)) texts.set(part.number, plain(part.content));
    }
  };
  const plain = (some: readonly SnippetPart[]): string =>
    some
      .map((part) => {
        if (part.kind === 'text') return part.text;
        if (part.kind === 'value') return '';
        if (part.kind === 'choice') return part.choices[0] ?? '';
        return part.content.length > 0 ? plain(part.content) : (texts.get(part.number) ?? '');
      })
      .join('');
  collect(parts);
  return plain(parts);
}
