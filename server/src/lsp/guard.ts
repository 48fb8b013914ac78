import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { HostError } from '../workspace/host.ts';
import type { Session } from './session.ts';

/** Answers a request. `params` is what the client sent: it may be anything. */
export type RequestHandler<Params, Result> = (
  session: Session,
  params: Params,
  token: CancellationToken,
) => Result | Promise<Result>;

/** Takes a notification. `params` is what the client sent: it may be anything. */
export type NotificationHandler<Params> = (session: Session, params: Params) => void | Promise<void>;

/** Where the session is found: there is none before `initialize`, and none after `shutdown`. */
export interface SessionHolder {
  readonly session: Session | null;
  readonly ended: boolean;
}

/**
 * Registers a handler for a request. Whatever happens, the client gets an answer: an error of the protocol before `initialize`, after
 * `shutdown` and for a cancelled request, else the handler's answer, and where the handler throws the neutral one with a line in the log.
 */
export function answer<Params, Result>(
  connection: Connection,
  holder: SessionHolder,
  method: string,
  neutral: Result,
  handler: RequestHandler<Params, Result>,
): void {
  connection.onRequest(method, async (given: unknown, token: CancellationToken): Promise<unknown> => {
    const { session } = holder;
    if (!session) return notNow(holder);
    if (token.isCancellationRequested) return cancelled();
    const work = attempt(connection, method, neutral, async () => handler(session, given as Params, token));
    // Who cancels need not wait for the library: the answer goes out at once, the work ends unheard.
    return Promise.race([work, cancellation(token)]);
  });
}

async function attempt<Result>(
  connection: Connection,
  method: string,
  neutral: Result,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    report(connection, method, error);
    return neutral;
  }
}

function cancellation(token: CancellationToken): Promise<ResponseError<void>> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => resolve(cancelled()));
  });
}

/** Registers a handler for a notification. Out of order it does nothing; where it throws, a line goes to the log. */
export function take<Params>(
  connection: Connection,
  holder: SessionHolder,
  method: string,
  handler: NotificationHandler<Params>,
): void {
  connection.onNotification(method, async (params: Params) => {
    if (!holder.session) return;
    try {
      await handler(holder.session, params);
    } catch (error) {
      report(connection, method, error);
    }
  });
}

/** Writes what went wrong to the client's log. A file that is not there is everyday life and no entry. */
export function report(connection: Connection, what: string, error: unknown): void {
  if (error instanceof HostError && error.failure === 'not-found') return;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  connection.console.error(`${what}: ${detail}`);
}

/** Tells the client something; to one that is gone nothing is told, and that is no failure. */
export async function notify(connection: Connection, method: string, params: object): Promise<void> {
  try {
    await connection.sendNotification(method, params);
  } catch {
    // Who has gone away needs no answer.
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function notNow(holder: SessionHolder): ResponseError<void> {
  return holder.ended
    ? new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down')
    : new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not initialized');
}
