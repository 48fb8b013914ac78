import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTokenizer, renderScopes, type Tokenize } from '../support/grammar.ts';

const documents = new URL('documents/', import.meta.url);

describe('scopes of small documents', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  test.each(readdirSync(documents).sort())('%s', async (name) => {
    const text = readFileSync(new URL(name, documents), 'utf8');
    await expect(renderScopes(text, tokenize(text))).toMatchFileSnapshot(
      `snapshots/${name.replace('.txt', '.scopes')}`,
    );
  });
});
