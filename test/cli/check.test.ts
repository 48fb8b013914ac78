import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { message } from '../../server/src/text/message.ts';
import { cleanDraft, directive, faultyDraft } from '../support/drafts.ts';
import { machine } from '../support/terminal.ts';
import { wordRule } from '../support/word-rule.ts';

const project = {
  '工作要点.txt': faultyDraft,
  '上位/国办.txt': directive,
  'workpoints.json': '{ "directives": ["上位"] }',
};

describe('check --format json', () => {
  it('is the contract, version 1', async () => {
    const { output } = await machine(project).run(['check', '--format', 'json', '工作要点.txt']);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      files: [
        {
          path: '工作要点.txt',
          encoding: 'utf-8',
          title: '临江市2026年政务公开工作要点',
          fixed: 0,
          suppressed: 0,
          findings: expect.any(Array),
        },
      ],
      problems: [],
    });
    const [{ findings }] = JSON.parse(output).files;
    expect(findings).toContainEqual({
      code: 'numbering/sequence',
      severity: 'error',
      message: expect.stringContaining('应为“（二）”，实为“（三）”'),
      line: 8,
      column: 1,
      endLine: 8,
      endColumn: 4,
      clause: '1.3',
      fix: 'review',
      related: [{ path: '工作要点.txt', line: 7, column: 1, endLine: 7, endColumn: 4, message: expect.any(String) }],
    });
    expect(findings).toContainEqual({
      code: 'responsibility/missing',
      severity: 'error',
      message: expect.stringContaining('没有责任单位'),
      line: 9,
      column: 11,
      endLine: 9,
      endColumn: 18,
      clause: '1.4',
      fix: 'review',
      related: [],
    });
    expect(findings.map((finding: { code: string }) => finding.code)).toContain('directive/unlinked');
  });

  it('counts columns in UTF-16 units, whatever the encoding', async () => {
    const text = '一、𠮷𠮷布署';
    const { output } = await machine({ '工作要点.txt': text }).run(['check', '--format', 'json'], {
      equipment: { rules: [wordRule('布署', '部署')] },
    });
    expect(JSON.parse(output).files[0].findings).toMatchObject([
      { line: 1, column: 7, endLine: 1, endColumn: 9, fix: 'safe' },
    ]);
  });

  it('points into other files', async () => {
    const pointing: Rule = {
      meta: { ...wordRule('', '').meta, code: 'directive/test', reads: 'library' },
      *check(_draft, { trace }) {
        const parent = trace!.parents[0]!.directive;
        const there = { uri: parent.uri, span: parent.draft.titleSpan!, message: message(wordRule('', '').meta.title) };
        yield { span: { start: 0, end: 1 }, message: there.message, related: [there] };
      },
    };
    const { output } = await machine(project).run(['check', '--format', 'json', '工作要点.txt'], {
      equipment: { rules: [pointing] },
    });
    expect(JSON.parse(output).files[0].findings[0].related).toMatchObject([
      { path: '上位/国办.txt', line: 9, column: 1 },
    ]);
  });
});

describe('check --format text', () => {
  it('shows place, severity, message, code, the line and what is meant in it, and counts', async () => {
    const { output } = await machine({ '工作要点.txt': '一、推进工作布署\n' }).run(['check'], {
      equipment: { rules: [wordRule('布署', '部署')] },
    });
    expect(output).toBe(
      [
        '工作要点.txt',
        '  1:7  警告  应为“部署”  wording/test',
        '    │ 一、推进工作布署',
        '    │             ^^^^',
        '',
        '1 个文件：1 处警告，其中 1 处可用 --fix 自动修正',
        '',
      ].join('\n'),
    );
  });

  it('says so where nothing is found', async () => {
    const { output, status } = await machine({ '工作要点.txt': cleanDraft }).run(['check', '--lang', 'en']);
    expect(output).toBe('1 file: nothing found\n');
    expect(status).toBe(0);
  });

  it('exists in three languages', async () => {
    const texts = await Promise.all(
      ['zh-cn', 'zh-tw', 'en'].map((lang) => machine(project).run(['check', '--lang', lang, '工作要点.txt'])),
    );
    expect(texts[0]!.output).toContain('错误');
    expect(texts[1]!.output).toContain('錯誤');
    expect(texts[2]!.output).toContain('error');
    expect(texts[2]!.output.split('\n').at(-2)).toMatch(/^1 file: \d+ errors, /);
  });

  it('lets no text of a draft steer the terminal', async () => {
    const { output } = await machine({ '工作要点.txt': '一、\u001b[31m布署\u0007\u202e' }).run(['check'], {
      equipment: { rules: [wordRule('布署', '部署')] },
    });
    expect(output).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('check --format github', () => {
  it('is one workflow command for each finding and trouble, escaped', async () => {
    const { output } = await machine({ 'a,b:c%工作要点.txt': '一、布署' }).run(
      ['check', '.', '没有.txt', '--format', 'github'],
      {
        equipment: { rules: [wordRule('布署', '部署\n100%')] },
      },
    );
    expect(output).toBe(
      '::warning file=a%2Cb%3Ac%25工作要点.txt,line=1,endLine=1,col=3,endColumn=5,title=wording/test::应为“部署%0A100%25”\n' +
        '::error file=没有.txt::没有这个文件或文件夹\n',
    );
  });
});

describe('check --format sarif', () => {
  it('is SARIF 2.1.0 with rules, places in UTF-16 units, fixes and what could not be done', async () => {
    const { output } = await machine({ '深/工作要点.txt': '一、布署' }).run(
      ['check', '深', '没有.txt', '--format', 'sarif'],
      {
        equipment: { rules: [wordRule('布署', '部署')] },
      },
    );
    const [run] = JSON.parse(output).runs;
    expect(JSON.parse(output).version).toBe('2.1.0');
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver).toMatchObject({ name: 'workpoints', version: '1.2.3', rules: [{ id: 'wording/test' }] });
    const artifactLocation = { uri: '%E6%B7%B1/%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.txt' };
    const region = { startLine: 1, startColumn: 3, endLine: 1, endColumn: 5 };
    expect(run.results).toEqual([
      {
        ruleId: 'wording/test',
        ruleIndex: 0,
        level: 'warning',
        message: { text: '应为“部署”' },
        locations: [{ physicalLocation: { artifactLocation, region } }],
        fixes: [
          {
            description: { text: '不写“布署”' },
            artifactChanges: [
              { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: '部署' } }] },
            ],
          },
        ],
      },
    ]);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: '没有这个文件或文件夹' } }],
    });
  });
});

describe('check --profile', () => {
  it.each([
    ['drafting', 0, 'info'],
    ['review', 0, 'warning'],
    ['final', 1, 'error'],
  ] as const)('%s goes before the project file: a warning gives status %d', async (profile, expected, severity) => {
    const { status, output } = await machine({
      '工作要点.txt': '一、布署',
      'workpoints.json': '{ "profile": "drafting" }',
    }).run(['check', '--profile', profile, '--format', 'json'], { equipment: { rules: [wordRule('布署', '部署')] } });
    expect([status, JSON.parse(output).files[0].findings[0].severity]).toEqual([expected, severity]);
  });

  it('without it the project file counts, and a wrong one is refused', async () => {
    const files = { '工作要点.txt': '一、布署', 'workpoints.json': '{ "profile": "final" }' };
    const options = { equipment: { rules: [wordRule('布署', '部署')] } };
    expect((await machine(files).run(['check'], options)).status).toBe(1);
    const { status, errors } = await machine(files).run(['check', '--profile', '终稿'], options);
    expect([status, errors]).toEqual([2, expect.stringContaining('drafting、review、final')]);
  });
});

describe('check --fail-on', () => {
  it.each([
    ['error', 0],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ] as const)('%s with a warning gives status %d', async (failOn, expected) => {
    const { status } = await machine({ '工作要点.txt': '一、布署' }).run(['check', '--fail-on', failOn], {
      equipment: { rules: [wordRule('布署', '部署')] },
    });
    expect(status).toBe(expected);
  });

  it('counts what the project makes of a rule', async () => {
    const run = (level: string) =>
      machine({
        '工作要点.txt': faultyDraft,
        'workpoints.json': `{ "rules": { "numbering/sequence": "${level}", "responsibility/missing": "off" } }`,
      }).run(['check']);
    expect((await run('error')).status).toBe(1);
    expect((await run('warning')).status).toBe(0);
    expect((await run('off')).output).toBe('1 个文件：没有发现问题\n');
  });
});

describe('a rule that throws', () => {
  it('loses only its own findings, is named in one line, and gives status 2', async () => {
    const broken: Rule = {
      ...wordRule('x', 'y'),
      *check() {
        yield { span: { start: 0, end: 1 }, message: message(wordRule('x', 'y').meta.title) };
        throw new Error('哎呀');
      },
    };
    const { status, output, errors } = await machine({ '工作要点.txt': faultyDraft }).run(
      ['check', '--format', 'json'],
      {
        equipment: { rules: [broken, ...rules] },
      },
    );
    const codes = JSON.parse(output).files[0].findings.map((finding: { code: string }) => finding.code);
    expect(codes).toContain('numbering/sequence');
    expect(codes).not.toContain('wording/test');
    expect(errors).toBe('工作要点.txt: 规则 wording/test 出了内部错误，这里没有按它检查（哎呀）\n');
    expect(status).toBe(2);
  });
});
