import { describe, expect, test } from 'vitest';
import { traceDraft } from '../../server/src/directives/link.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentHighlights } from '../../server/src/features/documentHighlights.ts';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { references } from '../../server/src/features/references.ts';
import type { DocumentPlace, Relations } from '../../server/src/features/relations.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';
import { marked, withMarks } from '../support/marks.ts';
import {
  draftUri,
  type LinkByPath,
  parentUri,
  relationsFromDraft,
  relationsFromParent,
  relationsOfOne,
} from '../support/relations.ts';

const parent = `國務院辦公廳關於印發2019年政務公開工作要點的通知
國辦發〔2019〕14號

2019年政務公開工作要點

一、強化權力監督
（一）推進重要決策公開。公布草案。
（二）推進執行公開。公開進展情況。
`;

const draft = `某市2019年政务公开工作要点

根据《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号，以下简称《要点》）和《某省条例》制定本要点。

一、深化决策公开
（一）推进重大决策公开。公布草案。听取意见。（市司法局牵头，市教委负责）
（二）办好荔枝节。做好接待。（市教委、市 司法局负责）
（三）推进执行公开。落实国办发〔2019〕14号文件。（市司法局负责）
`;

const links: readonly LinkByPath[] = [
  { clause: '1.1', parent: '1.1' },
  { clause: '1.1', parent: '1.2', kind: 'secondary', score: 0.5 },
  { clause: '1.2', parent: '1.2', status: 'rejected' },
  { clause: '1.3', parent: '1.2' },
  { clause: '1.1', parent: '1.2', sentence: 1, score: 0.7 },
];
const relations = () => relationsFromDraft(draft, parent, links);

/** `上位.txt: （一）推進重要決策公開` */
function named(places: readonly DocumentPlace[]): readonly string[] {
  return places.map(({ uri, draft: document, focus }) => `${uri.split('/').at(-1)}: ${textOf(document.text, focus)}`);
}

function defined(words: string, around: Relations = relations()) {
  const found = definition(around, around.draft.text.indexOf(words));
  return found && { origin: textOf(around.draft.text, found.origin), places: named(found.places) };
}

describe('definition', () => {
  test('leads from a clause to its parent clauses, the primary one first', () => {
    expect(defined('推进重大决策公开')).toEqual({
      origin: '（一）推进重大决策公开',
      places: ['上位.txt: （一）推進重要決策公開', '上位.txt: （二）推進執行公開'],
    });
  });

  test('leads from a sentence first to where that sentence comes from', () => {
    expect(defined('听取意见')).toEqual({
      origin: '听取意见。',
      places: ['上位.txt: （二）推進執行公開', '上位.txt: （一）推進重要決策公開'],
    });
  });

  test('gives the whole parent clause as target, with its label and heading in front', () => {
    const [place] = definition(relations(), draft.indexOf('推进执行公开'))!.places;
    expect(textOf(place!.draft.text, place!.span)).toBe('（二）推進執行公開。公開進展情況。');
  });

  test('leads from a citation to the document that it names, across scripts, by title or by number', () => {
    const titled = defined('印发2019年');
    expect(titled?.origin).toContain('以下简称《要点》');
    expect(titled?.places).toEqual(['上位.txt: 2019年政務公開工作要點']);
    expect(defined('国办发〔2019〕14号文件')?.places).toEqual(['上位.txt: 2019年政務公開工作要點']);
  });

  test('leads nowhere from a rejected link, an unknown document, a unit or white space', () => {
    expect(defined('办好荔枝节')).toBeNull();
    expect(defined('某省条例')).toBeNull();
    expect(defined('市教委')).toBeNull();
    expect(definition(relationsOfOne(''), 0)).toBeNull();
  });
});

describe('references', () => {
  test('of a parent clause are the clauses below it', () => {
    const around = relationsFromParent(draft, parent, links);
    const offset = parent.indexOf('推進執行公開');
    expect(named(references(around, offset, false))).toEqual([
      '本市.txt: （一）推进重大决策公开',
      '本市.txt: （三）推进执行公开',
    ]);
  });

  test('of a clause are itself and its parents', () => {
    const around = relations();
    expect(named(references(around, draft.indexOf('推进执行公开'), true))).toEqual([
      '本市.txt: （三）推进执行公开',
      '上位.txt: （二）推進執行公開',
    ]);
    expect(named(references(around, draft.indexOf('推进执行公开'), false))).toHaveLength(1);
  });

  test('of a unit are its places in the draft', () => {
    expect(named(references(relations(), draft.indexOf('市教委负责'), true))).toEqual([
      '本市.txt: 市教委',
      '本市.txt: 市教委',
    ]);
  });

  test('outside of everything there are none', () => {
    expect(references(relations(), 0, true)).toEqual([]);
  });
});

describe('highlights', () => {
  const highlighted = (source: string) => {
    const { text, cursor } = marked(source);
    return withMarks(text, documentHighlights(relationsOfOne(text).draft, cursor));
  };

  test('show the same unit in every note, spaces apart, and no other one', () => {
    expect(highlighted('一、甲。办好。（市司$0法局、市教委负责）\n二、乙。办好。（市 司法局负责）\n')).toBe(
      '一、甲。办好。（<|市司法局|>、市教委负责）\n二、乙。办好。（<|市 司法局|>负责）\n',
    );
  });

  test('show the same document wherever it is cited', () => {
    expect(
      highlighted(
        '一、贯彻《关于推$0进公开的通知》（国办发〔2019〕14号）和《另一办法》。\n二、落实国办发〔2019〕14号文件。\n',
      ),
    ).toBe(
      '一、贯彻<|《关于推进公开的通知》（国办发〔2019〕14号）|>和《另一办法》。\n二、落实<|国办发〔2019〕14号|>文件。\n',
    );
  });

  test('show the short name of a document with its title', () => {
    expect(
      highlighted('一、贯彻《关于推进公开的$0通知》（以下简称《公开通知》）。\n二、落实《公开通知》和《另一通知》。\n'),
    ).toBe('一、贯彻<|《关于推进公开的通知》（以下简称《公开通知》）|>。\n二、落实<|《公开通知》|>和《另一通知》。\n');
  });

  test('show nothing for plain text', () => {
    expect(highlighted('一、推进$0公开\n二、推进公开\n')).not.toContain('<|');
  });
});

describe('document links', () => {
  test('lead from citations to documents of the library, and from no others', () => {
    const found = documentLinks(relations());
    expect(
      withMarks(
        draft,
        found.map((link) => link.span),
      ),
    ).toBe(
      draft
        .replace('国务院办公厅关于印发2019年政务公开工作要点的通知', '<|$&|>')
        .replace('落实国办发〔2019〕14号', '落实<|国办发〔2019〕14号|>'),
    );
    expect(found.map((link) => link.target.uri)).toEqual([parentUri, parentUri]);
  });

  test('lead there from every way to write the document: either title, 〈〉 inside, damaged numbers, the short name given in front', () => {
    const cited = [
      '《国务院办公厅关于印发〈2019年政务公开工作要点〉的通知》',
      '《2019年政务公开工作要点》',
      '国办发[2019]14号',
      '国办发201914号',
      '《要点》',
      '国办发〔2019〕14号',
    ];
    const text = draft.replace('公布草案。', `公布草案。落实${cited.join('，')}，落实《另一要点》。`);
    const around = relationsFromDraft(text, parent, []);
    const found = documentLinks(around).map(({ span }) => textOf(text, span));
    const plain = cited.map((words) => words.replace(/[《》]/g, ''));
    expect(found).toEqual(['国务院办公厅关于印发2019年政务公开工作要点的通知', ...plain, '国办发〔2019〕14号']);
    expect(new Set(documentLinks(around).map(({ target }) => target.uri))).toEqual(new Set([parentUri]));
  });

  test('lead nowhere from a short name in front of where it is given, or one that nobody gave', () => {
    const before = draft.replace('根据《国务院', '按照《要点》，根据《国务院');
    const found = documentLinks(relationsFromDraft(before, parent, [])).map(({ span }) => textOf(before, span));
    expect(found).not.toContain('要点');
    const nobody = draft.replace('，以下简称《要点》', '').replace('公布草案。', '公布草案，落实《要点》。');
    const others = documentLinks(relationsFromDraft(nobody, parent, [])).map(({ span }) => textOf(nobody, span));
    expect(others).not.toContain('要点');
  });

  test('lead to a document of the library that is no parent, such as one of a lower body', () => {
    const lower =
      '上海市黄浦区人民政府关于印发2018年教育工作方案的通知\n黄府发〔2018〕3号\n\n2018年教育工作方案\n\n一、办好教育\n';
    const library = [
      { uri: parentUri, draft: buildDraft(parent) },
      { uri: 'file:///要点/黄浦区.txt', draft: buildDraft(lower) },
    ];
    const text = `上海市2019年政务公开工作要点\n\n一、推进公开\n（一）公开草案。推广黄浦区《2018年教育工作方案》（黄府发〔2018〕3号）的做法。\n`;
    const own = buildDraft(text);
    const around = { uri: draftUri, draft: own, trace: traceDraft(own, library), children: [] };
    expect(documentLinks(around).map(({ span, target }) => [textOf(text, span), target.uri])).toEqual([
      ['2018年教育工作方案', 'file:///要点/黄浦区.txt'],
    ]);
    expect(around.trace.parents.map(({ directive }) => directive.uri)).toEqual([parentUri]);
  });

  test('a document does not link to itself', () => {
    const text =
      '《某市2019年政务公开工作要点》已经市政府同意，现印发给你们。\n\n某市2019年政务公开工作要点\n\n一、公开\n';
    expect(documentLinks(relationsOfOne(text))).toEqual([]);
  });
});
