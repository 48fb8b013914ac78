import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildGrammar } from '../../scripts/grammar/grammar.ts';
import { grammarFile } from '../support/grammar.ts';

test('the shipped grammar is what scripts/grammar/write.ts writes', () => {
  expect(JSON.parse(readFileSync(grammarFile, 'utf8'))).toEqual(JSON.parse(JSON.stringify(buildGrammar())));
});

test('every rule that the grammar includes exists, and every rule is included', () => {
  const grammar = buildGrammar();
  const included = new Set(JSON.stringify(grammar).match(/(?<="include":"#)[^"]+/g));
  expect([...included].sort()).toEqual(Object.keys(grammar.repository).sort());
});

test('every scope ends in the language, as themes and settings expect', () => {
  const names = JSON.stringify(buildGrammar()).match(/(?<="(?:content)?[nN]ame":")[^"]+/g)!;
  const scopes = names.filter((name) => name !== 'Work Points').flatMap((name) => name.split(' '));
  expect(scopes.length).toBeGreaterThan(30);
  expect(scopes.filter((scope) => scope !== 'text.workpoints' && !scope.endsWith('.workpoints'))).toEqual([]);
});
