/** A place in a text: both 0-based, `character` in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into lines and columns and back. Lines end with `\n`, `\r\n` or `\r`, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 13 && text.charCodeAt(at + 1) === 10) continue;
      if (unit === 10 || unit === 13) starts.push(at + 1);
    }
    this.#starts = starts;
    this.#text = text;
  }

  /** How many lines the text has; the empty text has one. */
  get count(): number {
    return this.#starts.length;
  }

  /** The place of an offset; one outside the text is moved to its nearest end. */
  position(offset: number): LinePosition {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.#starts[low]! };
  }

  /** The offset of a place; a column behind the end of its line is moved to that end, a line outside the text to the text's end. */
  offset(position: LinePosition): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    return Math.min(this.start(position.line) + Math.max(0, position.character), this.end(position.line));
  }

  /** Where a line begins. */
  start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Where a line ends, before its line end. */
  end(line: number): number {
    let end = line + 1 < this.#starts.length ? this.#starts[line + 1]! : this.#text.length;
    const first = this.start(line);
    if (end > first && this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > first && line + 1 < this.#starts.length && this.#text.charCodeAt(end - 1) === 13) end--;
    return end;
  }
}
