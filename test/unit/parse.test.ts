import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { assignedClauses } from '../../server/src/model/draft.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { allClauses, type BlockKind } from '../../server/src/syntax/tree.ts';
import { expectToGrowWithText } from '../support/effort.ts';

function outline(text: string): readonly string[] {
  return [...allClauses(parse(text))].map((clause) => {
    const heading = clause.heading ? text.slice(clause.heading.start, clause.heading.end) : '';
    return `${clause.path} ${heading}`.trim();
  });
}

function blocks(text: string, kind: BlockKind): readonly string[] {
  return parse(text)
    .blocks.filter((block) => block.kind === kind)
    .map((block) => text.slice(block.content.start, block.content.end));
}

function sentences(text: string, path: string): readonly string[] {
  const clause = [...allClauses(parse(text))].find((each) => each.path === path)!;
  return clause.sentences.map(({ start, end }) => text.slice(start, end));
}

describe('labels', () => {
  test('of a chapter may run into its title, where another chapter follows', () => {
    const rules = '××县工作规则\n\n第一章总则\n一、制定本规则。\n二、适用本规则。\n第二章组成人员\n三、县长负责。\n';
    expect(outline(rules)).toEqual(['1 总则', '1.1', '1.2', '2 组成人员', '2.3']);
    const mention = '××县工作规则\n\n一、制定本规则。\n第一章规定的除外。\n二、适用本规则。\n第二章所说的也除外。\n';
    expect(outline(mention)).toEqual(['1 制定本规则', '2 适用本规则']);
  });

  test('of a part may end in a colon; the clauses of each part are its own', () => {
    const text =
      '××市2026年工作计划\n\n第一部分：总体安排\n（一）制定文件。\n（二）开展培训。\n第二部分：各项任务\n一、宣传\n（一）建立专家库。\n二、培训\n（一）开展培训。\n';
    expect(outline(text)).toEqual(['1 总体安排', '1.1', '1.2', '2 各项任务', '2.1 宣传', '2.1.1', '2.2 培训', '2.2.1']);
    expect(outline('××市工作计划\n\n一、甲\n第一部分：做好甲。\n二、乙\n')).toEqual(['1 甲', '2 乙']);
  });

  test('in a list of attachments count these and are none, in the notice and behind the last clause', () => {
    const list = '附件：1.2026年政务公开工作要点\n2.联系人名单\n\n3.任务清单\n';
    const notice = `关于印发2026年政务公开工作要点的通知\n\n《工作要点》已经市政府同意，现印发给你们。\n\n${list}\n某市人民政府办公室\n2026年4月2日\n`;
    const text = `${notice}\n2026年政务公开工作要点\n\n一、推进公开\n1.公开。做好公开。\n2.解读。做好解读。\n\n${list}`;
    expect(outline(text)).toEqual(['1 推进公开', '1.1 公开', '1.2 解读']);
    expect(blocks(text, 'title')).toEqual(['关于印发2026年政务公开工作要点的通知', '2026年政务公开工作要点']);
    expect(blocks(text, 'attachment')).toEqual(['附件：1.2026年政务公开工作要点', '2.联系人名单', '3.任务清单']);
  });

  test('of every level, both widths and scripts', () => {
    const text =
      '一、甲\n（一）乙。做好。\n1.丙。做好。\n（1）丁。做好。\n二、甲\n(一)乙。做好。\n1．丙。做好。\n(1)丁。做好。\n①戊。做好。\n';
    expect(outline(text).map((line) => line.split(' ')[0])).toEqual([
      '1',
      '1.1',
      '1.1.1',
      '1.1.1.1',
      '2',
      '2.1',
      '2.1.1',
      '2.1.1.1',
      '2.1.1.1.1',
    ]);
  });

  test.each([
    ['十一、', 11],
    ['二十、', 20],
    ['廿一、', 21],
    ['卅、', 30],
    ['一百零二、', 102],
    ['一〇、', 10],
    ['貳、', 2],
    ['（五十三）', 53],
    ['㈢', 3],
    ['⑷', 4],
    ['12.', 12],
    ['（ 三 ）', 3],
  ])('%s is number %i', (label, number) => {
    const [clause] = parse(`${label}做好信息公开工作。`).clauses;
    expect(clause?.label?.number).toBe(number);
  });

  test('in the wrong form are labels all the same', () => {
    expect(outline('一.甲\n（一）、乙\n1、丙\n2、丁\n二．戊\n')).toEqual([
      '1 甲',
      '1.1 乙',
      '1.1.1 丙',
      '1.1.2 丁',
      '2 戊',
    ]);
  });

  test('a colon behind a bracket belongs to the text and not to the label', () => {
    const [clause] = parse('（二）：做好信息公开工作。').clauses;
    expect(clause?.label).toMatchObject({ start: 0, end: 3, mark: '' });
  });

  test('with a wrong or lost mark are labels where the numbers fit, and text where they do not', () => {
    expect(outline('一、甲\n（一）做好甲。\n二）做好乙。\n（三做好丙。\n二　乙\n1，做好甲。\n2，做好乙。\n')).toEqual([
      '1 甲',
      '1.1',
      '1.2',
      '1.3',
      '2 乙',
      '2.1',
      '2.2',
    ]);
    expect(outline('一、甲\n三 农工作按月公开。\n（二季度）做好。\n5，做好。\n二 〇 一 九 年四月\n')).toEqual(['1 甲']);
  });

  test('11.121人才梯队项目 is item 11, 2.2018年 is item 2, a date with dots is none', () => {
    const items = Array.from({ length: 10 }, (_, index) => `${index + 1}.做好公开。`).join('\n');
    expect(outline(`一、甲\n${items}\n11.121人才梯队项目。做好。\n`).at(-1)).toBe('1.11 121人才梯队项目');
    expect(outline('一、甲\n1.做好。\n2.2018年做好公开。\n')).toEqual(['1 甲', '1.1', '1.2']);
    expect(outline('一、甲\n做好公开。\n14.04.2017 12:51\n')).toEqual(['1 甲']);
  });

  test('thirty flat items without headings', () => {
    const text = [...'一二三四五六七八九十']
      .flatMap((ten, index) =>
        index < 3
          ? [`${ten}、编制计划时，考虑本地实际情况，合理安排各项工作并及时公开，做到应公开尽公开，不断提高质量。`]
          : [],
      )
      .join('\n');
    expect(outline(text)).toEqual(['1', '2', '3']);
  });

  test('decimals with a wide blank and no dot, repeated in a table of contents', () => {
    const text =
      '某省应急预案\n\n目　　录\n\n1　总则\n　　1.1　目的\n2　职责\n\n1　总则\n1.1　目的\n为了做好工作。\n1.2　等级\n1.2.1　国家级：两个以上省。\n（1）统一领导。分级负责。\n2　职责\n做好。\n';
    expect(blocks(text, 'contents')).toEqual(['目　　录', '1　总则', '1.1　目的', '2　职责']);
    expect(outline(text).map((line) => line.split(' ')[0])).toEqual(['1', '1.1', '1.2', '1.2.1', '1.2.1.1', '2']);
  });

  test('第一章 with 一、 running through', () => {
    const text = '第一章　总则\n一、做好甲。\n二、做好乙。\n第二章　职责\n三、做好丙。\n';
    expect(outline(text)).toEqual(['1 总则', '1.1', '1.2', '2 职责', '2.3']);
    expect(buildDraft(text).numbering.runs.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('一是、二是 and （1）；（2） inside a sentence are no clauses', () => {
    const text =
      '一、甲\n（一）基本原则。一是坚持为民；二是坚持公开。条件包括：（1）有人员；（2）有经费；（3）有场所。\n';
    expect(outline(text)).toEqual(['1 甲', '1.1 基本原则']);
  });

  test('dashes and bullets are no clauses', () => {
    expect(outline('一、原则\n——坚持为民。做好服务。\n●坚持公开。做好公开。\n（一）目标。做到。\n')).toEqual([
      '1 原则',
      '1.1 目标',
    ]);
  });

  test('in the middle of a line that a copy joined', () => {
    const text =
      '一、推进公开（一）推进决策公开。公布草案。（二）推进执行公开。公布进展。（市审计局负责）（三）推进结果公开。公布结果。二、工作要求（一）加强领导。明确分工。（二）加强培训。办班。';
    expect(outline(text).map((line) => line.split(' ')[0])).toContain('1.2');
    expect(outline('一、甲\n（一）公布草案。做好。（二）公布进展。做好。（三）公布结果。做好。\n')).toEqual([
      '1 甲',
      '1.1 公布草案',
      '1.2 公布进展',
      '1.3 公布结果',
    ]);
  });

  test('damaged by a lost byte are read as what they were', () => {
    expect(
      outline('一、甲\n（一）乙。做好。\n?。ǘ┩七M。做好。\n?。ㄈ┲?建。做好。\n').map((line) => line.split(' ')[0]),
    ).toEqual(['1', '1.1', '1.2', '1.3']);
  });

  test('page numbers at line starts are none', () => {
    const text =
      '1、某市分工方案：做好宏观政策的解读，密切跟踪市内外经济形势变化，科学合理制定国民经济和社会发展计划和重大政策措施落实情况跟踪审\n2、计报告、审计查出问题整改情况报告和年度组织开展的重大政策措施落实跟踪审计情况的公开。\n';
    expect(parse(text).damages.map(({ kind }) => kind)).toEqual(['page-number', 'page-number']);
    expect(parse(text).clauses).toEqual([]);
  });
});

describe('lines', () => {
  test('that a page width broke are one paragraph', () => {
    const line = '坚持以人民为中心的发展思想推进各项工作不断取得新的进展和成效让';
    const text = `某市2026年工作要点\n${`${line}\n`.repeat(7)}群众满意。\n一、甲\n1.做好。\n`;
    const tree = parse(text);
    expect(tree.preamble?.sentences).toHaveLength(1);
    expect(tree.damages.every(({ kind }) => kind === 'line-break')).toBe(true);
  });

  test('that a page width broke are joined too where notes and page marks stand between the sentences', () => {
    const text = [
      '××市2026年任务分解方案',
      '一、完善基层治理的体制机制，加强对基层各类组织全面',
      '领导',
      '1.完善街道对地区治理重大工作的领导体制机制，优化决',
      '策程序，涉及基层治理的重大事项、重点工作、重要问题由街',
      '道讨论决定。',
      '牵头单位：区委组织部',
      '配合单位：区委编办、区民政局（区委社会工委）、园区党工',
      '委、各街道',
      '— 2 —',
      '2.以区域化党建为重点，构建市、区、街道、社区党组织四',
      '级上下贯通，社区党建、单位党建、行业党建多方联动的基层',
      '党组织体系。',
      '牵头单位：区委组织部',
      '3.加强队伍建设，每年组织培训，选派优秀干部到街道和社',
      '区任职。',
      '牵头单位：区委组织部',
      '',
    ].join('\n');
    const { clauses, tasks } = buildDraft(text);
    expect(clauses[0]?.title).toBe('完善基层治理的体制机制，加强对基层各类组织全面领导');
    expect(tasks.map(({ units }) => units.map(({ name }) => name))).toEqual([
      ['区委组织部', '区委编办', '区民政局（区委社会工委）', '园区党工委', '各街道'],
      ['区委组织部'],
      ['区委组织部'],
    ]);
    expect(blocks(text, 'noise')).toEqual(['— 2 —']);
  });

  test('too short for a page are left as they are', () => {
    const text = `××市2026年工作要点\n\n${'一二三四五六七八'
      .split('')
      .map((number) => `${number}、推进各项工作不断取得新的进展\n市教委和市财政局等单位负责落实\n`)
      .join('')}`;
    expect(parse(text).damages).toEqual([]);
  });

  test('of Windows, old Macs and without an end', () => {
    for (const end of ['\r\n', '\r', '\n'])
      expect(outline(['一、甲', '（一）乙', '二、丙'].join(end))).toEqual(['1 甲', '1.1 乙', '2 丙']);
  });
});

describe('front matter', () => {
  const notice = `北京市人民政府办公厅关于印发
2026年政务公开工作要点的通知
京政办发〔2026〕26号

各区人民政府，市政府各委、办、局，各市属机构：

《2026年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。

北京市人民政府办公厅
2026年5月28日
（此件公开发布）

2026年政务公开工作要点

2026年政务公开工作的总体要求是：坚持以人民为中心。

一、推进公开
`;

  test('each part is what it is', () => {
    expect(blocks(notice, 'title')).toEqual([
      '北京市人民政府办公厅关于印发',
      '2026年政务公开工作要点的通知',
      '2026年政务公开工作要点',
    ]);
    expect(blocks(notice, 'number')).toEqual(['京政办发〔2026〕26号']);
    expect(blocks(notice, 'addressee')).toEqual(['各区人民政府，市政府各委、办、局，各市属机构：']);
    expect(blocks(notice, 'notice')).toEqual([
      '《2026年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。',
    ]);
    expect(blocks(notice, 'signature')).toEqual(['北京市人民政府办公厅']);
    expect(blocks(notice, 'date')).toEqual(['2026年5月28日']);
    expect(blocks(notice, 'remark')).toEqual(['（此件公开发布）']);
    expect(blocks(notice, 'preamble')).toEqual(['2026年政务公开工作的总体要求是：坚持以人民为中心。']);
  });

  test('gives title, issuer, number, year and date', () => {
    expect(buildDraft(notice)).toMatchObject({
      title: '2026年政务公开工作要点',
      issuer: '北京市人民政府办公厅',
      number: '京政办发〔2026〕26号',
      year: 2026,
      date: { iso: '2026-05-28' },
    });
  });

  test('titles with blanks between the characters, or with pinyin in them, read as one', () => {
    expect(buildDraft('国 务 院 工 作 规 则\n\n第一章　总则\n一、做好。\n').title).toBe('国务院工作规则');
    expect(buildDraft('某州2020年優(yōu)化營商環(huán)境工作計劃\n\n一、做好\n').title).toBe(
      '某州2020年優化營商環境工作計劃',
    );
  });

  test('metadata may stand behind bullets, each value on a line of its own', () => {
    const text =
      '• 发文字号:\n\n  ×政发〔2024〕7号\n• 发文日期:\n\n  2024年04月06日 16:40\n• 有效性:\n\n××县工作规则\n\n一、甲\n';
    expect(blocks(text, 'metadata')).toHaveLength(5);
    expect(buildDraft(text).title).toBe('××县工作规则');
  });

  test('metadata that repeats title and number is not the title', () => {
    const text = `索 引 号：000014349\n标　　题：关于印发2026年政务公开工作要点的通知\n发文字号：国办发〔2026〕14号\n\n${notice}`;
    expect(blocks(text, 'metadata')).toHaveLength(3);
    expect(buildDraft(text).number).toBe('京政办发〔2026〕26号');
  });
});

describe('a notice with numbered paragraphs of its own', () => {
  const notice = `××县人民政府办公室关于印发××县2026年重点工作任务分解的通知

各乡镇人民政府：

《××县2026年重点工作任务分解》已经县政府同意，现印发给你们，并就有关事项通知如下：

一、压实责任。各责任单位要制定方案。

二、加强调度
县政府办要按季通报。

附件：××县2026年重点工作任务分解

××县人民政府办公室
2026年3月1日

`;
  const title = `附件

××县2026年
重点工作任务分解

`;

  test('is none of the clauses of the document that it brings', () => {
    const text = `${notice}${title}一、经济发展\n1.扩大投资。新开工10个项目。（县发改局负责）\n二、民生保障\n`;
    expect(outline(text)).toEqual(['1 经济发展', '1.1 扩大投资', '2 民生保障']);
    expect(buildDraft(text).title).toBe('××县2026年重点工作任务分解');
    expect(buildDraft(text).issuer).toBe('××县人民政府办公室');
    expect(blocks(text, 'notice')).toEqual([
      '《××县2026年重点工作任务分解》已经县政府同意，现印发给你们，并就有关事项通知如下：',
      '一、压实责任。各责任单位要制定方案。',
      '二、加强调度',
      '县政府办要按季通报。',
      '附件：××县2026年重点工作任务分解',
    ]);
    expect(blocks(text, 'signature')).toEqual(['××县人民政府办公室']);
  });

  test('may bring a table without any number', () => {
    const rows = '工作任务\n责任单位\n新开工10个项目。\n县发改局\n新建3所学校。\n县教育局\n';
    const { clauses, tasks } = buildDraft(`${notice}${title}${rows}`);
    expect(clauses.map(({ path }) => path)).toEqual(['preamble']);
    expect(tasks.flatMap(({ units }) => units.map(({ name }) => name))).toEqual(['县发改局', '县教育局']);
  });

  test('is the document itself where it brings none, or where what follows has another name', () => {
    const itself = notice.replaceAll('《××县2026年重点工作任务分解》已经县政府同意，现印发给你们，并', '现');
    expect(outline(itself)).toEqual(['preamble', '1 压实责任', '2 加强调度']);
    const other = `${notice}${title.replace('重点', '中心')}一、经济发展\n`;
    expect(outline(other)).toEqual(['1 压实责任', '2 加强调度', '1 经济发展']);
  });
});

describe('several documents in one text', () => {
  const issued = `各县区人民政府：

《××市制造业发展实施方案》《××市制造业财政支持措施》已经市政府研究通过，现印发给你们。

2026年3月1日

××市制造业发展实施方案

一、主要任务
（一）做强产业。培育5个集群。（市工信局负责）
二、保障措施
（一）强化督查。建立考核机制。
××市制造业财政支持措施
为支持制造业发展，制定本措施。
一、支持技术改造
给予5%的补助。
二、支持创新平台
给予100万元奖励。
`;

  test('have numbers and sections of their own', () => {
    const draft = buildDraft(issued);
    expect(outline(issued)).toEqual([
      '1 主要任务',
      '1.1 做强产业',
      '2 保障措施',
      '2.1 强化督查',
      '1 支持技术改造',
      '2 支持创新平台',
    ]);
    expect(draft.title).toBe('××市制造业发展实施方案');
    expect(draft.tree.furtherDocuments).toEqual([issued.indexOf('××市制造业财政支持措施\n为')]);
    expect(blocks(issued, 'title')).toEqual(['××市制造业发展实施方案', '××市制造业财政支持措施']);
    const broken = issued.replace('××市制造业财政支持措施\n为', '××市制造业\n\n财政支持措施\n为');
    expect(blocks(broken, 'title')).toEqual(['××市制造业发展实施方案', '××市制造业', '财政支持措施']);
    expect(blocks(issued, 'preamble')).toEqual(['为支持制造业发展，制定本措施。']);
    expect(draft.numbering.runs.flatMap(({ faults }) => faults)).toEqual([]);
    expect(draft.clauses.map(({ role }) => role)).toEqual(['section', 'task', 'section', 'closing', 'task', 'task']);
  });

  test('are each checked for units only where they name some', () => {
    const clauses = (text: string) => {
      const draft = buildDraft(text);
      return draft.clauses.filter(draft.ask(assignedClauses)).map(({ title }) => title);
    };
    expect(clauses(issued)).toEqual(['主要任务', '做强产业', '保障措施', '强化督查']);
    expect(clauses(issued.replace('奖励。', '奖励。（市财政局负责）'))).toHaveLength(6);
  });

  test('may be attachments of a notice, by their list and the signature or the line 附件 before them', () => {
    const notice = `关于分解重点任务的通知

各市人民政府：

一、压实责任。各部门要抓好落实。
二、加强协作。各部门要密切配合。

附件：1.2026年主要指标分解表
2.2026年重点任务分解表

××省人民政府
2026年1月25日

附件1
2026年主要指标分解表
工作任务
责任单位
增长6%。
省发展改革委
增长8%。
省财政厅

附件2
2026年重点任务分解表
一、扩大投资
1.实施项目10个。（省发展改革委牵头）
`;
    expect(outline(notice)).toEqual(['1 压实责任', '2 加强协作', '1 扩大投资', '1.1']);
    const draft = buildDraft(notice);
    expect(draft.tree.furtherDocuments).toHaveLength(2);
    expect(draft.date?.iso).toBe('2026-01-25');
    expect(draft.numbering.runs.flatMap(({ faults }) => faults)).toEqual([]);
    const without = notice.replace(/附件：[\s\S]*?附件1\n/, '');
    expect(buildDraft(without).tree.furtherDocuments).toEqual([]);
  });

  test('are found in a hostile text in no more time than it is long', () => {
    const front = '《××市工作要点》和《××市任务清单》现印发给你们。\n附件：1.××市工作方案\n一、甲\n';
    for (const piece of ['××市任务清单\n', '附件1\n××市工作方案\n', '2.××市工作方案\n', '××市\n\n'])
      expectToGrowWithText((size) => front + piece.repeat(size), buildDraft, 2000);
  });
});

describe('titles', () => {
  test('broken over lines with blank lines between them are told by the name that the notice gives', () => {
    const text = `××省人民政府办公厅关于印发××省深化医药卫生体制改革2026年重点工作任务的通知

各市人民政府：

《××省深化医药卫生体制改革2026年重点工作任务》已经省政府同意，现印发给你们。

××省人民政府办公厅
2026年3月1日

××省深化医药卫生体制改革

2026年重点工作任务

一、推进改革
`;
    expect(buildDraft(text).title).toBe('××省深化医药卫生体制改革2026年重点工作任务');
    const damaged = text.replaceAll('深化', '深化(huà)');
    expect(buildDraft(damaged).title).toBe('××省深化医药卫生体制改革2026年重点工作任务');
  });

  test('of a notice may go over several lines with blank ones between, and 附件 is part of none', () => {
    const text = `××市人民政府办公室

关于印发《××市贯彻落实〈关于打好经济

增长主动仗实现经济运行整体好转的若干

政策措施〉实施方案》的通知

各县市区人民政府：

一、促进消费
`;
    expect(blocks(text, 'title')).toHaveLength(3);
    expect(buildDraft(text).issuer).toBe('××市人民政府办公室');
    expect(buildDraft(text).title).toBe(
      '关于印发《××市贯彻落实〈关于打好经济增长主动仗实现经济运行整体好转的若干政策措施〉实施方案》的通知',
    );
    const attached = '附件\n\n××市2026年重点任务分解表\n\n一、促进消费\n';
    expect(buildDraft(attached).title).toBe('××市2026年重点任务分解表');
    expect(blocks(attached, 'attachment')).toEqual(['附件']);
  });

  test('stand without the bars that a table of the page left behind them', () => {
    const text = '公开日期： | 2023-06-16 11:08 | ||\n××镇2026年主要任务分解 | ||\n\n一、推进公开\n';
    expect(buildDraft(text).title).toBe('××镇2026年主要任务分解');
    expect(blocks(text, 'metadata')).toEqual(['公开日期： | 2023-06-16 11:08 | ||']);
  });

  test('are told by a name whose first mark was lost, and the number with the day of the page behind it is no title', () => {
    const text = `某政办规〔2023〕4号           2023-04-11

各县、区人民政府：

加快科技孵化载体建设引育科技企业实施方案》已经市政府审议通过，现印发给你们。

××市人民政府办公室
2023年4月11日

加快科技孵化载体建设

引育科技企业实施方案

一、建设载体
新建孵化器3家。

来源：   作者：   编辑：张三
`;
    const { title, number, tree } = buildDraft(text);
    expect(title).toBe('加快科技孵化载体建设引育科技企业实施方案');
    expect(number).toBe('某政办规〔2023〕4号');
    expect(tree.blocks.find(({ kind }) => kind === 'metadata')!.start).toBe(0);
    expect(blocks(text, 'noise')).toEqual(['来源：   作者：   编辑：张三']);
  });

  test('end with a short last line, and headings in the text below them are none', () => {
    const short =
      '关于印发2026年市〈政府工作报告〉目标任务责任分解方案的通知\n\n2026年3月1日\n\n2026年市《政府工作报告》目标任务\n\n责任分解方案\n\n一、甲\n';
    const draft = buildDraft(`《2026年市〈政府工作报告〉目标任务责任分解方案》现印发给你们。\n\n${short}`);
    expect(draft.title).toBe('2026年市《政府工作报告》目标任务责任分解方案');
    const heading =
      '××市应急规划责任分解\n\n为提高应对能力，现将建设任务进行责任分解。\n应急体系9个具体建设任务\n（一）甲\n';
    expect(buildDraft(heading).title).toBe('××市应急规划责任分解');
  });

  test('lines of a web page above them are none', () => {
    const page = '• 時間：2026-03-01\n• 來源：省政府辦公廳\n【字體大小：大 中 小】\n';
    const text = `${page}××省2026年政務公開工作要點\n\n一、推進公開\n`;
    expect(blocks(text, 'title')).toEqual(['××省2026年政務公開工作要點']);
    expect(blocks(text, 'metadata')).toHaveLength(2);
    expect(blocks(text, 'noise')).toEqual(['【字體大小：大 中 小】']);
  });
});

describe('sentences', () => {
  test('end at 。 and ；, not inside brackets, quotes and titles, and leave out notes', () => {
    const text =
      '一、甲\n（一）推进公开。公布草案（含说明；附表）；按照《意见。通知》做好“即办。即结”工作。（市司法局负责）公布结果。\n';
    expect(sentences(text, '1.1')).toEqual([
      '公布草案（含说明；附表）；',
      '按照《意见。通知》做好“即办。即结”工作。',
      '公布结果。',
    ]);
  });
});

describe('closing text', () => {
  test('is not part of the clause before it', () => {
    const text =
      '一、甲\n（一）乙。做好。（市司法局负责）\n\n各区、各部门要高度重视。市政府办公厅将开展评估。\n\n某市人民政府办公厅\n2026年5月1日\n';
    expect(outline(text)).toEqual(['1 甲', '1.1 乙', 'closing']);
    expect(blocks(text, 'signature')).toEqual(['某市人民政府办公厅']);
  });

  test('signature and day behind the list of attachments are no attachments, what follows them is', () => {
    const text =
      '××市人民政府办公室关于做好2026年政务公开工作的通知\n\n一、甲\n（一）乙。做好。（市司法局负责）\n\n附件：1.任务分解表\n2.联系人名单\n\n××市人民政府办公室\n2026年3月1日\n（此件公开发布）\n\n附件1\n\n任务分解表\n';
    expect(blocks(text, 'attachment')).toEqual(['附件：1.任务分解表', '2.联系人名单', '附件1', '任务分解表']);
    expect(blocks(text, 'signature')).toEqual(['××市人民政府办公室']);
    expect(buildDraft(text).date?.iso).toBe('2026-03-01');
    expect(blocks(text, 'remark')).toEqual(['（此件公开发布）']);
    const unsigned = text.replace('××市人民政府办公室\n2026年3月1日\n（此件公开发布）\n\n附件1\n', '市教育局 张三\n');
    expect(blocks(unsigned, 'signature')).toEqual([]);
  });

  test.each([
    '联系人：张三，联系电话：0123-4567890，电子邮箱：office@example.com。',
    '（联系人及电话：张三，0123-4567890）',
    '聯絡人：張三，聯絡電話：01234567890',
  ])('whom to ask is a remark and no task: %s', (contact) => {
    const text = `一、甲\n（一）乙。做好。（市司法局负责）\n${contact}\n某市人民政府办公室\n2026年3月1日\n`;
    expect(blocks(text, 'remark')).toEqual([contact]);
    expect(buildDraft(text).tasks).toHaveLength(1);
  });

  test('a second paragraph of a clause in the middle stays with its clause', () => {
    const text = '一、甲\n（一）乙。做好。\n各部门要抓好落实。\n（二）丙。做好。\n';
    expect(outline(text)).toEqual(['1 甲', '1.1 乙', '1.2 丙']);
    expect(sentences(text, '1.1')).toEqual(['做好。', '各部门要抓好落实。']);
  });
});

describe('a note that is given line by line', () => {
  const head = '××市2023年工作要点\n\n一、公开\n（一）甲。公布草案。\n';
  const tasksOf = (lines: string) =>
    buildDraft(`${head}${lines}\n（二）乙。公布结果。（市司法局负责）`).tasks.map(
      ({ units, deadline, sentences, note }) => ({
        units: units.map(({ name, role }) => `${role} ${name}`),
        by: deadline?.by ?? null,
        sentences: sentences.length,
        note: note !== null,
      }),
    );

  test('is one note', () => {
    expect(
      tasksOf('牵头领导：张三\n牵头单位：市教委\n配合单位：市财政局、各区政府\n完成时限：2023年6月底前')[0],
    ).toEqual({
      units: ['lead 市教委', 'support 市财政局', 'support 各区政府'],
      by: '2023-06-30',
      sentences: 1,
      note: true,
    });
  });

  test('ends where the text goes on', () => {
    const tasks = tasksOf('责任单位：市教委\n完成时限：2023年6月\n继续推进。');
    expect(tasks).toHaveLength(3);
    expect(tasks[1]).toEqual({ units: [], by: null, sentences: 1, note: false });
  });

  test.each([
    ['in a bracket', '（市教委负责）'],
    ['without a bracket', '由有关方面实施。市教委负责落实'],
  ])('has the deadline of a line behind it, %s, which is no task', (_, note) => {
    const text = `${head.trimEnd()}${note}\n完成时限：2023年6月底前\n（二）乙。公布结果。（市司法局负责）\n（完成时限：2023年9月）\n`;
    const { tasks } = buildDraft(text);
    expect(tasks.map(({ units, deadline }) => [units[0]?.name, deadline?.by])).toEqual([
      ['市教委', '2023-06-30'],
      ['市司法局', '2023-09-30'],
    ]);
  });

  test('a bracket with a time in front of more text is no line of its own', () => {
    const text = `${head.trimEnd()}（市教委负责）\n（6月底前完成）公布结果的，应当说明。\n`;
    expect(buildDraft(text).tasks.map(({ note }) => note !== null)).toEqual([true, false]);
  });

  test('is none where no line names units', () => {
    expect(tasksOf('活动时间：2023年6月\n完成时限：2023年7月')[0]).toMatchObject({ units: [], note: false });
  });
});

describe('a clause that divides the work', () => {
  const text =
    '××市科学素质方案\n\n一、重点任务\n（一）实施青少年行动。\n1.任务。\n（1）宣传发展理念。\n2.措施。\n（1）推进科技教育。完善课程。\n3.分工。\n市教育局、团市委牵头，市科协参加。\n（二）实施农民行动。推进培训。\n';

  test('covers those beside it, and no others', () => {
    const { tasks } = buildDraft(text);
    expect(tasks.map(({ clause, units }) => `${clause.path} ${units.map(({ name }) => name).join(' ')}`)).toEqual([
      '1.1.1.1 市教育局 团市委 市科协',
      '1.1.2.1 市教育局 团市委 市科协',
      '1.1.3 市教育局 团市委 市科协',
      '1.2 ',
    ]);
  });

  test('may be a line with a label of its own', () => {
    const line = '××市方案\n\n一、任务\n（一）甲。推进培训。\n分工：由市教育局、团市委牵头，市科协等单位参加。\n';
    expect(buildDraft(line).tasks.map(({ units }) => units.map(({ name, role }) => `${role} ${name}`))).toEqual([
      ['lead 市教育局', 'lead 团市委', 'support 市科协'],
    ]);
  });
});

describe('a note on a line of its own behind the last of several items', () => {
  const text = (first: string, label = (at: number) => `（${at}）`) =>
    `××市方案\n\n一、应急\n1.完善预案\n${label(1)}加强预案管理。${first}\n${label(2)}加强预案演练。\n（责任单位：市应急局）\n2.健全机制。建立联动机制。（市公安局负责）\n`;
  const units = (words: string) =>
    buildDraft(words).tasks.map(({ clause, units: found }) => `${clause.path} ${found.map(({ name }) => name).join()}`);

  test('covers them all, where no other has one', () => {
    expect(units(text(''))).toEqual(['1.1.1 市应急局', '1.1.2 市应急局', '1.2 市公安局']);
    expect(units(text('（市气象局负责）'))).toEqual(['1.1.1 市气象局', '1.1.2 市应急局', '1.2 市公安局']);
  });

  test('may say who drafts and when it is handed in, or name a person first', () => {
    const plan = '××市2026年立法计划\n\n一、法规草案\n城市管理条例\n起草单位：市城管局\n报送审议时间：12月底\n';
    const [task] = buildDraft(plan).tasks;
    expect(task?.units.map(({ name, role }) => `${role} ${name}`)).toEqual(['responsible 市城管局']);
    expect(task?.deadline?.by).toBe('2026-12-31');
    const led = '××市2026年责任分解\n\n1.城镇新增就业5万人。\n牵头市领导：张三\n责任单位：市人力社保局\n';
    expect(buildDraft(led).tasks.map(({ units, sentences }) => [units.length, sentences.length])).toEqual([[1, 0]]);
  });

  test('covers its own clause alone where these are no items', () => {
    const clauses = '××市方案\n\n（一）甲\n1.加强预案管理。\n2.加强预案演练。\n责任单位：市应急局\n';
    expect(units(clauses)).toEqual(['1.1 ', '1.2 市应急局']);
  });
});

describe('what a document says of all its notes', () => {
  const draft = (first: string, more = '') =>
    buildDraft(
      `××市2023年工作要点\n\n一、公开\n（一）甲。公布草案。${first}\n（二）乙。公布结果。（市司法局、各区政府负责）公布依据。（市审计局▲、司法局负责）\n${more}`,
    );
  const named = (units: readonly { readonly name: string; readonly role: string }[]) =>
    units.map(({ name, role }) => `${role} ${name}`);

  test('the units in front of the first comma lead where it says so, from there on', () => {
    const text =
      '××市2023年工作要点\n\n一、公开\n（一）甲。公布草案。〔责任单位：市教委、市财政局，各区政府。逗号前为牵头单位，下同〕\n（二）乙。公布结果。〔责任单位：市司法局，市审计局，各区政府〕\n（三）丙。公布依据。〔责任单位：市司法局〕\n';
    expect(buildDraft(text).tasks.map(({ units }) => named(units))).toEqual([
      ['lead 市教委', 'lead 市财政局', 'responsible 各区政府'],
      ['lead 市司法局', 'responsible 市审计局', 'responsible 各区政府'],
      ['responsible 市司法局'],
    ]);
  });

  test('later notes have the units that 以下均需 names, where they do not name them', () => {
    const { tasks } = draft('（市教委负责。以下均需各区政府负责，不再列出）');
    expect(tasks.map(({ standing }) => named(standing))).toEqual([[], [], ['responsible 各区政府']]);
  });

  test('all notes have those of 本要点各项工作均需', () => {
    const { tasks } = draft('（市教委负责。本要点各项工作均需各县政府作为责任单位，以下不再列出）');
    expect(tasks.map(({ standing }) => named(standing))).toEqual([
      ['responsible 各县政府'],
      ['responsible 各县政府'],
      ['responsible 各县政府'],
    ]);
  });

  test.each(['注：标▲的为牵头单位。', '（备注：带“▲”号的单位为牵头单位）', '備註：加▲者為牽頭單位。'])(
    'a marked unit leads where the document says so, and the remark is no task: %s',
    (remark) => {
      const { tasks } = draft('（市教委负责）', remark);
      expect(tasks.map(({ units }) => named(units))).toEqual([
        ['responsible 市教委'],
        ['responsible 市司法局', 'responsible 各区政府'],
        ['lead 市审计局', 'responsible 司法局'],
      ]);
    },
  );

  test('a mark that is not explained gives nobody the lead', () => {
    expect(draft('（市教委负责）').tasks[2]!.units.map(({ role }) => role)).toEqual(['responsible', 'responsible']);
  });
});
