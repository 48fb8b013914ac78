import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

const parentText = `2020年政务公开工作要点

做好2020年政务公开工作，要紧扣经济社会发展大局，坚持稳中求进，以公开促进各项政策落地见效，不断增强企业和群众获得感。

一、加强政策解读和回应
（一）落实解读责任。政策文件与解读方案同步组织、同步审签、同步部署。部门主要负责人要带头解读政策。
（二）回应社会关切。加强政务舆情监测研判，对涉及市场主体的不实信息及时澄清。
二、推进公开
（一）推进重大决策预公开。重大决策作出前要公布决策草案和决策依据，通过听证座谈等方式听取公众意见。
（二）推进行政执法公示。按照“谁执法谁公示”原则，公开执法职责、执法依据、执法程序。
（三）深化财政信息公开。公开地方政府债务限额、余额和偿债情况。
（四）压减企业登记时间。优化企业注销办理流程，清理涉企收费，加强“双随机、一公开”监管。
三、加强平台建设
（一）办好政府网站。推进政府网站集约化，做好域名清理。
（二）办好政府公报。推行政府公报电子版，由政府公报统一刊登规范性文件。
四、加强组织领导
（一）强化考核。把政务公开纳入绩效考核，分值权重不低于4%。国务院各部门要建立公共企事业单位信息公开制度。
`;
const parent = buildDraft(parentText);

function draftOf(...clauses: readonly string[]) {
  const numbers = ['一', '二', '三', '四', '五', '六', '七', '八'];
  const lines = clauses.map((clause, index) => `（${numbers[index]}）${clause}`);
  return buildDraft(`某市2020年政务公开工作要点\n\n一、重点工作\n${lines.join('\n')}\n`);
}

function linksOf(...clauses: readonly string[]): readonly string[] {
  const draft = draftOf(...clauses);
  const { links } = match(draft, parent);
  return draft.clauses
    .filter((clause) => clause.leaf)
    .map(
      (clause) =>
        links
          .filter((link) => link.clause === clause)
          .map((link) => link.parent.path)
          .join('+') || 'none',
    );
}

describe('a clause is linked to the parent clause that asks for the same task', () => {
  it('in the same words', () => {
    expect(linksOf('推进重大决策预公开。重大决策作出前要公布决策草案和决策依据。')).toEqual(['2.1']);
  });

  it('in other words', () => {
    expect(linksOf('优化民意征集。政策制定前广泛开展意见征集，公开采纳情况。')).toEqual(['2.1']);
    expect(linksOf('妥善处置网络舆情。建立热点问题快速反应机制，及时辟谣。')).toEqual(['1.2']);
    expect(linksOf('公开预决算和“三公”经费。')).toEqual(['2.3']);
  });

  it('in the other script and in Taiwan wording', () => {
    expect(linksOf('最佳化企業登出流程。簡化企業登出辦理，清理涉企收費。')).toEqual(['2.4']);
    expect(linksOf('辦好政府公報。推行電子版，統一刊登規範性檔案。')).toEqual(['3.2']);
  });

  it('whatever width, spaces and quotation marks it is written in', () => {
    expect(linksOf('推进行政执法公示。按照 ｢谁执法谁公示｣ 原则,公开执法职责、执 法 依 据。')).toEqual(['2.2']);
  });

  it('though one parent clause is split over several', () => {
    expect(linksOf('推进政策解读。政策解读与文件同步发布。', '落实带头解读。主要负责人履行第一解读人职责。')).toEqual([
      '1.1',
      '1.1',
    ]);
  });

  it('and for a sentence of another task to a second one', () => {
    expect(linksOf('推进行政执法公示。公开执法职责、执法依据、执法程序。加强“双随机、一公开”监管。')).toEqual([
      '2.2+2.4',
    ]);
  });
});

describe('a clause has no link', () => {
  it('where its task is local', () => {
    expect(linksOf('举办政务开放日。邀请市民代表走进机关。')).toEqual(['none']);
    expect(linksOf('做好冬奥会筹办信息公开。发布场馆建设进展。')).toEqual(['none']);
  });

  it('where it shares nothing but formulae', () => {
    expect(linksOf('进一步做好相关信息公开工作。切实加强、持续推进、及时公开有关情况，不断提升公开质量。')).toEqual([
      'none',
    ]);
  });

  it('where only a modifier is shared', () => {
    expect(linksOf('加强食品安全监管。开展食品生产企业专项整治。')).toEqual(['none']);
  });
});

describe('preambles', () => {
  const withPreamble = (words: string) => {
    const draft = buildDraft(
      `某市2020年政务公开工作要点\n\n${words}\n\n一、推进公开\n（一）办好政府网站。做好域名清理。\n`,
    );
    return match(draft, parent)
      .links.filter((link) => link.clause.path === 'preamble')
      .map((link) => link.parent.path);
  };

  it('are linked where their words are carried over', () => {
    expect(
      withPreamble(
        '2020年全市政务公开工作要紧扣经济社会发展大局，坚持稳中求进，以公开促进各项政策落地见效，不断增强企业和群众获得感。',
      ),
    ).toEqual(['preamble']);
  });

  it('are not linked to each other for being preambles, nor to tasks', () => {
    expect(
      withPreamble('为加强政策解读，推进重大决策预公开，办好政府网站和政府公报，结合我市实际，制定本要点。'),
    ).toEqual([]);
  });
});

describe('sentence links', () => {
  it('name the sentences that carry a link, and leave out those that are local', () => {
    const draft = draftOf(
      '推进行政执法公示。公开执法职责、执法依据、执法程序。评选全市优秀案卷。加强“双随机、一公开”监管。',
    );
    const { sentences } = match(draft, parent);
    expect(sentences.map(({ sentence, parent: { path } }) => [textOf(draft.text, sentence), path])).toEqual([
      ['公开执法职责、执法依据、执法程序。', '2.2'],
      ['加强“双随机、一公开”监管。', '2.4'],
    ]);
  });
});

describe('evidence', () => {
  it('marks what was carried over in both texts as typed', () => {
    const draft = draftOf('最佳化企業登出流程。最佳化企業 登出辦理流程，清理涉企收費。');
    const [link] = match(draft, parent).links;
    const phrases = link!.evidence.map(({ child, parent: span }) => [
      textOf(draft.text, child),
      textOf(parentText, span),
    ]);
    expect(phrases).toContainEqual(['最佳化企業 登出辦理流程，清理涉企收費', '优化企业注销办理流程，清理涉企收费']);
  });

  it('marks words that name the same task where nothing was carried over', () => {
    const draft = draftOf('优化民意征集。政策出台前广泛开展意见征集。');
    const [link] = match(draft, parent).links;
    expect(link!.evidence.length).toBeGreaterThan(0);
    const [{ child, parent: above } = { child: draft.titleSpan!, parent: draft.titleSpan! }] = link!.evidence;
    expect([textOf(draft.text, child), textOf(parentText, above)]).toEqual(['意见征集', '听取公众意见']);
  });

  it('leaves out formulae, half words and tasks that have nothing to do with the link', () => {
    const above = draftOf(
      '深化执法公开。进一步推进行政执法公示，依法公开执法结果，向社会公开相关信息。由市司法局组织培训。',
    );
    const draft = draftOf('阳光执法。进一步推进执法结果公示，向社会公开相关信息，公开执法结果。抓好业务培训。');
    const [link] = match(draft, above).links;
    const words = link!.evidence.map(({ child }) => textOf(draft.text, child));
    expect(words).toContain('公开执法结果');
    expect(words.join()).not.toMatch(/进一步|相关信息|培训|向社会/);
  });
});

describe('for any draft', () => {
  const pieces = [
    '推进重大决策预公开',
    '加强政务舆情监测',
    '（执zhí)',
    '最佳化營商環境',
    '“谁执法谁公示”',
    '，',
    '。',
    '、',
    '\n（二）',
    '\n1.',
    '《要点》',
    '　',
    'IPv6',
    '𠮷',
    '(市教委负责)',
  ];
  const anyDraft = fc
    .array(fc.constantFrom(...pieces), { maxLength: 40 })
    .map((words) => buildDraft(`某市2020年工作要点\n\n一、重点工作\n（一）${words.join('')}\n`));

  it('links join leaf clauses, scores lie between 0 and 1, evidence lies in the clauses', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const { clause, parent: target, score, evidence } of match(draft, parent).links) {
          expect(clause.leaf && target.leaf).toBe(true);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const { child, parent: span } of evidence) {
            expect(child.start).toBeGreaterThanOrEqual(clause.syntax.start);
            expect(child.end).toBeLessThanOrEqual(clause.syntax.end);
            expect(span.start).toBeGreaterThanOrEqual(target.syntax.start);
            expect(span.end).toBeLessThanOrEqual(target.syntax.end);
            expect(child.end).toBeGreaterThan(child.start);
            expect(span.end).toBeGreaterThan(span.start);
          }
        }
      }),
    );
  });

  it('the answer is the same each time, and at most one link of a clause is primary', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const once = match(draft, parent);
        expect(match(buildDraft(draft.text), buildDraft(parentText)).links.map(({ score }) => score)).toEqual(
          once.links.map(({ score }) => score),
        );
        const primaries = once.links.filter(({ kind }) => kind === 'primary').map(({ clause }) => clause);
        expect(new Set(primaries).size).toBe(primaries.length);
      }),
      { numRuns: 30 },
    );
  });
});

it('a document on another subject is matched by its vocabulary, without the tables of words', () => {
  const province = buildDraft(
    '某省教育厅2023年工作要点\n\n一、重点工作\n（一）强化学校体育。保证学生每天一小时体育活动，开展体质抽测。\n（二）减轻教师负担。清理进校园的检查评比。\n（三）加强师德师风建设。建立从业禁止查询制度。\n（四）扩大学前教育资源。新建公办幼儿园，普惠率达到88%。\n',
  );
  const city = buildDraft(
    '某市教育局2023年工作要点\n\n一、重点工作\n1.增加幼儿园学位。新建公办园，普惠率达到90%。\n2.增强学生体质。每天锻炼一小时，组织体质抽测。\n3.办好社区食堂。每个街道设立供餐点。\n4.为教师减负。压减进校园的督查检查评比。\n',
  );
  expect(match(city, province).links.map(({ clause, parent: { path } }) => `${clause.path}>${path}`)).toEqual([
    '1.1>1.4',
    '1.2>1.1',
    '1.4>1.2',
  ]);
});

it.each(['（', '推进重大决策预公开、', '公'])(
  'an endless clause of %s is matched in time that grows with it',
  (piece) => {
    const text = repeated(piece, '某市2020年工作要点\n\n一、重点工作\n（一）推进公开。', '\n');
    expectToGrowWithText(
      (size) => buildDraft(text(size)),
      (draft) => match(draft, parent),
      25_000,
    );
  },
);

it('a draft without clauses and a parent without clauses have no links', () => {
  expect(match(buildDraft(''), parent)).toEqual({ links: [], sentences: [] });
  expect(match(parent, buildDraft(''))).toEqual({ links: [], sentences: [] });
});
