import type { StatusJson } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Answers `workpoints/status`. */
export function status({ reporter, scheduler }: Session): StatusJson {
  return reporter.status(scheduler.loading);
}
