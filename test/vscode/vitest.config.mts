import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests that need a real editor. They are no part of `npm test`; `npm run test:editor` installs the editor first.
// `--mode pictures` makes the pictures of the documentation instead.
export default defineConfig(({ mode }) => ({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: mode === 'pictures' ? ['test/vscode/pictures.ts'] : ['test/{vscode,editors}/**/*.editor.ts'],
    globalSetup: ['./test/vscode/support/fresh-pictures.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    silent: 'passed-only',
    reporters: ['verbose', './test/vscode/support/results.ts'],
  },
}));
