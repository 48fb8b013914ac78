import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { traceDraft } from '../../server/src/directives/link.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { render } from '../../server/src/text/message.ts';
import { corpus, corpusNote, hasCorpus, type RealDocument, seed, seeds } from '../support/documents.ts';
import { recordFigure } from '../support/figures.ts';

// The findings of every real document: place, code, severity, message, and behind `#` why it is right that it is there.
// UPDATE_FINDINGS=1 writes the file anew and keeps the reasons; a finding without a reason fails the test.
const file = new URL('findings.txt', import.meta.url);
const recorded = existsSync(file) ? readSections(readFileSync(file, 'utf8')) : new Map<string, readonly string[]>();

function readSections(content: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of content.split('\n')) {
    if (line.startsWith('== ')) {
      lines = [];
      sections.set(line.slice(3), lines);
    } else if (line !== '') {
      lines.push(line);
    }
  }
  return sections;
}

/** The findings as a user would see them, the links to the one directive among the seeds included. */
function findingsOf({ name, text }: RealDocument): readonly string[] {
  const draft = buildDraft(text);
  const parent = seed('国务院办公厅2019');
  const library = name === parent.name ? [] : [{ uri: `seeds:/${parent.name}`, draft: buildDraft(parent.text) }];
  const trace = traceDraft(draft, library);
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  return runRules(draft, rules, { trace }, { levels: new Map(), onFailure }).map((finding) => {
    const { line, character } = draft.lines.position(finding.span.start);
    return `${line + 1}:${character + 1} ${finding.code} ${finding.severity} ${render(finding.message, 'zh-cn')}`;
  });
}

function withoutReason(line: string): string {
  return line.split(' # ')[0]!;
}

const documents = [...seeds, ...corpus];

if (process.env.UPDATE_FINDINGS) {
  const sections = documents.map((document) => {
    const reasons = new Map((recorded.get(document.name) ?? []).map((line) => [withoutReason(line), line]));
    const lines = findingsOf(document).map((line) => reasons.get(line) ?? line);
    return `== ${document.name}\n${lines.map((line) => `${line}\n`).join('')}`;
  });
  if (hasCorpus) writeFileSync(file, sections.join('\n'));
}

describe(`findings of real documents are the recorded ones${corpusNote}`, () => {
  test.each(documents.map((document) => [document.name, document] as const))('%s', (name, document) => {
    const sections = readSections(readFileSync(file, 'utf8'));
    const lines = sections.get(name) ?? [];
    expect(findingsOf(document)).toEqual(lines.map(withoutReason));
    expect(lines.filter((line) => !line.includes(' # '))).toEqual([]);
  });
});

/** Codes of findings that a reader takes seriously: neither hints, nor the remark on a copy's folded marks. */
const alarming = /^\d+:\d+ (?<code>\S+) (?:error|warning) /;
/** How the reason of a finding begins where the excerpt was cut there, and where the finding is mistaken; all others name what is wrong. */
const cut = /# 摘录/;
const mistaken = /# 误报/;

test.runIf(hasCorpus)('alarms on published documents are counted', () => {
  const sections = readSections(readFileSync(file, 'utf8'));
  const alarms = documents.flatMap(({ name }) => (sections.get(name) ?? []).filter((line) => alarming.test(line)));
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  recordFigure('published', 'documents', { documents: documents.length, characters });
  for (const { meta } of rules) {
    const own = alarms.filter((line) => alarming.exec(line)!.groups!.code === meta.code);
    recordFigure('alarms', meta.code, {
      code: meta.code,
      alarms: own.length,
      cut: own.filter((line) => cut.test(line)).length,
      mistaken: own.filter((line) => mistaken.test(line)).length,
    });
  }
  expect(characters).toBeGreaterThan(20_000);
});

/** What is really wrong in published seeds: 建德2020 writes 市府办,数据资源服务中心 once and 市府办、数据资源服务中心 everywhere else. */
const rightAlarms = new Map([['建德市2020年政务公开工作要点.hans.txt', ['responsibility/separator']]]);

describe('published seeds raise no false alarm', () => {
  test.each(seeds.map((document) => [document.name, document] as const))('%s', (name, document) => {
    const codes = findingsOf(document).map((line) => line.split(' ')[1]!);
    const alarms = codes.filter((code) => /^(?:numbering|responsibility|unit)\//.test(code));
    expect(alarms).toEqual(rightAlarms.get(name) ?? []);
  });
});
