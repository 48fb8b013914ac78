/** A stretch of a document, in UTF-16 offsets of what the author typed; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span as many characters further on. */
export function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The text that a span covers. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether `offset` lies in the span; both ends count, so that a cursor behind the last character still belongs to it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans share at least one character. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether `outer` holds every character of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
