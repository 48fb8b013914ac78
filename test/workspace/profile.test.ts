import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/workpoints.schema.json' with { type: 'json' };
import { render } from '../../server/src/text/message.ts';
import { levelUnder, profiles, usualProfile } from '../../server/src/workspace/profile.ts';
import { readProject, ruleLevels } from '../../server/src/workspace/project.ts';

describe('a profile', () => {
  it('changes what the table of its page says', () => {
    const page = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| \S+ `(\w+)` \| `(\w+)` \| `(\w+)` \| `(\w+)` \|$/gm)].map((row) =>
      row.slice(1),
    );
    const levels = ruleLevels.filter((level) => level !== 'off');
    expect(rows).toEqual(levels.map((level) => [level, ...profiles.map((profile) => levelUnder(profile, level))]));
    for (const profile of profiles) expect(levelUnder(profile, 'off')).toBe('off');
    for (const level of ruleLevels) expect(levelUnder(usualProfile, level)).toBe(level);
  });

  it('is read from the project file, and a wrong one is named at its place', () => {
    expect(readProject('{ "profile": "final" }').profile).toBe('final');
    expect(readProject('{}').profile).toBeNull();
    const text = '{ "profile": "终稿", "directives": ["上位"] }';
    const { profile, problems, directives } = readProject(text);
    expect([profile, directives.length]).toEqual([null, 1]);
    expect(
      problems.map(({ span, message }) => `${text.slice(span.start, span.end)} ${render(message, 'zh-cn')}`),
    ).toEqual(['"终稿" “profile”应为 drafting review final 之一（起草、送审、终稿）']);
    expect(schema.properties.profile.enum).toEqual([...profiles]);
  });
});
