/** Values that were asked for lately, by a text. */
export interface Recent<Value> {
  /** The value kept for a text, made where there is none. */
  recall(text: string, make: () => Value): Value;
}

/** A copy that does not hold on to the longer text that a piece was cut from, as engines let a piece do. */
function copyOf(piece: string): string {
  return ` ${piece}`.slice(1);
}

/**
 * Keeps the values asked for last: at least `most` of them, at most twice as many. What was not asked for while `most` others came is forgotten,
 * so that memory stays the same however long somebody edits.
 */
export function createRecent<Value>(most: number): Recent<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return {
    recall(text, make) {
      const known = young.get(text);
      if (known !== undefined) return known;
      const value = old.get(text) ?? make();
      if (young.size >= most) {
        old = young;
        young = new Map();
      }
      young.set(copyOf(text), value);
      return value;
    },
  };
}
