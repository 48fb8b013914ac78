import type { Session } from '../session.ts';

/** A command of `workspace/executeCommand`: its argument, which may be anything, is read and carried out. Answers whether it was done. */
export type ServerCommand = (session: Session, argument: unknown) => Promise<boolean>;
