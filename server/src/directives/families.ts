/**
 * One recurring task and the words in which documents ask for it. Two clauses whose words belong to one family ask for the same thing,
 * whatever the wording: 决策公开, 预公开, 征求意见.
 */
export interface Family {
  readonly id: string;
  /** The wider task that this one is a part of: 就业 and 教育 are parts of 重点民生领域. */
  readonly group: string | null;
  /** Words that name the task by themselves. */
  readonly terms: readonly string[];
  /** Words that go with the task and with others too: they count for less. */
  readonly hints: readonly string[];
}

function family(id: string, group: string | null, terms: string, hints = ''): Family {
  return { id, group, terms: words(terms), hints: words(hints) };
}

function words(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== '');
}

/**
 * The tasks of open government as the annual points of the State Council, provinces, cities and departments name them since 2012, in keys
 * (Simplified, no quotation marks). Drawn up from the subject, not from labelled pairs: a family that no parent has is as useful as one
 * that all have, because a clause whose task the parent does not know is a local one.
 */
export const families: readonly Family[] = [
  // 决策、执行、管理、服务、结果
  family(
    'decision',
    null,
    '决策公开 重要决策 重大决策 行政决策 决策预公开 预公开 决策草案 决策依据 决策事项目录 征求意见 听取意见 征求公众意见 听取公众意见 征集意见 意见征集 民意征集 民意调查 政策征集 需求征集 草案 公开征集 采纳情况 意见采纳 采纳意见 问计求策 政策制定机制 政策预公开 公开征求',
    '听证 座谈 问卷调查 网络征集 咨询协商 企业家参与 公众意见 意见建议 公众参与 论证 民意',
  ),
  family(
    'execution',
    null,
    '执行公开 部署执行 政策执行 执行和落实 执行情况 落实情况 决策执行 督查 审计 整改 效果评估 执行效果 实施效果 政策评价 效果评价 后评估 政府工作报告重点任务 重点工作定期发布 工作落实 抓落实 落实公开 完成情况公开 任务完成情况 目标完成情况',
    '政府工作报告 年度重点任务 重点任务 民生实事 绩效任务 政府绩效目标 落实结果 实施步骤 跟踪 进展情况 问责情况',
  ),
  family(
    'meetings',
    'participation',
    '会议开放 政府会议 常务会议 常务会 会议公开 会议信息公开 会议议题 列席 列席会议 旁听 公开议事厅 会议决策事项 电视电话会议 办公会议',
    '会议方案 直播 代表列席',
  ),
  family('participation', 'participation', '公众参与互动 扩大公众参与 政民互动 参与互动 参与城市管理', '互动 公众参与'),
  family(
    'open-day',
    'participation',
    '政务开放日 开放日 公众开放 开放活动 走进行政机关 走进机关 体验政府工作',
    '邀请企业 深入政务流程',
  ),
  family(
    'enforcement',
    null,
    '行政执法 执法公示 执法信息 执法公开 执法职责 执法依据 执法程序 执法结果 执法行为 行政处罚 监管执法 执法检查 行政检查 行政强制 谁执法谁公示 谁执法、谁公示 处罚信息 处罚公示 大案要案 违法案件 案件信息 抽查结果 监督抽查 抽检 抽样检验 市场监管信息 监督检查情况 双公示',
    '查处结果 查处 处罚 召回 监管信息 违法行为 典型案件 投诉情况 市场监管',
  ),
  family(
    'supervision',
    'reform',
    '双随机 一公开监管 信用监管 信用信息 信用中国 企业信用 信用体系 社会信用代码 信用信息公示系统 新型监管机制 失信 联合惩戒 联合奖惩 黑名单 检查处置结果 检查结果',
    '公平竞争 反垄断 反不正当竞争',
  ),
  family(
    'powers',
    null,
    '权力清单 责任清单 权责清单 权力和责任清单 权力事项 行政职权 职权 权力运行',
    '清单编制 中介服务事项清单',
  ),
  family(
    'services',
    null,
    '政务服务 办事服务 办事公开 办事大厅 服务大厅 政务大厅 办事指南 服务指南 办事流程 办事机构 服务事项 审批服务事项 政务服务中心 便民服务 实体大厅 一窗受理 一个窗口 一网通办 一次办理 一次办 最多跑一次 马上办 一件事 告知承诺 高频事项 办事体验 办理流程公开 线上线下融合 公共服务目录 服务入口',
    '办事 审批服务 窗口 办件 办事群众 一次告知 办理事项 一站式',
  ),
  family(
    'hotline',
    null,
    '政务热线 服务热线 政府热线 热线电话 热线整合 12345 咨询服务 咨询问答 咨询解答 问答知识库 知识库 口径库 政策咨询 业务咨询 咨询电话 问答库 一号对外',
    '热线 咨询 投诉举报 解答 电话',
  ),
  family('petitions', null, '接诉即办 民生诉求 信访', '诉求'),

  // 解读、回应
  family(
    'interpretation',
    'interpretation',
    '政策解读 解读政策 解读方案 解读材料 解读机制 解读工作 解读质量 解读事项 解读内容 解读责任 宣讲政策 带头解读 带头宣讲 第一解读人 解读第一责任人 谁起草谁解读 谁起草、谁解读 谁制定谁解读 同步组织 同步审签 同步部署 同步发布 吹风会 解读重要政策 解读相关政策 解读专栏 解读信息 解读回应 例行新闻发布',
    '解读 宣讲 新闻发布会 新闻发布 权威定调 释放权威政策信号 政策内涵 引导预期',
  ),
  family(
    'interpretation-form',
    'interpretation',
    '解读形式 解读方式 解读效果 解读的吸引力 图片图表 图表图解 图解 图表 一图读懂 一图 音频视频 视频音频 音视频 短视频 卡通动漫 动漫 简明问答 政策问答 网络问政 政策进社区 喜闻乐见 专家学者 专家解读 解读专家 立体式 多方位解读 数据实例 客观数据 生动案例 深度解读 延伸解读 数字化解读',
    '效果 专家 通俗易懂 贴近性 展现形式',
  ),
  family(
    'response',
    null,
    '回应关切 解读回应 社会关切 回应社会关切 群众关切 回应社会 舆情 政务舆情 网络舆情 舆情回应 舆情监测 舆情研判 舆情风险 舆情处置 回应责任 疑虑 解疑释惑 澄清 谣言 虚假信息 虚假不实 新闻发言人 领导信箱 网民留言 在线访谈',
    '热点 研判 痛点 堵点 回应 关注度 矛盾 快速反应',
  ),
  family(
    'media',
    'interpretation',
    '媒体作用 新闻媒体 主要媒体 主流媒体 新闻发布会 新闻发布 媒体通气会 新闻网站 舆论引导 宣传引导',
    '媒体 报刊 广播电视 宣传',
  ),

  // 经济、营商环境
  family(
    'reform',
    'reform',
    '放管服 放管服改革 营商环境 证照分离 商事制度 企业开办 开办企业 企业开办时间 企业注销 注销登记 简易注销 注销办理 行政许可 行政审批 审批制度 审批改革 审批制度改革 工程建设项目审批 市场准入 负面清单 减证便民 证明事项 保留的证明 简政放权 大众创业 万众创新 创新创业 全生命周期 登记注册 工商登记 服务企业',
    '审批 市场主体 准入 证明 便利化',
  ),
  family(
    'taxes',
    'reform',
    '减税降费 减税 降费 税收政策 税收优惠 税务信息 乱收费 涉企收费 收费项目 收费目录 收费目录清单 收费清单 政府性基金 行政事业性收费',
    '收费 税务 税收',
  ),
  family(
    'enterprises',
    null,
    '稳企业 稳增长 助企纾困 惠企 惠企政策 涉企信息 涉企政策服务 政策兑现 免申即享 企业专属',
    '企业办事 企业需求 精准推送 利企',
  ),
  family('investment', null, '扩大有效投资 有效投资 投资信息', ''),
  family('consumption', null, '提振消费 促进消费 促消费 消费升级', ''),
  family('prices', null, '价格改革 价格监管 价格和收费 水价 热价', '价格'),
  family(
    'public-projects',
    null,
    '重大建设项目 重大项目 重点工程 政府投资项目 建设项目信息 项目批准和实施 批准和实施 重大项目建设 竣工备案 重点建设项目',
    '招投标 施工 竣工 建设项目',
  ),
  family(
    'public-resources',
    null,
    '公共资源配置 公共资源交易 公共资源 土地使用权出让 产权交易 交易平台 交易项目',
    '招投标 政府采购 矿业权',
  ),
  family('partnership', null, '政府与社会资本合作 社会资本合作 ppp', '社会资本'),
  family('state-companies', null, '国有企业 国有资本 国有资产 国企 市属企业', '企业改制 增资扩股'),
  family(
    'planning',
    null,
    '规划公开 各类规划 发展规划 规划纲要 专项规划 国土空间规划 控制性详细规划 总体规划 区域规划 历史规划 五年规划',
    '规划',
  ),
  family(
    'regional',
    null,
    '京津冀 协同发展 长三角 粤港澳大湾区 城市副中心 雄安新区 雄安 冬奥会 冬残奥会 区域协调发展 一体化发展 都市圈 疏解整治 疏解',
    '对接协作',
  ),
  family(
    'growth',
    null,
    '高质量发展信息 高质量发展 服务业扩大开放 服务贸易 科技任务 科技政策 科研 成果转化 高精尖 高端产业 数字经济 新质生产力 先进制造业 产业集群 产业政策 自主创新示范区 乡村振兴 厕所革命 四好农村路',
    '产业 科技 研发',
  ),
  family('statistics', null, '统计数据 统计信息 经济指标 经济运行', ''),
  family(
    'finance',
    null,
    '财政信息 财政信息公开 预决算 预决算公开 财政预决算 预算公开 决算公开 部门预算 三公经费 政府债务 债务信息 债务限额 债务余额 地方债 地方债券 债券发行 专项债券 债券 偿债 绩效目标 绩效自评 绩效评价报告 项目文本 财政收支 财政政策 财政专项资金 财政资金 政府资金 财政拨款 政府采购预算 转移支付 直达资金',
    '预算 决算 余额 经费 资金',
  ),
  family('intermediaries', null, '中介服务 中介项目 中介机构 中介服务交易', ''),

  // 三大攻坚战
  family('battles', 'battles', '三大攻坚战 攻坚战', ''),
  family(
    'financial-risk',
    'battles',
    '金融风险 金融监管 金融改革 金融开放 金融改革开放 融资难 融资贵 非法集资 互联网金融 债务风险 防范化解 防风险 风险处置 金融政策 货币政策 融资担保',
    '金融 融资 信贷',
  ),
  family(
    'poverty',
    'battles',
    '扶贫 脱贫 脱贫攻坚 精准扶贫 扶贫协作 支援合作 结对帮扶 对口支援 易地扶贫搬迁 两不愁三保障',
    '贫困 帮扶',
  ),
  family(
    'environment',
    'battles',
    '环境保护 生态环境 生态环境信息 污染防治 大气污染 大气污染防治 扬尘 挥发性有机物 移动源 机动车污染 老旧机动车 空气质量 空气重污染 水环境 水质 饮用水 污水 污水处理 污水治理 黑臭水体 再生水 河长制 清河行动 环评 环境影响评价 排污 重点排污单位 垃圾分类 固体废弃物 造林绿化 面源污染 环境信息 环保 生态保护',
    '污染 环境整治 节能 清洁生产',
  ),

  // 重点民生领域
  family(
    'livelihood',
    'livelihood',
    '民生领域 重点民生 民生保障 基本民生 民生改善 社会公益事业 社会事业 公益事业建设领域',
    '民生',
  ),
  family(
    'employment',
    'livelihood',
    '就业创业 就业 促进就业 稳就业 高校毕业生 就业供求 招聘会 下岗职工 农民工 退役军人 就业优惠',
    '毕业生 创业',
  ),
  family(
    'education',
    'livelihood',
    '教育信息 义务教育 学前教育 招生 入学 招生方案 招生范围 招生入学 学校情况 录取结果 中小学 考试招生 高等院校 幼儿园 教育改革',
    '教育 学校 奖助学金',
  ),
  family(
    'health',
    'livelihood',
    '医疗 医疗服务 医疗卫生 卫生健康 公立医院 公立医疗卫生机构 医保 医保监管 医疗保障 药品安全 药品监管 疫苗 疫苗监管 分级诊疗 全科医生 医药卫生 传染病',
    '卫生 药品',
  ),
  family('elderly', 'livelihood', '养老 养老服务 为老服务', ''),
  family('land', 'livelihood', '征地 征地信息 历史征地 土地征收 征收补偿 拆迁', ''),
  family('culture', 'livelihood', '公共文化 文化体育 公共文化体育 文化遗产 文化机构', '文化 体育'),
  family(
    'assistance',
    'livelihood',
    '社会救助 最低生活保障 低保 特困 特困供养 医疗救助 临时救助 社会福利 慈善 救灾 困难群众 残疾人',
    '救助 福利',
  ),
  family(
    'housing',
    'livelihood',
    '保障性住房 保障性安居工程 住房保障 安居工程 公租房 租赁住房 棚户区改造 棚户区 危房改造 老旧小区改造 老旧小区 住房公积金 政策性产权住房 房屋修缮',
    '住房 改造',
  ),
  family('food', 'livelihood', '食品安全 食品药品 食品药品安全 食品药品监管', '食品'),
  family('utilities', 'livelihood', '供水供电 水电气热 城市交通 公共交通 停车', '交通'),
  family(
    'emergencies',
    null,
    '突发公共事件 公共突发事件 突发事件信息 突发事件 疫情防控 疫情 应急管理 应急处置 自然灾害 灾害 防灾减灾 事故灾难 监测预警 救援',
    '预警 防控',
  ),
  family('safety', null, '安全生产 生产安全事故 事故调查', '事故'),
  family('quality', null, '产品质量 质量监督 质量安全', ''),
  family('property-rights', null, '知识产权 侵权假冒 制售假冒伪劣', ''),
  family(
    'city',
    null,
    '城市治理 城市管理 交通拥堵 城市更新 拆违 群租房 停车治理 缓解交通拥堵 环境整治 老城区 架空线',
    '',
  ),
  family('tourism', null, '旅游市场 文旅 旅行社 文化旅游 旅游品牌', '旅游'),

  // 平台
  family(
    'websites',
    null,
    '政府网站 门户网站 政府门户网站 网站建设 网站集约化 集约化 集约化平台 集约化试点 域名 网站域名 ipv6 互联网协议第6版 信息内容建设 内容建设 信息发布审核 内容审核 网络意识形态 网上政府 一体化网上政府 网上履职 中国政府网 信息公开专栏 公开专栏 政府信息公开平台 信息公开平台 信息搜索 网站改版 统一信息资源库 第一平台',
    '网站 栏目 专栏 政治关 政策关 内容更新',
  ),
  family(
    'new-media',
    null,
    '政务新媒体 新媒体 新媒体矩阵 新媒体平台 微博微信 政务微博 政务微信 移动客户端 融媒体 融媒体中心 公众号 小程序',
    '微博 微信 账号',
  ),
  family(
    'gazette',
    null,
    '政府公报 公报 国务院公报 电子公报 网上公报 掌上公报 公报数据库 历史公报 公报电子版 公报编辑 统一刊登',
    '刊登 纸质版 赠阅 查阅',
  ),
  family('archives', null, '查阅点 查阅场所 图书馆 公开查阅', ''),
  family('map', null, '公开地图 便民地图 惠民便民地图 地图应用', '地图'),
  family('data', null, '数据开放 公共数据 数据共享 政务数据', '数据'),
  family(
    'policy-service',
    null,
    '政策精准 精准公开 公开精准化 政策公开课 政策导航 导航服务 政策文件库 政策发布平台 政策发布 政策公开服务 政策服务 精准推送 定向推送',
    '推送 导航',
  ),

  // 制度、基础
  family(
    'documents',
    null,
    '规范性文件 行政规范性文件 规章 政府规章 规章和规范性文件 规范性文件公开 文件清理 有效性 公文管理 公文管理系统 合法性审核 公开台账 管理台账 台账 公文公开属性 公开属性 文件公开目录 政策文件库 文件底数 底数 履职依据 文件集中公开',
    '公文 文号 索引号 文件',
  ),
  family(
    'catalogues',
    null,
    '主动公开目录 公开目录 基本目录 主动公开基本目录 公开指南 信息公开指南 指南和目录 主动公开清单 全清单 公开清单 公开事项目录 事项目录 目录编制 法定主动公开 三定 三定规定 机构职能 目录体系 目录标准体系',
    '目录 清单',
  ),
  family('annual-report', null, '年度报告 公开年报 工作年度报告 年报', ''),
  family(
    'requests',
    null,
    '依申请公开 依申请 信息公开申请 公开申请 申请办理 申请登记 申请渠道 答复文书 申请答复 答复时限',
    '答复 申请人 知情权',
  ),
  family(
    'law',
    null,
    '信息公开条例 新修订的条例 新条例 政府信息公开条例 条例规定 贯彻落实条例 配套措施 公开制度 普法 法定义务',
    '条例 修订 配套',
  ),
  family('public-bodies', null, '公共企事业单位 企事业单位信息公开', ''),
  family('training', null, '培训 业务培训 专题培训 培训计划 队伍建设 公开队伍 队伍专业化', '公开意识 业务水平'),
  family('disputes', null, '行政复议 复议 诉讼 行政诉讼', '案件'),
  family('secrecy', null, '保密审查 保密 泄密 安全保密 先审查后公开 个人隐私 公开审查', '保密要求'),
  family(
    'grassroots',
    null,
    '基层政务公开 基层公开 基层 标准化规范化 标准化、规范化 公开标准化 试点经验 公开试点 试点成果 试点领域 标准指引 标准目录 领域标准 基层试点 贴心服务 典型经验 可复制',
    '试点',
  ),
  family(
    'organisation',
    null,
    '组织领导 领导小组 领导体制 绩效考核 绩效考评 考核体系 分值权重 权重 机构建设 人员配备 经费保障 专职人员 专门机构 专职工作人员 队伍建设 配齐配强 听取汇报 听取情况汇报 工作汇报 高度重视 工作协调机制 分管 专人负责 制度保障 重点任务分工 抓好工作落实',
    '考核 领导 机构 重视 激励 工作人员 明确责任',
  ),
  family('assessment', null, '第三方评估 专项评估 监督检查 评估结果 通报结果 社会评议', '评估 通报'),
  family('summary', null, '贯彻落实本要点 落实本要点 本要点的主要情况', '向社会公布'),
  family('proposals', null, '建议提案 人大代表建议 政协提案 提案办理 建议和提案 政协委员提案', ''),
  family('information-management', null, '政府信息管理 信息管理 信息化手段', ''),
  family('exchange', null, '工作交流 经验交流 交流力度 做法交流 政务公开工作交流', '交流'),
];
