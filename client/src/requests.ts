import type { CancellationToken } from 'vscode';

/** Asks the server; `null` while there is none that can answer, and for a question that was called off. */
export type AskServer = <Answer>(method: string, params: object, token?: CancellationToken) => Promise<Answer | null>;
