/**
 * Words that stand in clauses of every kind and on every task: alone they explain no link. Longer ones first, so that each is taken whole.
 * In keys.
 */
const formulae = [
  '以习近平新时代中国特色社会主义思想为指导',
  '习近平新时代中国特色社会主义思想',
  '深入贯彻落实 贯彻落实 全面贯彻 深入贯彻 认真贯彻 认真落实 严格落实 抓好落实 负责落实 按职责分工 分别负责 牵头 责任单位 责任部门',
  '紧紧围绕 党和政府 党中央 国务院 中心工作 决策部署 工作部署 工作要求 有关要求 结合实际',
  '经济社会 持续健康发展 健康发展 大局稳定 社会和谐 发挥积极作用 积极作用 满意度 获得感 人民群众 群众 企业和 为重点',
  '政府信息公开 信息公开 政务公开 向社会公开 向社会公布 向社会 公开力度 公开工作 公开 公布 发布 信息 工作 情况 相关 有关',
  '进一步 切实 不断 持续 全面 深入 大力 着力 认真 积极 主动 及时 定期 依法 依规 准确 充分 确保 增强 提高 提升 推进 推动 促进 加强 加大 加快 做好 抓好 深化 强化 细化 优化 完善 健全 建立 开展 实施 落实 贯彻 部署 力度 水平 能力 质量 作用 方面 领域 重点 等方面 具体 指导 严格 结合 原则上 按季度 各类 各级 各地区 各部门 各单位 各区 市政府 政府 部门 单位 按照 根据 关于 通过 围绕 以及 年度 全市 全省 全区 本市 我市 我区',
  '等 的 和 与 并 要 对 将 在 为 以 向 由 及 或 年 月 日 各 了 是 有 其 把 让 到 于 使 应 可 做 抓',
]
  .flatMap((line) => line.split(' '))
  .sort((one, other) => other.length - one.length);

const formula = new RegExp(formulae.join('|'), 'g');
const notWord = /[^\u4e00-\u9fffa-z]+/g;

/** The words of a key that say something of a task: without formulae, marks and numbers. */
export function tellingWords(key: string): string {
  return key.replace(formula, '').replace(notWord, '');
}
