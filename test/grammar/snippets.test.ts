import { beforeAll, describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { detectScript, toSimplified } from '../../server/src/text/script.ts';
import { loadTokenizer, stretches, type Tokenize } from '../support/grammar.ts';
import { expand, expansions, readSnippets, type Snippet } from '../support/snippets.ts';

const simplified = readSnippets(new URL('../../snippets/workpoints.json', import.meta.url));
const traditional = readSnippets(new URL('../../snippets/workpoints.hant.json', import.meta.url));
const variables = { CURRENT_YEAR: '2024' };

const files = [
  { script: 'hans', snippets: simplified },
  { script: 'hant', snippets: traditional },
] as const;

/** Words of a draft around an expansion, in its script. */
const surroundings = {
  hans: {
    notice: '江宁市人民政府办公室关于印发江宁市2024年政务公开工作要点的通知',
    title: '江宁市2024年政务公开工作要点',
    section: '深化政务公开',
    heading: '推进信息公开',
    task: '做好信息公开。',
    note: '（市政府办公厅负责落实）',
    publish: '公布目录。',
    demand: '要求，',
  },
  hant: {
    notice: '江寧市人民政府辦公室關於印發江寧市2024年政務公開工作要點的通知',
    title: '江寧市2024年政務公開工作要點',
    section: '深化政務公開',
    heading: '推進信息公開',
    task: '做好信息公開。',
    note: '（市政府辦公廳負責落實）',
    publish: '公布目錄。',
    demand: '要求，',
  },
} as const;
const chineseNumbers = [...'一二三四五六七八九十'];

const agreement = /[经經](?<level>[省市州区區县縣])(?:人民)?政府|[经經](?<centre>国务院|國務院)/;

/** Who picks 县政府 in a notice also writes the name of a county. */
function withOwnGovernment(text: string): string {
  const level = agreement.exec(text)?.groups?.level;
  return level ? text.replaceAll('建德市', `建德${level}`) : text;
}

/** The office of the government that agrees, in place of the one in `notice`: `江宁县人民政府办公室`. */
function issuerThatAgrees(text: string, notice: string): string {
  const { level, centre } = agreement.exec(text)?.groups ?? {};
  const issuer = /^.*?(?=[关關])/.exec(notice)![0];
  if (centre) return `${centre}${issuer.includes('辦') ? '辦公廳' : '办公厅'}`;
  return level ? issuer.replace('市', level) : issuer;
}

/** A draft in which the expansion stands where a drafter would put it: a note behind a task, a clause among its siblings. */
function place(name: string, text: string, script: 'hans' | 'hant'): string {
  const words = surroundings[script];
  const clause = (label: string): string => `${label}${words.heading}。${words.task}${words.note}\n`;
  const clauses = (count: number): string =>
    chineseNumbers
      .slice(0, count)
      .map((number) => clause(`（${number}）`))
      .join('');
  const points = `${words.title}\n\n`;
  const section = `一、${words.section}\n`;
  const task = `${points}${section}（一）${words.heading}。`;
  const kind = toSimplified(name).split('：')[0]!;
  switch (kind) {
    case '印发通知':
      return `${withOwnGovernment(text)}${section}${clauses(1)}`;
    case '批准语': {
      const brought = /《(.+?)》/.exec(text)![1]!;
      const notice = words.notice
        .replace(words.title, brought)
        .replace(/^.*?(?=[关關])/, issuerThatAgrees(text, words.notice));
      return `${notice}\n${text}\n\n${brought}\n\n${section}${clauses(1)}`;
    }
    case '发文字号':
    case '主送机关':
    case '署名和成文日期':
    case '附注':
      return `${words.notice}\n${text}\n\n${points}${section}${clauses(1)}`;
    case '附件说明':
      return `${points}${section}${clauses(1)}\n${text}\n`;
    case '总体要求（段首）':
    case '总体要求':
      return `${points}${text}${section}${clauses(1)}`;
    case '总体要求（单列一部分）':
    case '要点框架（三级）':
    case '要点框架（两级）':
    case '要点框架（一、1.）':
    case '组织保障':
    case '一级标题': {
      const own = chineseNumbers.indexOf(text[0]!);
      const before = chineseNumbers.slice(0, own).map((number) => `${number}、${words.section}\n${clauses(2)}`);
      return `${points}${before.join('')}${text}${kind === '一级标题' ? `\n${clauses(1)}` : ''}`;
    }
    case '二级标题（接正文）':
    case '二级标题（独占一行）':
    case '条款':
      return `${points}${section}${clauses(chineseNumbers.indexOf(text[1]!))}${text}\n`;
    case '三级条目':
    case '四级条目': {
      const third = kind === '三级条目';
      const own = Number(/\d+/.exec(text)![0]);
      const labels = Array.from({ length: own - 1 }, (_, index) => (third ? `${index + 1}.` : `（${index + 1}）`));
      const above = `（一）${words.heading}\n${third ? '' : `1.${words.heading}\n`}`;
      return `${points}${section}${above}${labels.map(clause).join('')}${text}\n`;
    }
    case '分项':
      return `${task}${words.task}${text}${words.note}\n`;
    case '责任单位注记':
      return `${task}${words.task}${text}\n`;
    case '时限':
      if (/^完成[时時]限/.test(text)) return `${task}${words.task}${words.note.replace('）', `，${text}）`)}\n`;
      return `${task}${text}${text.endsWith('前') || text.endsWith('内') || text.endsWith('內') ? words.publish : '。'}${words.note}\n`;
    case '引文':
      return `${task}${text}${text.endsWith('，') ? '' : words.demand}${words.publish}${words.note}\n`;
    case '结尾':
      return `${points}${section}${clauses(4)}\n${text}\n`;
    default:
      throw new Error(`where does ${kind} belong?`);
  }
}

const pairs: ReadonlyMap<string, string> = new Map(
  ['（）', '〔〕', '《》', '〈〉', '“”', '‘’'].map((pair) => [pair[1]!, pair[0]!]),
);

/** The first bracket or quote that has no partner, or nothing. */
function unpaired(text: string): string | undefined {
  const open: string[] = [];
  for (const character of text) {
    if ([...pairs.values()].includes(character)) open.push(character);
    else if (pairs.has(character) && open.pop() !== pairs.get(character)) return character;
  }
  return open[0];
}

describe.each(files)('snippets in $script', ({ script, snippets }) => {
  const named = snippets.map((snippet): [string, Snippet] => [snippet.name, snippet]);

  test('there is one for each kind of text that drafters repeat', () => {
    const names = snippets.map(({ name }) => toSimplified(name)).join('\n');
    for (const words of [
      '印发通知：国务院办公厅',
      '印发通知：省',
      '印发通知：市政府办公厅',
      '印发通知：县',
      '印发通知：部门',
      '总体要求',
      '一级标题',
      '二级标题',
      '三级条目',
      '四级条目',
      '责任单位注记：牵头，负责落实',
      '责任单位注记：责任单位标签',
      '时限',
      '引文：标题和文号',
      '政策解读',
      '回应关切',
      '决策公开',
      '依申请公开',
      '政府公报',
      '基层标准化',
      '队伍培训',
      '组织保障',
      '结尾',
    ]) {
      expect(names).toContain(words);
    }
  });

  test.each(named)('%s: is found by Chinese and by pinyin initials, and says what it is', (_name, snippet) => {
    expect(snippet.prefix.some((prefix) => /\p{Script=Han}|^\d|^（/u.test(prefix))).toBe(true);
    expect(snippet.prefix.some((prefix) => /^[a-z0-9]+$/.test(prefix))).toBe(true);
    expect(snippet.prefix.every((prefix) => !/\s/.test(prefix))).toBe(true);
    expect(snippet.description).toMatch(/\p{Script=Han}{4}/u);
  });

  test.each(named)('%s: tab stops run 1, 2, 3 … in the order of the text', (_name, snippet) => {
    const { stops } = expand(snippet.body, variables);
    const visited = stops.filter((stop) => stop !== 0);
    expect(visited).toEqual(visited.map((_stop, index) => index + 1));
  });

  test.each(named)('%s: written as official documents are', (_name, snippet) => {
    for (const { text } of expansions(snippet.body, variables)) {
      expect(text).not.toMatch(/[$\\{}|]/);
      expect(text, 'half-width marks between Chinese characters').not.toMatch(
        /(?<=[\p{Script=Han}》〉）〕”])[,;:?!()"'<>[\]]/u,
      );
      expect(text, 'half-width marks before Chinese characters').not.toMatch(
        /[,;:?!()"'<>[\]](?=[\p{Script=Han}《〈（〔“])/u,
      );
      expect(text, 'spaces between Chinese characters').not.toMatch(/\p{Script=Han} +\p{Script=Han}|[ 　]$/u);
      expect(text, 'doubled marks').not.toMatch(/[，、；：。][，、；：。]/);
      expect(text, 'a title joined to the next by 、').not.toMatch(/》、《|”、“/);
      expect(text, 'padded zeros').not.toMatch(/年0|月0|〕0/);
      expect(text, 'full-width digits').not.toMatch(/[０-９％]/);
      expect(text, 'years of document numbers').not.toMatch(/[（([【]\d{4}[）)\]】]|第\d+[号號]/);
      expect(unpaired(text)).toBeUndefined();
      expect(text.replace(/\n/g, ''), 'no note before a full stop').not.toMatch(/(?:[负負][责責]|落[实實])）。/);
    }
  });

  test.each(named)('%s: every choice passes the rules', (name, snippet) => {
    for (const { text } of expansions(snippet.body, variables)) {
      const placed = place(name, text, script);
      const draft = buildDraft(placed);
      const findings = runRules(
        draft,
        rules,
        { trace: null },
        {
          levels: new Map(),
          onFailure: (code, error) => {
            throw new Error(code, { cause: error });
          },
        },
      );
      expect(
        findings.map(
          ({ code, span, message }) => `${code} ${placed.slice(span.start, span.end)} ${JSON.stringify(message)}`,
        ),
        placed,
      ).toEqual([]);
    }
  });
});

describe('both scripts', () => {
  test('say the same', () => {
    expect(traditional.map(({ name }) => toSimplified(name))).toEqual(simplified.map(({ name }) => name));
    expect(traditional.map(({ body }) => toSimplified(body))).toEqual(simplified.map(({ body }) => body));
    expect(traditional.map(({ description }) => toSimplified(description))).toEqual(
      simplified.map(({ description }) => description),
    );
  });

  test('are not mixed', () => {
    const all = (snippets: readonly Snippet[]): string =>
      snippets.map(({ name, body, description, prefix }) => [name, body, description, ...prefix].join('\n')).join('\n');
    expect(toSimplified(all(simplified))).toBe(all(simplified));
    expect(detectScript(all(traditional))).toBe('hant');
    expect(all(traditional)).not.toMatch(
      /[为众发务关开与实进规设给经济会业点这说对时来过还应见质师组织导级单环节产领体总书议认权责评获满审监紧围绕听报从长东门问间]/,
    );
    expect(all(traditional), 'characters that conversion tables pick wrongly').not.toMatch(
      /爲|衆|羣|瞭解|佈|審覈|考覈|審籤|檔案|資訊|登出|程式/,
    );
  });

  test('are told apart by their pinyin: Traditional ones end in ft', () => {
    const pinyin = (snippets: readonly Snippet[]): string[] =>
      snippets.flatMap(({ prefix }) => prefix.filter((each) => /^[a-z0-9]+$/.test(each)));
    expect(pinyin(traditional)).toEqual(pinyin(simplified).map((each) => `${each}ft`));
  });
});

describe('a prefix', () => {
  test.each(files)('in $script leads to one snippet, but for the notices, which share 印发通知', ({ snippets }) => {
    const byPrefix = new Map<string, string[]>();
    for (const { name, prefix } of snippets) {
      for (const each of prefix) byPrefix.set(each, [...(byPrefix.get(each) ?? []), name]);
    }
    const shared = [...byPrefix].filter(([, names]) => names.length > 1).map(([prefix]) => toSimplified(prefix));
    expect(shared).toEqual(['印发通知']);
  });
});

describe('highlighting of expansions', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  test.each(files)('notes in $script are recognised, each in one piece', ({ script, snippets }) => {
    const notes = snippets.filter(({ name }) => /^责任单位注记|^責任單位註記/.test(name));
    expect(notes.length).toBeGreaterThanOrEqual(15);
    for (const { body, name } of notes) {
      for (const { text } of expansions(body, variables)) {
        const placed = place(name, text, script);
        const marked = stretches(tokenize(placed), 'meta.note').map(({ start, end }) => placed.slice(start, end));
        expect(marked, name).toEqual([text]);
      }
    }
  });
});
