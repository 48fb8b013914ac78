import { createParagraphMemory, type ParagraphMemory } from '../syntax/paragraphWords.ts';

/** What is known of the text of one draft that is read again and again while somebody edits it. Belongs to whoever owns the draft. */
export interface DraftMemory {
  readonly paragraphs: ParagraphMemory;
}

/** A memory with nothing in it. */
export function createDraftMemory(): DraftMemory {
  return { paragraphs: createParagraphMemory() };
}
