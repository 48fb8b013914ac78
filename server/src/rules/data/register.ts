/** A document whose title and number are known, for telling citations that mix two documents. */
export interface RegisteredDocument {
  readonly number: string;
  /** Words that the title must hold, one of them; in Simplified characters. */
  readonly about: readonly string[];
  /** Titles, without issuer and 关于印发, that are this document's alone among those of its issuer. */
  readonly titles: readonly string[];
  /** A citation that is right and one that is not. */
  readonly good: string;
  readonly bad: string;
  readonly source: string;
}

function points(year: number, number: string, wrong: string, source: string): RegisteredDocument {
  const title = `${year}年政务公开工作要点`;
  return {
    number,
    about: [title],
    titles: [title],
    good: `《国务院办公厅关于印发${title}的通知》（${number}）`,
    bad: `《国务院办公厅关于印发${title}的通知》（${wrong}）`,
    source,
  };
}

/** The register of the field of government openness. Only documents that were seen with title and number together. */
export const register: readonly RegisteredDocument[] = [
  points(2016, '国办发〔2016〕19号', '国办发〔2016〕18号', '公开转载的原文'),
  points(2017, '国办发〔2017〕24号', '国办发〔2016〕24号', '省级文件的引用'),
  points(2018, '国办发〔2018〕23号', '国办发〔2019〕14号', '鲁政办发〔2018〕21号的引用'),
  points(2019, '国办发〔2019〕14号', '国办发〔2018〕14号', '中国政府网繁体版原文'),
  points(2020, '国办发〔2020〕17号', '国办发〔2019〕17号', '自治区评估文件的引用'),
  points(2021, '国办发〔2021〕12号', '国办发〔2021〕21号', '市级文件的引用'),
  {
    number: '中办发〔2016〕8号',
    about: ['全面推进政务公开工作'],
    titles: [],
    good: '《中共中央办公厅国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知》（中办发〔2016〕8号）',
    bad: '《关于加强政府信息公开的意见》（中办发〔2016〕8号）',
    source: '省级文件的引用',
  },
  {
    number: '国办发〔2016〕80号',
    about: ['全面推进政务公开工作', '实施细则'],
    titles: [],
    good: '《〈关于全面推进政务公开工作的意见〉实施细则》（国办发〔2016〕80号）',
    bad: '《政府网站发展指引》（国办发〔2016〕80号）',
    source: '省级文件的引用',
  },
  {
    number: '国办发〔2016〕61号',
    about: ['政务舆情'],
    titles: [],
    good: '《国务院办公厅关于在政务公开工作中进一步做好政务舆情回应的通知》（国办发〔2016〕61号）',
    bad: '《国务院办公厅关于推进重大建设项目信息公开的意见》（国办发〔2016〕61号）',
    source: '自治区评估文件的引用',
  },
  {
    number: '国办发〔2017〕47号',
    about: ['政府网站发展指引'],
    titles: ['政府网站发展指引'],
    good: '《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕47号）',
    bad: '《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕74号）',
    source: '市级办法的引用',
  },
  {
    number: '国办发〔2017〕94号',
    about: ['重大建设项目'],
    titles: [],
    good: '《国务院办公厅关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕94号）',
    bad: '《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2017〕94号）',
    source: '自治区评估文件的引用',
  },
  {
    number: '国办发〔2017〕97号',
    about: ['公共资源配置'],
    titles: [],
    good: '《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2017〕97号）',
    bad: '《国务院办公厅关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕97号）',
    source: '自治区评估文件的引用',
  },
  {
    number: '国办发〔2018〕123号',
    about: ['政务新媒体'],
    titles: [],
    good: '《国务院办公厅关于推进政务新媒体健康有序发展的意见》（国办发〔2018〕123号）',
    bad: '《国务院办公厅关于加强政府网站域名管理的通知》（国办发〔2018〕123号）',
    source: '省级通知的引用',
  },
  {
    number: '国办发〔2019〕54号',
    about: ['基层政务公开'],
    titles: [],
    good: '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）',
    bad: '《国务院办公厅关于推进政务新媒体健康有序发展的意见》（国办发〔2019〕54号）',
    source: '地方文件的引用',
  },
  {
    number: '国办秘函〔2019〕19号',
    about: ['检查指标', '政务新媒体', '政府网站'],
    titles: [],
    good: '《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）',
    bad: '《政府信息公开工作年度报告格式》（国办秘函〔2019〕19号）',
    source: '县级文件的引用',
  },
  {
    number: '国务院令第492号',
    about: ['政府信息公开条例'],
    titles: [],
    good: '《中华人民共和国政府信息公开条例》（国务院令第492号）',
    bad: '《优化营商环境条例》（国务院令第492号）',
    source: '评估文件的引用',
  },
  {
    number: '国务院令第711号',
    about: ['政府信息公开条例'],
    titles: [],
    good: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
    bad: '《优化营商环境条例》（国务院令第711号）',
    source: '评估文件的引用',
  },
];
