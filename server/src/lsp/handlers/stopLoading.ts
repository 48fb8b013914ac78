import type { Session } from '../session.ts';

/** The user does not want to wait for the library: what was read of it counts. */
export function stopLoading({ service }: Session): void {
  service.stopLoading();
}
