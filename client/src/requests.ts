/** Asks the server; `null` while there is none that can answer. */
export type AskServer = <Answer>(method: string, params: object) => Promise<Answer | null>;
