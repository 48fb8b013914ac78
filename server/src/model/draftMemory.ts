import { createWordsMemory, type WordsMemory } from '../text/knownWords.ts';

/** What is known of the text of one draft that is read again and again while somebody edits it. Belongs to whoever owns the draft. */
export interface DraftMemory {
  readonly paragraphs: WordsMemory;
  /** Names of units and sentences. */
  readonly pieces: WordsMemory;
}

/** A memory with nothing in it. */
export function createDraftMemory(): DraftMemory {
  return { paragraphs: createWordsMemory(), pieces: createWordsMemory() };
}
