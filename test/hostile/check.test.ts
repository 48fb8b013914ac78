import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService } from '../../server/src/service.ts';
import { seed } from '../support/documents.ts';
import { recordFigure } from '../support/figures.ts';
import { hostileKinds, hostileText } from '../support/hostile.ts';
import { memoryHost } from '../support/memory-host.ts';

const megabyte = 1_000_000;
/** Long enough for a busy machine; what grows faster than the text takes many minutes. */
const patience = 120_000;
/** The memory that a check of a megabyte may take, in megabytes. */
const memory = 1536;

const folder = 'file:///work';
const draftUri = `${folder}/某市2026年工作要点.txt`;

describe('a megabyte of hostile text is checked and traced, and no rule fails on it', () => {
  it.each(hostileKinds)(
    '%s',
    async (kind) => {
      const failures: string[] = [];
      const host = memoryHost({
        [`${folder}/workpoints.json`]: '{ "directives": ["上位文件/*.txt"] }',
        [`${folder}/上位文件/国办.txt`]: seed('国务院办公厅2019').text,
      });
      const service = createService(host, {
        rules,
        traceDraft: createTracer(),
        onRuleFailure: (_uri, code, error) => failures.push(`${code}: ${String(error)}`),
      });
      const text = hostileText(kind, megabyte);
      const started = performance.now();
      service.update(draftUri, text);
      const findings = await service.check(draftUri);
      const seconds = (performance.now() - started) / 1000;
      recordFigure('hostile', kind, { kind, characters: text.length, findings: findings.length, seconds });
      expect(failures).toEqual([]);
      const outside = findings.find(({ span }) => span.start < 0 || span.start > span.end || span.end > text.length);
      expect(outside).toBeUndefined();
    },
    patience,
  );
});

describe(`the command line checks a megabyte within ${memory} MB of memory`, () => {
  const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

  it.each(['only labels, on their lines', 'cells of a table'])(
    '%s',
    (kind) => {
      const { status, stderr } = spawnSync(
        process.execPath,
        [`--max-old-space-size=${memory}`, program, 'check', '--format', 'json', '-'],
        { input: hostileText(kind, megabyte), encoding: 'utf8', maxBuffer: 1_000_000_000 },
      );
      expect(stderr).toBe('');
      expect([0, 1]).toContain(status);
      recordFigure('memory', kind, { kind, characters: megabyte, megabytes: memory });
    },
    patience,
  );
});
