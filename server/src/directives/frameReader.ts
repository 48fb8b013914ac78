import { normaliseKey, type TextKey } from '../text/key.ts';
import { createRecent } from '../text/recent.ts';
import { readFrame, type TaskFrame } from './frames.ts';

/** A heading or a sentence as task, and the key that it was read from. */
export interface ReadFrame {
  readonly frame: TaskFrame;
  readonly key: TextKey;
}

/** Reads headings and sentences as tasks, the same words once. */
export interface FrameReader {
  read(words: string, isHeading: boolean): ReadFrame;
  /** The first words of a sentence, given as its key, up to the first comma. */
  readLead(key: string): TaskFrame;
}

/** How many headings and sentences are remembered: those of a draft of a million characters. */
const mostRemembered = 1 << 15;

/** A reader with nothing read yet. */
export function createFrameReader(): FrameReader {
  const headings = createRecent<ReadFrame>(mostRemembered);
  const sentences = createRecent<ReadFrame>(mostRemembered);
  const leads = createRecent<TaskFrame>(mostRemembered);
  return {
    read: (words, isHeading) =>
      (isHeading ? headings : sentences).recall(words, () => {
        const key = normaliseKey(words);
        return { key, frame: readFrame(key.text, isHeading) };
      }),
    readLead(key) {
      const comma = key.indexOf(',');
      const lead = comma < 0 ? key : key.slice(0, comma);
      return leads.recall(lead, () => readFrame(lead, true));
    },
  };
}
