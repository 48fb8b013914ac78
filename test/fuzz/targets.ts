import fc from 'fast-check';
import { expect } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { readOrgans } from '../../server/src/organs/file.ts';
import { createRegistry } from '../../server/src/organs/registry.ts';
import { fixText } from '../../server/src/rules/fix.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { contains, type Span } from '../../server/src/text/span.ts';
import { readDecisions, withChange } from '../../server/src/workspace/decisions.ts';
import { decodeText, EncodingError } from '../../server/src/workspace/encoding.ts';
import { readProject } from '../../server/src/workspace/project.ts';
import { expectSound } from '../support/sound.ts';
import { draftText, fileText } from './inputs.ts';

/** Something that any input may be given to. */
export interface Target {
  readonly name: string;
  /** Strings: kept inputs are files of them. */
  readonly inputs: fc.Arbitrary<string>;
  /** Throws where the input does harm. */
  readonly check: (input: string) => void | Promise<void>;
}

function findingsOn(text: string): readonly Finding[] {
  const onFailure = (code: string, error: unknown): void => {
    throw new Error(`${code} failed`, { cause: error });
  };
  return runRules(buildDraft(text), rules, { trace: null }, { levels: new Map(), onFailure });
}

function expectInside(spans: readonly Span[], text: string): void {
  for (const span of spans) {
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(contains({ start: 0, end: text.length }, span)).toBe(true);
  }
}

const decision = { draft: '甲.txt', title: '推进决策公开', clause: '1.1', state: 'local', reason: '本地任务' } as const;

/** Everything that is fed: parser, rules, fixes, matcher, decisions file, registry, project file, encodings. */
export const targets: readonly Target[] = [
  {
    name: 'parser',
    inputs: draftText,
    check(text) {
      const draft = buildDraft(text);
      expectSound(draft.tree);
      expectInside([...draft.tasks.map(({ span }) => span), ...draft.citations, ...draft.tree.damages], text);
    },
  },
  {
    name: 'rules',
    inputs: draftText,
    check(text) {
      const findings = findingsOn(text);
      expectInside(
        findings.flatMap(({ span, related }) => [
          span,
          ...(related ?? []).filter(({ uri }) => uri === null).map((each) => each.span),
        ]),
        text,
      );
      for (const { edits } of findings.flatMap(({ fixes }) => fixes ?? [])) {
        expectInside(
          edits.map(({ span }) => span),
          text,
        );
        for (let at = 1; at < edits.length; at++)
          expect(edits[at - 1]!.span.end).toBeLessThanOrEqual(edits[at]!.span.start);
      }
    },
  },
  {
    name: 'fixes',
    inputs: draftText,
    async check(text) {
      const { text: fixed } = await fixText(text, async (each) => findingsOn(each));
      const left = findingsOn(fixed).filter(({ fixes }) =>
        fixes?.some(({ safety, edits }) => safety === 'safe' && edits.length > 0),
      );
      expect(left.map(({ code }) => code)).toEqual([]);
    },
  },
  {
    name: 'matcher',
    inputs: draftText,
    check(text) {
      const draft = buildDraft(text);
      const { links, sentences } = match(draft, draft);
      for (const { score } of [...links, ...sentences]) expect(score >= 0 && score <= 1).toBe(true);
      expectInside(
        links.flatMap(({ evidence }) => evidence.flatMap(({ child, parent }) => [child, parent])),
        text,
      );
    },
  },
  {
    name: 'decisions file',
    inputs: fileText(
      [
        `{"version":1,"clauses":[${JSON.stringify(decision)}],"suppressed":[{"code":"numbering/sequence","reason":"照旧"}]}`,
        '{"version":1,"links":[],"clauses":[]}',
      ],
      ['clauses', 'links', 'suppressed', 'draft', 'title', 'clause', 'state', 'local', 'reason', 'code', 'text'],
    ),
    check(text) {
      const before = readDecisions(text).decisions;
      const written = withChange(text, { clauses: [decision] });
      if (written === null) return;
      const { decisions, problem } = readDecisions(written);
      expect(decisions.clauses).toContainEqual(decision);
      expect(decisions.suppressed).toHaveLength(before.suppressed.length);
      if (problem === null) expect(JSON.parse(written)).toMatchObject({ version: 1 });
      expect(withChange(written, { clauses: [decision] })).toBe(written);
    },
  },
  {
    name: 'registry',
    inputs: fileText(
      [
        '{"organs":[{"name":"市生态环境局","shortNames":["市环境局"],"predecessors":[{"name":"市环保局","date":"2018-11"}]}]}',
        '{"organs":[{"name":"市政府各部门","members":["市教委","市财政局"]},{"name":"市教委"}]}',
      ],
      [
        'organs',
        'name',
        'shortNames',
        'predecessors',
        'successors',
        'members',
        'level',
        'parent',
        'date',
        '2018',
        '市',
      ],
    ),
    check(text) {
      const { organs, isWhole, problems } = readOrgans(text);
      expectInside(
        problems.flatMap(({ span }) => span ?? []),
        text,
      );
      createRegistry(organs, isWhole);
    },
  },
  {
    name: 'project file',
    inputs: fileText(
      [
        '{"directives":["上位文件/*.txt"],"exclude":["旧稿"],"rules":{"directive/unlinked":"off"},"numbering":{"（一）":"continuous"}}',
        '{\n  // 说明\n  "directives": ["a", "../b"],\n}',
      ],
      ['directives', 'exclude', 'rules', 'numbering', 'snippets', '$schema', 'off', 'error', '../x', '/etc', '**/*'],
    ),
    check(text) {
      const project = readProject(text);
      expectInside(
        project.problems.flatMap(({ span }) => span ?? []),
        text,
      );
      for (const { pattern } of [...project.directives, ...project.exclude]) {
        expect(pattern.split('/')).not.toContain('..');
        expect(pattern.startsWith('/')).toBe(false);
      }
    },
  },
  {
    name: 'encodings',
    inputs: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    check(input) {
      try {
        const { text } = decodeText(new Uint8Array(Buffer.from(input, 'latin1')));
        expect(typeof text).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(EncodingError);
      }
    },
  },
];
