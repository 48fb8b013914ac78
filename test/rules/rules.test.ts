import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { traceDraft } from '../../server/src/directives/link.ts';
import { noRuling, type Ruling, rememberLink } from '../../server/src/directives/ruling.ts';
import type { Directive } from '../../server/src/directives/trace.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { readOrgans } from '../../server/src/organs/file.ts';
import { builtInRegistry, createRegistry } from '../../server/src/organs/registry.ts';
import { applyEdits } from '../../server/src/rules/fix.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { render } from '../../server/src/text/message.ts';
import { type FixtureCase, readFixture } from '../support/fixtures.ts';

const folder = new URL('.', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** Decisions that accept every link of a draft to its first directive, as it was when it had other clauses. */
function acceptAll(draft: Draft, { uri, draft: above }: Directive, clauses: string): Ruling {
  const [start] = [above.text.indexOf('一、')];
  const before = { uri, draft: buildDraft(above.text.slice(0, start) + clauses) };
  const links = traceDraft(draft, [before]).links.map(({ clause, parent }) =>
    rememberLink({ draft, path: 'draft.txt' }, clause, { draft: before.draft, path: uri }, parent, {
      kind: 'accepted',
      reason: '',
    }),
  );
  return { ...noRuling, links };
}

function check(text: string, { directives, organs, accepted }: FixtureCase): readonly Finding[] {
  const draft = buildDraft(text);
  const library = directives.map((file) => ({ uri: `test:/${file.name}`, draft: buildDraft(file.text) }));
  const ruling = accepted === null ? noRuling : acceptAll(draft, library[0]!, accepted);
  const trace = library.length > 0 ? traceDraft(draft, library, [], ruling) : null;
  const onFailure = (code: string, error: unknown): void => {
    throw new Error(`${code} failed`, { cause: error });
  };
  const file = organs === null ? null : readOrgans(organs);
  const registry = file ? createRegistry(file.organs, file.isWhole) : builtInRegistry;
  return runRules(draft, rules, { trace, organs: registry }, { levels: new Map(), onFailure });
}

function shown(
  text: string,
  findings: readonly { readonly code: string; readonly span: { start: number; end: number } }[],
): string[] {
  return findings.map(({ code, span }) => `${code} ${span.start}–${span.end} ${text.slice(span.start, span.end)}`);
}

describe.each(fixtures)('%s', (name) => {
  const cases = readFixture(readFileSync(new URL(name, folder), 'utf8'));
  const code = name.replace('.md', '').replace('-', '/');

  test('shows both a finding and a text without one', () => {
    expect(cases.some(({ expected }) => expected.some((finding) => finding.code === code))).toBe(true);
    expect(cases.some(({ expected }) => expected.length === 0)).toBe(true);
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const findings = check(each.draft, each);
    expect(shown(each.draft, findings)).toEqual(shown(each.draft, each.expected));
    if (each.messages) expect(findings.map((finding) => render(finding.message, 'zh-cn'))).toEqual(each.messages);
    if (each.fixed === null) return;
    const fixes = findings.flatMap((finding) => finding.fixes?.[0] ?? []);
    const fixed = fixes.toReversed().reduce((text, fix) => applyEdits(text, fix.edits), each.draft);
    expect(fixed).toBe(each.fixed);
    expect(shown(fixed, check(fixed, each))).toEqual([]);
  });
});

test('every rule has its fixture', () => {
  expect(fixtures.map((name) => name.replace('.md', ''))).toEqual(
    rules.map((rule) => rule.meta.code.replace('/', '-')).sort(),
  );
});
