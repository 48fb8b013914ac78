import { describe, expect, test } from 'vitest';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols.ts';
import { render } from '../../server/src/text/message.ts';
import { unitDocuments } from '../support/units.ts';

const one = `本市2020年工作要点

一、公开
（一）决策公开。公布草案。（市司法局牵头，各区政府配合）公布结果。（市司法局负责）
（二）执行公开。公布情况。
二、服务
（三）办事指南。公布指南。（市发改委负责）
三、组织保障
各区要加强领导。
`;
const two = '下级2020年工作要点\n\n一、服务\n（一）办事指南。公布。（市发展改革委负责）\n';
const organs = '{ "organs": [{ "name": "市发展和改革委员会", "shortNames": ["市发改委", "市发展改革委"] }] }';
const registry = { uri: 'file:///organs.json', text: organs };

describe('inlay hints', () => {
  const shown = (text: string) => {
    const [document] = unitDocuments([text]);
    const all = { start: 0, end: text.length };
    return inlayHints(document!, all).map(
      ({ offset, label }) => `${text.slice(0, offset).split('\n').at(-1)} | ${render(label, 'zh-cn')}`,
    );
  };

  test('count tasks and units behind the headings that hold clauses, and what nobody has', () => {
    expect(shown(one)).toEqual(['一、公开 | 3 项任务 · 2 个单位 · 1 项无责任单位', '二、服务 | 1 项任务 · 1 个单位']);
  });

  test('are none in a document that names no units', () => {
    expect(shown('本市2020年工作要点\n\n一、公开\n（一）甲。公布。\n')).toEqual([]);
  });

  test('are only those of the part that is shown', () => {
    const [document] = unitDocuments([one]);
    const start = one.indexOf('二、服务');
    expect(inlayHints(document!, { start, end: start + 10 })).toHaveLength(1);
  });
});

describe('workspace symbols', () => {
  const found = (query: string, texts: readonly string[] = [one, two], registryText: string | null = null) =>
    workspaceSymbols(unitDocuments(texts, registryText), registryText ? [registry] : [], query).map(
      ({ name, container, place }) =>
        `${name} | ${render(container, 'zh-cn')} | ${place.uri.slice(8)} ${place.draft.text.slice(place.focus.start, place.focus.end)}`,
    );

  test('of @ are the units of the workspace, those with most tasks first', () => {
    expect(found('@')).toEqual([
      '@市司法局 | 2 项任务 | 0.txt 市司法局',
      '@市发改委 | 2 项任务 | 0.txt 市发改委',
      '@各区政府 | 1 项任务 | 0.txt 各区政府',
    ]);
  });

  test('bear the word that asked for them, because editors show only what has its letters', () => {
    expect(found('@unit')).toContain('@unit 市司法局 | 2 项任务 | 0.txt 市司法局');
    expect(found('@unit 司法')).toEqual(['@unit 市司法局 | 2 项任务 | 0.txt 市司法局']);
    expect(found('@单位')).toContain('@单位 各区政府 | 1 项任务 | 0.txt 各区政府');
    expect(found('@區政府')).toEqual(['@各区政府 | 1 项任务 | 0.txt 各区政府']);
  });

  test('lead to the registry where it has the unit', () => {
    expect(found('@发改', [one, two], organs)).toEqual(['@市发改委 | 2 项任务 | organs.json "市发展和改革委员会"']);
  });

  test('without @ are clauses, in either script', () => {
    expect(found('办事指南')).toEqual([
      '（三）办事指南 | 本市2020年工作要点 | 0.txt （三）办事指南',
      '（一）办事指南 | 下级2020年工作要点 | 1.txt （一）办事指南',
    ]);
    expect(found('執行')).toHaveLength(1);
    expect(found('')).toHaveLength(8);
  });
});
