import { terms } from '../../server/src/rules/data/terms.ts';

/** Our table of confused words as a rule file of prh, so that both look for the same. */
export function confusables(): string {
  const rules = terms.flatMap(({ find, mend, bad }) => {
    const found = /<\|(.*?)\|>/.exec(bad)?.[1] ?? '';
    const expected = mend(found, 'hans')[0];
    if (!expected || new RegExp(find, 'u').test(expected)) return [];
    return [`  - expected: ${JSON.stringify(expected)}\n    pattern: ${JSON.stringify(`/${find}/`)}`];
  });
  return `version: 1\nrules:\n${rules.join('\n')}\n`;
}
