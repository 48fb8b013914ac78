import type { Draft } from '../model/draft.ts';
import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';
import { type DocumentName, sameNumber, sameSubject } from './documentName.ts';
import { type Directive, identityOf } from './trace.ts';

/** A sentence of fewer characters is no mark of a text. */
const tellingSentence = 8;
/** Share of the sentences of the shorter text that stand in the other one, from which on it is the same text. */
const sameText = 0.8;

/** The sentences of a document as keys, without marks. */
function sentencesOf(draft: Draft): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { sentences } of draft.clauses) {
    for (const { sentence } of sentences) {
      const key = keyOf(textOf(draft.text, sentence)).replace(/[^\p{L}\p{N}]/gu, '');
      if (key.length >= tellingSentence) found.add(key);
    }
  }
  return found;
}

function isSameText(one: Draft, other: Draft): boolean {
  const [first, second] = [sentencesOf(one), sentencesOf(other)];
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  if (short.size === 0) return false;
  let common = 0;
  for (const sentence of short) if (long.has(sentence)) common++;
  return common >= sameText * short.size;
}

/**
 * Whether two documents of a library are copies of one instrument: the same number, or title and issuer, where one copy does not tell its number; with
 * two numbers only where the texts are the same, too, as in a copy that was given another number.
 */
export function isCopy(one: Directive, other: Directive, oneName: DocumentName, otherName: DocumentName): boolean {
  const sameIssuer = oneName.body === '' || otherName.body === '' || oneName.body === otherName.body;
  if (oneName.number && otherName.number) {
    if (sameNumber(oneName.number, otherName.number)) return true;
    return sameIssuer && sameSubject(oneName, otherName) && isSameText(one.draft, other.draft);
  }
  if (!sameIssuer || oneName.core === '' || oneName.core !== otherName.core) return false;
  return identityOf(one).year === identityOf(other).year || isSameText(one.draft, other.draft);
}

/** Which of two copies is the better one to compare a draft with: of the draft's script, then the less damaged, then the longer one. */
export function betterCopy(draft: Draft, one: Directive, other: Directive): Directive {
  const marks = ({ draft: copy }: Directive) => [
    copy.script === draft.script ? 0 : 1,
    copy.tree.damages.length,
    -copy.text.length,
  ];
  const [first, second] = [marks(one), marks(other)];
  const at = first.findIndex((mark, index) => mark !== second[index]);
  return at < 0 || first[at]! < second[at]! ? one : other;
}
