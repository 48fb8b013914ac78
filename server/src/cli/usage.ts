import type { Message } from '../text/message.ts';

/** The command line was used wrongly; the command does nothing. */
export class UsageError extends Error {
  /** What is wrong, for the user. */
  readonly explanation: Message;

  constructor(explanation: Message) {
    super(explanation.wording.en);
    this.name = 'UsageError';
    this.explanation = explanation;
  }
}
