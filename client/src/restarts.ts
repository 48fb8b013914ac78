/** How often the server may end unasked within the window before it is not started again. */
export const mostRestarts = 4;

/** The window in which its ends are counted, in milliseconds. */
export const restartWindow = 3 * 60 * 1000;

/** Whether to start the server again after it ended unasked; `ends` are the times of this and the earlier ends, in milliseconds. */
export function mayRestart(ends: readonly number[]): boolean {
  const last = ends.at(-1);
  if (last === undefined) return true;
  return ends.filter((time) => last - time <= restartWindow).length <= mostRestarts;
}
