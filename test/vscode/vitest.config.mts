import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests that need a real editor. They are no part of `npm test`; `npm run test:editor` installs the editor first.
// `--mode pictures` makes the pictures of the documentation instead.
export default defineConfig(({ mode }) => ({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: mode === 'pictures' ? ['test/vscode/pictures.ts'] : ['test/{vscode,editors}/**/*.editor.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    silent: 'passed-only',
    reporters: ['verbose', './test/vscode/support/results.ts'],
  },
}));
