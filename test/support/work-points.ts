/** A parent in Traditional and a draft in Simplified characters that follows it, written for the tests, with their project file. */
export const workspace = 'file:///ws';

export const draftUri = `${workspace}/本市2019年政务公开工作要点.txt`;
export const parentUri = `${workspace}/上位/国办2019.txt`;
export const projectUri = `${workspace}/workpoints.json`;

export const parent = `國務院辦公廳關於印發2019年政務公開工作要點的通知
國辦發〔2019〕14號

2019年政務公開工作要點

一、強化權力監督，深入推進決策和執行公開
（一）推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，廣泛聽取意見。
（二）推進重要部署執行公開。公開政府工作報告、民生實事項目的執行情況。
`;

/** The clause of the draft that the parent does not have, as a parent would say it. */
export const addedToParent = '（三）辦好荔枝文化節。做好酒店接待和交通疏導。\n';

export const draft = `本市2019年政务公开工作要点

根据《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号），制定本要点。

一、深化决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。（市司法局负责）
（二）推进重要部署执行公开。公开政府工作报告、民生实事项目的执行情况。（市政府办公室负责）
（三）办好荔枝文化节。做好酒店接待和交通疏导。（市文化和旅游局负责）
`;

/** The only finding on the draft: the clause that the parent does not have. */
export const onlyFinding = 'directive/unlinked （三）办好荔枝文化节';

export const files = {
  [draftUri]: draft,
  [parentUri]: parent,
  [projectUri]: '{ "directives": ["上位"] }',
};
