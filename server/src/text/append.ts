/**
 * Puts every item at the end of a list, in order. `list.push(...items)` hands each item over as an argument of its own, and a text of a
 * megabyte has more of them than a call can take.
 */
export function appendAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
