import type { Span } from './span.ts';

/**
 * What the words of a paragraph say by themselves, wherever the paragraph stands. Offsets count from its first character. `from` is where the
 * part begins that is asked about: behind the label, or 0. The answer holds for good and is never `undefined`.
 */
export type Fact<Value> = (paragraph: KnownWords, from: number) => Value;

/** The words of a paragraph, and what was found out about them so far. */
export class KnownWords {
  readonly text: string;
  /** Facts about the whole paragraph, and by their beginning those about a part. */
  #whole: Map<Fact<unknown>, unknown> | null = null;
  #parts: Map<number, Map<Fact<unknown>, unknown>> | null = null;
  #placed: Map<Fact<unknown>, Placed<unknown>> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The whole paragraph as a span of its own text. */
  get span(): Span {
    return { start: 0, end: this.text.length };
  }

  /** The answer to a question, worked out when it is asked for the first time. */
  ask<Value>(fact: Fact<Value>, from = 0): Value {
    const facts = this.#factsFrom(from);
    const known = facts.get(fact);
    if (known !== undefined) return known as Value;
    const value = fact(this, from);
    facts.set(fact, value);
    return value;
  }

  /**
   * The answer with the offsets of a text in which the paragraph begins at `at`. The last one is kept: an edit leaves what stands in front
   * of it where it was.
   */
  place<Value>(fact: Fact<Value>, at: number, move: (value: Value, by: number) => Value, from = 0): Value {
    this.#placed ??= new Map();
    const last = this.#placed.get(fact);
    if (last?.at === at && last.from === from) return last.value as Value;
    const value = move(this.ask(fact, from), at);
    this.#placed.set(fact, { at, from, value });
    return value;
  }

  #factsFrom(from: number): Map<Fact<unknown>, unknown> {
    if (from === 0) {
      this.#whole ??= new Map();
      return this.#whole;
    }
    this.#parts ??= new Map();
    const known = this.#parts.get(from);
    if (known) return known;
    const facts = new Map<Fact<unknown>, unknown>();
    this.#parts.set(from, facts);
    return facts;
  }
}

interface Placed<Value> {
  readonly at: number;
  readonly from: number;
  readonly value: Value;
}

/** Where the words of the paragraphs of one text come from. */
export interface WordsSource {
  of(words: string): KnownWords;
}

/** Remembers nothing: for texts that are read once. */
export const unremembered: WordsSource = { of: (words) => new KnownWords(words) };

/** What is known of the paragraphs of a draft that is read again and again while somebody edits it. */
export interface WordsMemory {
  /** Begins to read a text: paragraphs of the text that was read before come with what is known of them, all others are forgotten. */
  reading(): WordsSource;
  /** How many paragraphs had to be read so far. */
  readonly read: number;
}

/** A copy that does not hold on to the whole text that a paragraph was cut from, as engines let a piece do. */
function copyOf(piece: string): string {
  return ` ${piece}`.slice(1);
}

/** A memory with nothing in it. It holds the paragraphs of two texts at most: the one that is read and the one before. */
export function createWordsMemory(): WordsMemory {
  let last = new Map<string, KnownWords>();
  let read = 0;
  const readAnew = (words: string): KnownWords => {
    read++;
    return new KnownWords(copyOf(words));
  };
  return {
    get read() {
      return read;
    },
    reading() {
      const before = last;
      const now = new Map<string, KnownWords>();
      last = now;
      return {
        of(words) {
          const again = now.get(words);
          if (again) return again;
          const known = before.get(words) ?? readAnew(words);
          now.set(known.text, known);
          return known;
        },
      };
    },
  };
}
