import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.WORKPOINTS_FIGURES;

/** Where `npm run quality` collects what the tests measured. */
export const figuresFolder = fileURLToPath(new URL('../../out/figures/', import.meta.url));

/**
 * Hands a figure that a test measured to `npm run quality`, which sets WORKPOINTS_FIGURES; does nothing otherwise. `name` is that of a file:
 * letters, digits and hyphens.
 */
export function recordFigure(name: string, value: unknown): void {
  if (!folder) return;
  mkdirSync(figuresFolder, { recursive: true });
  writeFileSync(join(figuresFolder, `${name}.json`), JSON.stringify(value));
}
