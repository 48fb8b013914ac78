/** The directive of the tests: a national document that names no units. */
export const directive = `国务院办公厅关于印发2026年政务公开工作要点的通知
国办发〔2026〕14号

《2026年政务公开工作要点》已经国务院同意，现印发给你们，请认真贯彻落实。

国务院办公厅
2026年4月17日

2026年政务公开工作要点

一、推进公开
（一）推进决策公开。涉及公共利益的重大事项，要主动向社会公布决策草案、决策依据。
（二）推进执行公开。公布政策执行和落实情况。
`;

/** A draft without faults: one clause of it implements a clause of the directive, one is the city's own. */
export const cleanDraft = `临江市2026年政务公开工作要点

临江市人民政府办公室
2026年6月1日

一、推进公开
（一）推进决策公开。主动向社会公布决策草案、决策依据。（市司法局牵头，市财政局配合，完成时限：2026年10月）
（二）办好荔枝文化节。做好展位布置、交通疏导和游客接待。（市文化和旅游局、市公安局分别负责）
`;

/** The same with a number skipped, in line 8, and a task without unit, in line 9. */
export const faultyDraft = `临江市2026年政务公开工作要点

临江市人民政府办公室
2026年6月1日

一、推进公开
（一）推进决策公开。主动向社会公布决策草案、决策依据。（市司法局牵头，市财政局配合，完成时限：2026年10月）
（三）办好荔枝文化节。做好展位布置、交通疏导和游客接待。（市文化和旅游局、市公安局分别负责）
（四）加强队伍建设。每年组织培训。
`;
