import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/code-server.ts';

/** Removes the pictures of the run before, so that those that are there afterwards are of this one. */
export default function removeOldPictures(): void {
  rmSync(join(root, 'out', 'screenshots'), { recursive: true, force: true });
}
