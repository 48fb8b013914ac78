import type { Draft } from '../model/draft.ts';
import { nameDraft, sameSubject } from './documentName.ts';
import { levelOf } from './levels.ts';
import type { ParentDocument } from './trace.ts';

/** Whether a body is a department: it carries out its own share of what its government is told. */
function isDepartment(body: string): boolean {
  const level = levelOf(body);
  return level !== null && !Number.isInteger(level);
}

/**
 * Whether a draft must implement all of a parent. A document that people pinned, always; one on the same subject, where the draft cites it or
 * it is the nearest one above: what stands above that again comes down through it. Not a department all that its government was told, nor
 * anybody all of a document on another subject.
 */
export function isDemandedInFull(draft: Draft, parent: ParentDocument, parents: readonly ParentDocument[]): boolean {
  if (parent.why === 'pinned') return true;
  const [own, name] = [nameDraft(draft), nameDraft(parent.directive.draft)];
  if (!sameSubject(own, name)) return false;
  if (isDepartment(own.body) && !isDepartment(name.body)) return false;
  if (parent.why === 'cited') return true;
  return parents.every(({ why }) => why === 'same-subject-and-year') && parents[0] === parent;
}
