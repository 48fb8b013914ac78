import { workspace } from './work-points.ts';

/** A city's draft below its province's points below those of the State Council's office, written for the tests. */
export const stateUri = `${workspace}/上位/国办2019.txt`;
export const provinceUri = `${workspace}/上位/浙江省2019.txt`;
export const cityUri = `${workspace}/杭州市2019年政务公开工作要点.txt`;

export const state = `國務院辦公廳關於印發2019年政務公開工作要點的通知
國辦發〔2019〕14號

2019年政務公開工作要點

一、強化權力監督，深入推進決策和執行公開
（一）推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，廣泛聽取意見。
（二）推進重要部署執行公開。公開政府工作報告、民生實事項目的執行情況。
`;

export const province = `浙江省人民政府办公厅关于印发2019年浙江省政务公开工作要点的通知
浙政办发〔2019〕33号

2019年浙江省政务公开工作要点

根据《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号），制定本要点。

一、深化决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。（省司法厅负责）
（二）推进重要部署执行公开。公开政府工作报告、民生实事项目的执行情况。（省政府办公厅负责）
`;

export const city = `杭州市2019年政务公开工作要点

根据《浙江省人民政府办公厅关于印发2019年浙江省政务公开工作要点的通知》（浙政办发〔2019〕33号），制定本要点。

一、深化公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。（市司法局负责）
（二）办好荔枝文化节。做好酒店接待和交通疏导。（市文化和旅游局负责）
`;

export const threeLevels = {
  [cityUri]: city,
  [provinceUri]: province,
  [stateUri]: state,
  [`${workspace}/workpoints.json`]: '{ "directives": ["上位"] }',
};
