import { describe, expect, it } from 'vitest';
import { nameDocument, sameDocument } from '../../server/src/directives/documentName.ts';
import { levelOf, placeOf } from '../../server/src/directives/levels.ts';
import { findParents, findPinned, missingParents } from '../../server/src/directives/parents.ts';
import type { Directive } from '../../server/src/directives/trace.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';

interface Paper {
  readonly title: string;
  readonly issuer: string;
  readonly number?: string;
  readonly preamble?: string;
}

function paper({ title, issuer, number, preamble = '为做好今年工作，制定本要点。' }: Paper): string {
  return [
    `${issuer}关于印发${title}的通知`,
    ...(number ? [number] : []),
    '',
    '各有关单位：',
    '',
    `《${title}》已经同意，现印发给你们，请认真贯彻落实。`,
    '',
    issuer,
    '2020年5月8日',
    '',
    title,
    '',
    preamble,
    '',
    '一、加强政策解读',
    '（一）落实解读责任。政策文件与解读材料同步发布。（市政府办公室负责）',
    '',
  ].join('\n');
}

function directive(uri: string, given: Paper) {
  return { uri, draft: buildDraft(paper(given)) };
}

const state = directive('state', {
  title: '2020年政务公开工作要点',
  issuer: '国务院办公厅',
  number: '国办发〔2020〕17号',
});
const province = directive('province', {
  title: '浙江省2020年政务公开工作要点',
  issuer: '浙江省人民政府办公厅',
  number: '浙政办发〔2020〕20号',
});
const otherProvince = directive('other-province', {
  title: '江苏省2020年政务公开工作要点',
  issuer: '江苏省人民政府办公厅',
});
const city: Paper = {
  title: '宁波市2020年政务公开工作要点',
  issuer: '宁波市人民政府办公室',
  number: '甬政办发〔2020〕30号',
};

function parentsOf(draft: Paper, library = [state, province, otherProvince]): readonly string[] {
  return findParents(buildDraft(paper(draft)), library).map(({ directive: { uri }, why }) => `${uri} ${why}`);
}

describe('cited parents', () => {
  const citing = (words: string): Paper => ({
    ...city,
    title: '宁波市重点任务分工方案',
    preamble: `根据${words}要求，制定本方案。`,
  });

  it('are found by title and number', () => {
    expect(parentsOf(citing('《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕17号）'))).toEqual([
      'state cited',
    ]);
  });

  it('are found by title alone, in the other script, spaced out, with 〈〉 inside 《》', () => {
    expect(parentsOf(citing('《国务院办公厅关于印发〈2020年政务公开工作要点〉的通知》'))).toEqual(['state cited']);
    expect(parentsOf(citing('《國務院辦公廳關於印發2020年 政務公開工作要點的通知》'))).toEqual(['state cited']);
  });

  it.each([
    '国办发202017号',
    '国办发〔202017号',
    '国办发2020〕17号',
    '国办发?2020?17号',
    '国办发？？2020？？17号',
    '国办发\uFFFD2020\uFFFD17号',
    '国办发[2020]第17号',
    '国办发（２０２０）１７号',
    '國辦發 〔2020〕 17 號',
    '国办发〈2020〉17号',
    '国办发<2020>17号',
    '国办发「2020」17号',
    '国办发〔20〕17号',
    '国办发2020年17号',
    '國辦發２０２０年第17號',
    '国办发国办发〔2020〕017号',
  ])('are found by a number that was damaged: %s', (number) => {
    expect(parentsOf(citing(`《关于做好有关工作的通知》（${number}）`))).toEqual(['state cited']);
    expect(parentsOf(citing(number))).toEqual(['state cited']);
    const other = number.replace(/[17１７]{2}(?= ?[号號])/, '18');
    expect(parentsOf(citing(`《关于做好有关工作的通知》（${other}）`))).toEqual([]);
  });

  it.each(['国办发?2020年?17号', '工作人员<2020>17号', '2020?17号楼'])('and not by what is no number: %s', (words) => {
    expect(parentsOf(citing(words))).toEqual([]);
  });

  it('are not taken for the document of the same name of another body', () => {
    expect(parentsOf(citing('《江苏省人民政府办公厅关于印发江苏省2020年政务公开工作要点的通知》'))).toEqual([
      'other-province cited',
    ]);
    expect(parentsOf(citing('《2020年政务公开工作要点》'))).toEqual(['state cited']);
  });

  it('are not taken for a document with another number', () => {
    expect(parentsOf(citing('《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕99号）'))).toEqual([]);
  });
});

describe('parents of the same subject and year', () => {
  it('come from higher bodies only, the nearest first', () => {
    const text = { ...city, preamble: '为贯彻省委、省政府部署，落实浙江省有关要求，制定本要点。' };
    expect(parentsOf(text)).toEqual(['province same-subject-and-year', 'state same-subject-and-year']);
  });

  it('leave out a province that the draft says nothing of', () => {
    expect(parentsOf(city)).toEqual(['state same-subject-and-year']);
  });

  it('take a department below its own government', () => {
    const library = [state, directive('city', city)];
    const bureau = { title: '宁波市教育局2020年政务公开工作要点', issuer: '宁波市教育局' };
    expect(parentsOf(bureau, library)).toEqual(['city same-subject-and-year', 'state same-subject-and-year']);
  });

  it('leave out another year and another subject', () => {
    expect(parentsOf({ ...city, title: '宁波市2021年政务公开工作要点' })).toEqual([]);
    expect(parentsOf({ ...city, title: '宁波市2020年食品安全工作要点' })).toEqual([]);
  });

  it('never go down: the State Council has no parent among cities', () => {
    const library = [directive('city', city), province];
    expect(findParents(state.draft, library)).toEqual([]);
  });
});

it('a document is never its own parent, nor is a copy of it in the other script', () => {
  const copy = directive('copy', {
    title: '寧波市2020年政務公開工作要點',
    issuer: '寧波市人民政府辦公室',
    number: '甬政辦發〔2020〕30號',
  });
  expect(parentsOf(city, [directive('self', city), copy])).toEqual([]);
});

describe('missing parents', () => {
  const missing = (words: string): readonly string[] => {
    const draft = buildDraft(paper({ ...city, preamble: words }));
    return missingParents(draft, [state, province]).map((citation) => textOf(draft.text, citation));
  };

  it('are documents cited as basis that the library does not hold', () => {
    expect(missing('根据《某省2020年实施方案》（某政办发〔2020〕9号）要求，制定本要点。')).toEqual([
      '《某省2020年实施方案》（某政办发〔2020〕9号）',
    ]);
    expect(
      missing('根据《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕17号），制定本要点。'),
    ).toEqual([]);
  });

  it('are also the later ones of a list, each once', () => {
    expect(
      missing(
        '贯彻落实《国务院办公厅关于印发2020年政务公开工作要点的通知》和《某市工作方案》精神，按照《某市工作方案》要求，制定本要点。',
      ),
    ).toEqual(['《某市工作方案》']);
  });

  it('are no laws, no reports, no short names, and nothing that is only mentioned', () => {
    expect(missing('贯彻《政府信息公开条例》，落实《政府工作报告》和《方案》，做好《某市发展规划》的解读。')).toEqual(
      [],
    );
  });
});

describe('names of documents', () => {
  it('have the same core with and without issuer, place and frame', () => {
    const whole = nameDocument('《北京市人民政府办公厅关于印发〈北京市2019年政务公开工作要点〉的通知》', null, null);
    const short = nameDocument('北京市2019年政務公開工作要點', null, '北京市人民政府辦公廳');
    expect(whole.core).toBe('2019年政务公开工作要点');
    expect(whole.body).toBe('北京市');
    expect(sameDocument(whole, short)).toBe(true);
    expect(short.subject).toBe('政务公开');
  });

  it('keep the place behind the year apart, too', () => {
    expect(nameDocument('2020年建德市政务公开工作要点', null, null)).toMatchObject({
      body: '建德市',
      core: '2020年政务公开工作要点',
    });
  });

  it('read a number in any brackets', () => {
    for (const number of [
      '国办发〔2019〕14号',
      '國辦發[2019]14號',
      '国办发(2019)14 号',
      '国办发201914号',
      '国办发国办发〔2019〕14号',
    ]) {
      expect(sameDocument(nameDocument('', '国办发〔2019〕14号', null), nameDocument('', number, null))).toBe(true);
    }
  });
});

describe('levels', () => {
  it.each([
    ['国务院', 0],
    ['教育部', 0.5],
    ['浙江省', 1],
    ['北京市', 1],
    ['北京市文化和旅游局', 1.5],
    ['广州市', 2],
    ['湘西自治州', 2],
    ['芜湖市教育局', 2.5],
    ['济南市钢城区', 3],
    ['', null],
    ['教务处', null],
  ])('of %s is %s', (body, level) => {
    expect(levelOf(body)).toBe(level);
  });

  it('names the place of a department', () => {
    expect(placeOf('北京市文化和旅游局')).toBe('北京市');
    expect(placeOf('济南市市场监管局')).toBe('济南市');
  });
});

describe('documents that the user names for a draft', () => {
  const draftOf = (title: string, year: number): string =>
    `${title}\n\n${year}年的总体要求是：做好公开。\n\n一、推进公开\n（一）推进决策公开。公布草案。\n`;
  const directive = (title: string, year: number): Directive => ({
    uri: `test:/${title}`,
    draft: buildDraft(draftOf(title, year)),
  });
  const city = buildDraft(draftOf('临江市2026年政务公开工作要点', 2026));

  it('a single one is compared with whatever its year', () => {
    const old = directive('国务院办公厅2019年政务公开工作要点', 2019);
    expect(findPinned(city, [old])).toEqual([{ directive: old, why: 'pinned' }]);
  });

  it('of several the nearest year about the same subject', () => {
    const old = directive('国务院办公厅2019年政务公开工作要点', 2019);
    const nearer = directive('国务院办公厅2025年政务公开工作要点', 2025);
    const other = directive('国务院办公厅2026年食品安全工作要点', 2026);
    expect(findPinned(city, [old, other, nearer]).map((parent) => parent.directive)).toEqual([nearer]);
  });

  it('never the draft itself', () => {
    expect(findPinned(city, [{ uri: 'test:/self', draft: city }])).toEqual([]);
  });
});

describe('copies of one instrument', () => {
  const cited: Paper = {
    ...city,
    preamble: '根据《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕17号），制定本要点。',
  };
  const pairs = '务務开開办辦发發国國关關经經现現给給们們认認贯貫彻徹实實单單为為强強读讀责責与與员員厅廳';
  const traditional = [...pairs].reduce(
    (text, simple, at, all) => (at % 2 === 0 ? text.replaceAll(simple, all[at + 1]!) : text),
    state.draft.text,
  );
  const hant = { uri: 'hant', draft: buildDraft(traditional) };
  const mirror = directive('mirror', { title: '2020年政务公开工作要点', issuer: '国务院办公厅' });
  const renumbered = directive('renumbered', {
    title: '2020年政务公开工作要点',
    issuer: '国务院办公厅',
    number: '国办发〔2021〕5号',
  });

  it('are one parent: that in the script of the draft', () => {
    expect(parentsOf(cited, [hant, state])).toEqual(['state cited']);
    expect(parentsOf(cited, [hant])).toEqual(['hant cited']);
  });

  it('are recognised without a number, and with another one where the text is the same', () => {
    expect(parentsOf(city, [state, mirror])).toHaveLength(1);
    expect(parentsOf(city, [renumbered, state])).toHaveLength(1);
  });

  it('are no copies: another body’s document, another year’s, another text of the same name', () => {
    const next = directive('next', {
      title: '2020年政务公开工作要点',
      issuer: '国务院办公厅',
      number: '国办发〔2020〕99号',
    });
    const other = {
      ...next,
      draft: buildDraft(
        next.draft.text.replace('落实解读责任。政策文件与解读材料同步发布', '办好政府公报。推行政府公报电子版'),
      ),
    };
    expect(parentsOf(city, [state, other])).toHaveLength(2);
    const both = { ...city, preamble: '落实浙江省、国务院要求。' };
    expect(parentsOf(both, [state, province])).toHaveLength(2);
  });
});

describe('chains', () => {
  const papers: readonly Paper[] = [
    { title: '2020年政务公开工作要点', issuer: '国务院办公厅', number: '国办发〔2020〕17号' },
    { title: '浙江省2020年政务公开工作要点', issuer: '浙江省人民政府办公厅' },
    { title: '杭州市2020年政务公开工作要点', issuer: '杭州市人民政府办公厅', preamble: '按照浙江省部署，制定本要点。' },
    {
      title: '杭州市西湖区2020年政务公开工作要点',
      issuer: '杭州市西湖区人民政府办公室',
      preamble: '按照浙江省、杭州市部署，制定本要点。',
    },
    {
      title: '杭州市西湖区教育局2020年政务公开工作要点',
      issuer: '杭州市西湖区教育局',
      preamble: '按照浙江省、杭州市部署，制定本要点。',
    },
  ];
  const library = papers.map((each) => directive(each.issuer, each));

  it('of five levels: each stands below all above it, the nearest first, and never above', () => {
    papers.forEach((each, at) => {
      const expected = papers.slice(0, at).reverse();
      expect(parentsOf(each, library)).toEqual(expected.map(({ issuer }) => `${issuer} same-subject-and-year`));
    });
  });
});

describe('pinned parents', () => {
  it('go first, whatever they are about, and are no second parent for being cited', () => {
    const draft = buildDraft(
      paper({
        ...city,
        preamble: '根据《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕17号），制定本要点。',
      }),
    );
    const found = findParents(draft, [state, province], undefined, [province, state]);
    expect(found.map(({ directive: { uri }, why }) => `${uri} ${why}`)).toEqual(['province pinned', 'state pinned']);
  });

  it('are never the draft itself', () => {
    const draft = buildDraft(paper(city));
    expect(findParents(draft, [], undefined, [{ uri: 'self', draft }])).toEqual([]);
  });
});
