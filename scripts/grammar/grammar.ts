import {
  blank,
  bodyEnd,
  bracketed,
  closing,
  date,
  digit,
  documentKind,
  dot,
  duty,
  either,
  fieldName,
  indent,
  lineEnd,
  nested,
  numberTail,
  numeral,
  opening,
  pinyin,
  roleName,
  unitEnd,
} from './patterns.ts';

/** A rule of a TextMate grammar, as far as this one needs them. */
export interface GrammarRule {
  readonly comment?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: { readonly [group: string]: GrammarRule };
  readonly beginCaptures?: { readonly [group: string]: GrammarRule };
  readonly endCaptures?: { readonly [group: string]: GrammarRule };
  readonly patterns?: readonly GrammarRule[];
  readonly include?: string;
}

/** A TextMate grammar in the shape of its JSON file. */
export interface GrammarFile {
  readonly comment: string;
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly GrammarRule[];
  readonly repository: { readonly [name: string]: GrammarRule };
}

/**
 * Scopes with the roots that common themes colour. What a part is called beyond its root is ours; the root is chosen for
 * how it looks, so that labels, headings, units, duties, deadlines, citations and figures differ in light, dark and high contrast.
 */
function scope(name: string): string {
  return name
    .split(' ')
    .map((each) => `${each}.workpoints`)
    .join(' ');
}

function list(...names: readonly string[]): readonly GrammarRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** The line from its first character to its end, if it looks like `ahead`. */
function line(name: string, ahead: string, patterns: readonly GrammarRule[]): GrammarRule {
  return { name: scope(name), begin: `^(?=${ahead})`, end: '$', patterns };
}

/** Everything that may stand in running text. */
const inline = list(
  'pinyin',
  'note',
  'unbracketed-note',
  'citation',
  'document-number',
  'quoted',
  'deadline',
  'date',
  'figure',
  'joined-label',
  'enumerator',
);

/** What is marked in a heading or title; years and figures keep its colour, so that it reads as one. */
const inHeading = list('pinyin', 'citation', 'document-number', 'quoted');

/** Longest headings, in characters: run-in with commas, run-in without, on a line of their own above and from level 3. */
const longest = { runIn: 32, withoutComma: 40, ownLine: 80, ownLineBelow: 40 };

/** A clause line: its label, then a heading if there is one, then text. GB/T 9704—2012 §7.3.3 gives the levels. */
function clause(level: number, label: string): GrammarRule {
  return {
    name: scope(`meta.clause.${level}`),
    begin: `^${indent}(${label})${blank}{0,40}`,
    beginCaptures: { 1: { name: scope(`keyword.control.label.${level}`) } },
    end: '$',
    patterns: [...list(`heading-${level}`), ...inline],
  };
}

const stops = '。！？!?';

function heading(level: number): GrammarRule {
  const ownLine = level <= 2 ? longest.ownLine : longest.ownLineBelow;
  const runIn = either(`[^${stops}\\n]{1,${longest.runIn}}`, `[^${stops}，,\\n]{1,${longest.withoutComma}}`);
  const withNote = `[^\\n]{0,${ownLine}}(?:${duty}${closing}|${roleName}[:：]|(?:牵头|牽頭|负责|負責)(?:落实|落實)?${lineEnd})`;
  const alternatives = [
    `${runIn}。${blank}{0,8}(?![（(〔\\[［【])[^\\s\\x{3000}]`,
    `(?!${withNote})[^${stops}\\n]{1,${ownLine}}(?<![；;，,、])$`,
    ...(level === 2 ? [`[^${stops}\\n]{1,${longest.runIn}}。${lineEnd}`] : []),
  ];
  return {
    name: scope(`markup.heading.${level} entity.name.section.${level}`),
    begin: `\\G(?=${alternatives.join('|')})`,
    end: `(?=[${stops}])|$`,
    patterns: inHeading,
  };
}

const bracketLabel = (inner: string): string => `[（(]${blank}{0,2}${inner}${blank}{0,2}[）)][、，,.．：:]?`;

/** Measures that show that `11.5万元` is a figure and `11.121人才` item 11. */
const measure = '[0-9０-９.．%％‰万亿億萬元个個倍公米吨噸年月日天时時点點]';

const labels: readonly GrammarRule[] = [
  clause(1, `第(?:${numeral}{1,7}|${digit}{1,3})(?:[章节節编編篇]|部分)(?=${blank}|$)`),
  clause(1, `${numeral}{1,7}${blank}{0,2}(?:、|${dot}(?!${digit}))`),
  clause(2, bracketLabel(`${numeral}{1,7}`)),
  clause(2, '[\\x{3220}-\\x{3229}]'),
  {
    ...clause(2, '[?？]?。(?:ㄒ唬|ǘ|ㄈ|ㄋ模|ㄎ澹|﹩|ㄆ撸|ò耍|ň牛|ㄊ)[\\x{2500}-\\x{257f}]?'),
    comment: 'What is left of 　　（一） after a byte of a GB18030 copy was lost',
  },
  clause(3, `${digit}{1,3}(?:${dot}${digit}{1,3}){2}(?=${blank}{1,4}[^0-9０-９ \\t\\x{3000}])`),
  clause(4, `${digit}{1,3}(?:${dot}${digit}{1,3}){3,4}(?=${blank}{1,4}[^0-9０-９ \\t\\x{3000}])`),
  clause(2, `${digit}{1,3}${dot}${digit}{1,3}(?=${blank}{1,4}[^0-9０-９ \\t\\x{3000}])`),
  { ...clause(1, `${digit}{1,2}(?=(?:\\x{3000}|[ \\t]{2})${blank}{0,3}\\p{Han})`), comment: '1　总则' },
  clause(3, `${digit}{1,3}(?:${dot}(?!${digit})|、)`),
  {
    ...clause(3, `${digit}{1,3}${dot}(?=(?:19|20)${digit}{2}年|${digit}{1,6}(?!${measure})[\\p{Han}“《])`),
    comment: '2.2018年…, 11.121人才梯队项目',
  },
  clause(3, '[\\x{2488}-\\x{249b}]'),
  clause(4, bracketLabel(`${digit}{1,3}`)),
  clause(4, `${digit}{1,3}[）)]`),
  clause(4, '[\\x{2474}-\\x{2487}]'),
  clause(5, '[\\x{2460}-\\x{2473}]'),
];

const metadataKey = either(
  '索引号',
  '索引號',
  `索${blank}引${blank}[号號]`,
  `标${blank}{0,4}题`,
  `標${blank}{0,4}題`,
  '主题分类',
  '主題分類',
  '主题词',
  '主題詞',
  '发文机关',
  '發文機關',
  '发布机构',
  '發布機構',
  '发布单位',
  '發佈單位',
  '成文日期',
  '发文字号',
  '發文字號',
  '(?:发布|發布|發佈|印发|印發|实施|實施|施行|更新|生成)(?:日期|时间|時間)',
  '信息来源',
  '信息來源',
  '来源',
  '來源',
  '时间',
  '時間',
  '作者',
  '编辑',
  '編輯',
  '责任编辑',
  '責任編輯',
  '点击',
  '點擊',
  '(?:浏览|瀏覽|访问|訪問|阅读|閱讀)次(?:数|數)',
  '字体(?:大小)?',
  '字體(?:大小)?',
  '关键词',
  '關鍵詞',
  '公开(?:形式|目录|方式)',
  '是否有效',
  '效力状态',
  '有效性',
  '统一编号',
  '中文名',
  '檔案號',
  '档案号',
);

const webNoise = either(
  'EN$',
  'https?://',
  'www\\.',
  `(?:19|20)${digit}{2}-${digit}{1,2}-${digit}{1,2}(?:[ T]|$)`,
  '(?:原文网址|原文鏈接|原文链接|相关链接|相關鏈接|附件下载|上一篇|下一篇|当前位置|您的位置|扫一扫|掃一掃|分享到|返回顶部|关闭窗口|打印本页)',
  `[^\\n]{0,80}(?:免责声明|免責聲明|网站地图|網站地圖|联系我们|聯繫我們|版权所有|版權所有|ICP备)`,
  `-?${blank}?第?${digit}{1,4}页?${blank}?-?$`,
  '[|｜]$',
  '(?:基本介绍|基本介紹|内容解读|內容解讀|(?:政策|要点|要點)(?:全文|发布|發布)[^\\n]{0,12})$',
);

const agreed = '(?:已经|已經|业经|業經|已由|经|經)[^，,。《\\n]{1,40}(?:同意|通过|通過|批准|审定|審定)';
const issued = '(?:印发|印發|转发|轉發|转给|轉給|下发|下發)';
const approval = either(agreed, `(?:现|現)[^。\\n]{0,140}${issued}`);

const addresseeWord = either(
  '人民政府',
  '政府',
  '各部门',
  '各部門',
  '各单位',
  '各單位',
  '部委',
  '委、',
  '机构',
  '機構',
  '管委会',
  '管委會',
  '办事处',
  '辦事處',
  '学校',
  '學校',
  '科室',
  '处室',
  '處室',
  '企业',
  '企業',
  '公司',
);

/** Lines that stand around the clauses: the notice, the titles, the web page that a copy came from. */
const lines: readonly GrammarRule[] = [
  {
    comment: 'The name of a value on a line of its own, and the value on the next one that is not blank',
    begin: `^${blank}{0,40}${metadataKey}${blank}{0,4}[:：]${lineEnd}`,
    beginCaptures: { 0: { name: scope('comment.line.metadata') } },
    end: `^(${blank}{0,40}(?!${numeral}{1,3}、|[（(])[^ \\t\\x{a0}\\x{3000}\\n][^\\n]{0,90}$)|^(?=[^\\n]{0,200}[^ \\t\\x{a0}\\x{3000}\\n])`,
    endCaptures: { 1: { name: scope('comment.line.metadata') } },
  },
  line(
    'comment.line.metadata',
    `${blank}{0,40}(?:[•·●-]${blank}{0,4}${metadataKey}|${metadataKey}(?=${blank}|[:：]|$))(?=[^\\n]{0,160}$)`,
    [],
  ),
  line('comment.line.noise', `${blank}{0,40}${webNoise}`, []),
  line('comment.line.remark', `${blank}{0,80}[（(](?:此件|本件|此文|本文)[^（()）\\n]{1,20}[）)]${lineEnd}`, []),
  line('meta.number', `${blank}{0,80}[\\p{Han}A-Za-z]{1,14}${numberTail}${lineEnd}`, [
    { name: scope('string.other.link.number'), match: `[\\p{Han}A-Za-z]{1,14}${numberTail}` },
  ]),
  line('comment.line.remark', `${blank}{0,80}[（(](?:${date})[^（()）\\n]{2,80}[）)]?${lineEnd}`, []),
  line('meta.date', `${indent}(?:${date}|20${digit}{4,6})${lineEnd}`, [
    { name: scope('constant.other.date constant.numeric.date'), match: `${date}|${digit}{6,8}` },
  ]),
  line('markup.heading.contents', `${blank}{0,40}目${blank}{0,8}[录錄]${lineEnd}`, []),
  line('meta.attachment', `${blank}{0,40}附件${blank}{0,2}(?:${digit}{0,2}[:：]|${digit}{1,2}$|$)`, [
    {
      name: scope('keyword.other.attachment'),
      match: `^${blank}{0,40}附件${blank}{0,2}${digit}{0,2}[:：]?`,
    },
    ...inHeading,
  ]),
  line('meta.approval', `[^\\n]{0,240}${approval}`, [
    ...list('citation', 'document-number'),
    {
      name: scope('keyword.other.approval'),
      match: either(
        agreed,
        `(?:现|現)(?:予|将|將)?${issued}?(?:给|給)?(?:你们|你們)?`,
        `(?<=》)${issued}(?:给你们|給你們)?`,
      ),
    },
    ...inline,
  ]),
  line(
    'meta.addressee',
    `(?![^\\n]{0,300}(?:如下|以下|要求|请|請))[^。；;\\n]{2,300}[:：]${lineEnd})(?=[^\\n]{0,300}${addresseeWord}`,
    [
      ...list('pinyin'),
      {
        name: scope('entity.name.type.addressee'),
        match: `(?:(?!${pinyin})${nested}|[^、，,：:\\s\\x{3000}（()）]){1,60}`,
      },
    ],
  ),
  line(
    'markup.heading.title entity.name.section.title',
    either(
      `${indent}[^，,。；;：:！!？?\\n]{4,90}(?<=${documentKind.slice(3, -1)})(?:${blank}{0,4}[（(〔\\[][^（()）〕\\]\\n]{1,40}[）)〕\\]])?${lineEnd}`,
      `${indent}\\p{Han}{2,30}(?:关于|關於|關于)[^，,。；;：:！!？?\\n]{0,40}$`,
      `${blank}{0,40}(?:\\p{Han}[ \\x{3000}]{1,4}){3,30}\\p{Han}${lineEnd}`,
    ),
    inHeading,
  ),
  line('entity.name.type.issuer', `${indent}\\p{Han}{3,40}(?<=${bodyEnd})${lineEnd}`, []),
];

const yearly = '(?:今年|明年|每年|每月|当年|當年|本年度?)';
const yearEnd = '(?:年底|年末|月底|月末|季度末)';
/** Behind a time: `前`, but not that of 前三季度, 前期, 前端. */
const before = '(?:之前|以前|前(?![端期后後述列三两兩几幾半]))';

/** The end of a part of a note. */
const partEnd = `(?:[，,；;。]|${closing}|$)`;
/** What joins the last unit of a list to a collective one: `等和各省级人民政府`, `等有关部门`, `及州直相关单位`. */
const joining =
  '(?:等和|等(?=[^、，,；;）)〕\\]\\n]{0,20}(?:部门|部門|单位|單位))|及(?=[^、，,；;）)〕\\]\\n]{1,20}(?:部门|部門|单位|單位|政府)))';
/** A unit up to the next separator or to what it has to do. */
const unit = `(?:(?!${duty}${blank}{0,2}${partEnd}|${joining})(?:(?!${pinyin})${nested}|[^、，,；;：:。（(〔\\[［【）)〕\\]］】\\s])){1,60}`;

const noteEnd = `${closing}|$`;
/** What a note may stand behind. */
const sentenceEnd = '[。！？!?；;”’」』）)〕\\]】》]';
const leads = '牵头|牽頭|负责|負責|牵头落实|牽頭落實|负责落实|負責落實';
/** Words that begin brackets which name units and are no notes: short names, lists, explanations. */
const notNote =
  '(?!以下|下称|下稱|简称|簡稱|包括|含|不含|如|即|见|見|详见|詳見|例如|比如|其中|除|指|原|注|谁|誰|由谁|按照谁|全部)';
/** The inside of a note as far as needed, with a few brackets in it. */
const inBracket = `(?:[^（()）〔〕\\[\\]\\n]{0,200}?${nested}){0,24}?[^（()）〔〕\\[\\]\\n]{0,200}?`;
/** Units, or a list, and what they have to do, up to the end of the bracket. */
const unitsAndDuty = `${inBracket}(?:(?:[${unitEnd}]|${nested})${blank}{0,2}(?:${duty})|、[^（()）〔〕\\[\\]、\\n]{1,40}?(?:${leads}))。?`;
/** Units and a verb to the end of the line, and nothing else: `市金融办、人民银行分别牵头落实`. */
const bareList = `(?!推动|推動|督促|指导|指導|组织|組織|要求|引导|引導|加强|加強|强化|強化|推进|推進)[^。；;：:\\s]{2,300}(?<=[${unitEnd}])(?:分别|分別|共同|按照?职责分工|按照?職責分工)?(?:牵头|牽頭|负责|負責)(?:落实|落實)?${lineEnd}`;

function note(comment: string, begin: string): GrammarRule {
  return {
    comment,
    name: scope('meta.note'),
    begin,
    beginCaptures: { 0: { name: scope('punctuation.definition.note.begin') } },
    end: noteEnd,
    endCaptures: { 0: { name: scope('punctuation.definition.note.end') } },
    patterns: list('in-note'),
  };
}

/** A note without brackets: behind `begin`, if it looks like `ahead`, to the end of the line. */
function bareNote(comment: string, begin: string, ahead: string): GrammarRule {
  return {
    comment,
    contentName: scope('meta.note'),
    begin: `${begin}(?=${ahead})`,
    end: `(?=${lineEnd})`,
    patterns: list('in-note'),
  };
}

/** The grammar of 公文 drafts. */
export function buildGrammar(): GrammarFile {
  return {
    comment: 'Written by scripts/grammar; edit the sources there and run them again.',
    name: 'Work Points',
    scopeName: 'text.workpoints',
    fileTypes: ['workpoints', 'gzyd'],
    patterns: [...list('line-note', 'labels', 'lines', 'bullet'), ...inline],
    repository: {
      lines: { patterns: lines },
      labels: { patterns: labels },
      ...Object.fromEntries([1, 2, 3, 4, 5].map((level) => [`heading-${level}`, heading(level)])),
      bullet: {
        name: scope('keyword.control.bullet'),
        match: `(?<=^|^[ \\t\\x{3000}]|^[ \\t\\x{3000}]{2}|^[ \\t\\x{3000}]{4})(?:——|[●•])(?=[^\\s—])`,
      },
      'joined-label': {
        comment: 'A label that a copy put behind the sentence before it',
        match: `(?<=[。）)！”〕])${blank}{0,4}(?:(${numeral}{1,4}、)|([（(]${numeral}{1,4}[）)])|(${digit}{1,2}\\.(?=\\p{Han})))`,
        captures: {
          1: { name: scope('keyword.control.label.1') },
          2: { name: scope('keyword.control.label.2') },
          3: { name: scope('keyword.control.label.3') },
        },
      },
      enumerator: {
        name: scope('keyword.control.enumerator'),
        match: '(?<=[。；;：:，,])[一二三四五六七八九十]{1,2}是(?=\\p{Han})',
      },
      pinyin: {
        name: scope('comment.block.pinyin'),
        match: `(?<=\\p{Han})${pinyin}`,
      },
      note: {
        patterns: [
          note(
            'With the name of a role: （责任单位：…）',
            `${opening}(?=${blank}{0,2}${roleName}${blank}{0,2}(?:[:：]|[为為是](?!主))${blank}{0,2}(?!见|見|详见|詳見|另行))`,
          ),
          note(
            'Behind a sentence, with a duty behind its units: 。（市财政局牵头，各区政府负责落实）',
            `(?<=${sentenceEnd}|${sentenceEnd}${blank}|${sentenceEnd}${blank}{2})${opening}(?=${notNote}(?:${unitsAndDuty}${closing}|${inBracket}(?:${leads})[，,；;。]))`,
          ),
          note(
            'Before the full stop, where it should not stand: 公开（市教委负责）。',
            `${opening}(?=${notNote}${unitsAndDuty}${closing}${blank}{0,4}(?:[。！？!?；;]|$))`,
          ),
          note(
            'In the middle of a sentence: more than one unit, or 落实',
            `${opening}(?=${notNote}(?:[^（()）〔〕\\[\\]。\\n]{1,200}、[^（()）〔〕\\[\\]。\\n]{1,200}(?<=${leads})|[^（()）〔〕\\[\\]。\\n]{2,200}(?<=落实|落實))${closing})`,
          ),
          note(
            'Not finished: 。（市教委、市财政局',
            `(?<=${sentenceEnd})${opening}(?=${notNote}(?![^\\n]{0,400}[。年])${bracketed}(?<=[${unitEnd}、])${lineEnd})`,
          ),
        ],
      },
      'line-note': {
        patterns: [
          bareNote('On a line of its own: 责任单位：…', `^${indent}`, `${roleName}${blank}{0,2}[:：]`),
          bareNote('On a line of its own: 市发改委牵头落实', `^${indent}`, bareList),
        ],
      },
      'unbracketed-note': {
        patterns: [
          {
            comment: 'In a table that a copy ran together: 。市统计局5适时公布',
            name: scope('meta.note entity.name.type.unit'),
            match: `(?<=。)[\\p{Han}、]{2,80}?(?<=[${unitEnd}])(?=${digit}{1,2}(?![年月日号个项件家所位人次天])\\p{Han}|[一二三四五六七八九十]{1,3}、)`,
          },
          bareNote('Behind the last sentence of a line: 。市审计局牵头落实', '(?<=。)', bareList),
          bareNote(
            'Behind the last sentence of a line: 。责任单位：…',
            '(?<=。)',
            `(?:(?:${roleName}|${fieldName})[:：][^。\\n]{1,200}。){0,3}(?:${roleName}|${fieldName})[:：][^。\\n]{1,200}。?${lineEnd}`,
          ),
        ],
      },
      'in-note': {
        patterns: [
          ...list('pinyin'),
          {
            name: scope('keyword.other.role'),
            match: `(?:${roleName}|${fieldName})(?:(?=${blank}{0,2}[:：])|[为為是](?!主))`,
          },
          {
            name: scope('keyword.other.declaration'),
            match: `(?:排在|列)第一(?:位)?[^，,。；;）)〕\\]\\n]{1,40}|下同|以下[^。；;）)〕\\]\\n]{1,60}|不再列出`,
          },
          { name: scope('keyword.other.role'), match: `${duty}(?=${blank}{0,2}${partEnd})` },
          ...list('deadline'),
          {
            name: scope('support.function.deadline'),
            match: either(
              `(?:${date}|(?<!${digit})${digit}{1,2}月)(?:[底末初]|[上中下]旬)?`,
              '年底',
              '长期坚持',
              '長期堅持',
              '(?:年内)?持续推进',
              '(?:年內)?持續推進',
              '长期',
              '長期',
            ),
          },
          { name: scope('punctuation.separator.unit'), match: `[、，,；;：:。]|${joining}` },
          {
            name: scope('entity.name.type.unit.collective'),
            match: `(?:各|其他|其它)${unit}`,
          },
          {
            name: scope('entity.name.type.unit'),
            match: `${unit}`,
          },
        ],
      },
      citation: {
        name: scope('string.other.link.title'),
        begin: `《(?=[^《》\\n]{0,150}(?:《[^《》\\n]{0,150}》[^《》\\n]{0,150}){0,2}》)`,
        beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
        end: '》|$',
        endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
        patterns: [
          ...list('pinyin'),
          { name: scope('string.other.link.title.nested'), match: '〈[^〈〉《》\\n]{0,150}〉|《[^《》\\n]{0,150}》' },
        ],
      },
      'document-number': {
        patterns: [
          {
            name: scope('string.other.link.number'),
            match: `(?:(?<=^|[（(《》，,、。；;：:\\s“])[\\p{Han}A-Za-z]{1,10}|(?<=按照|根据|依据|落实|贯彻|执行|对照|根據|依據|落實|貫徹|執行|對照|以及)\\p{Han}{1,8}|(?:国|國|中|京|省|市)?\\p{Han}{0,4}[发發函办辦字令电電规規])${numberTail}`,
          },
          {
            comment: '国务院令第711号',
            name: scope('string.other.link.number'),
            match: `(?:国务院|國務院|主席|国|國|\\p{Han}部)令${blank}?第?${digit}{1,4}${blank}?[号號]`,
          },
        ],
      },
      quoted: {
        patterns: [
          {
            name: scope('string.quoted.name'),
            begin: '“(?=[^“”\\n]{1,120}”)',
            end: '”|$',
            patterns: list('pinyin'),
          },
          { name: scope('string.quoted.name'), match: '「[^「」\\n]{1,120}」|『[^『』\\n]{1,120}』|"[^"\\n]{1,120}"' },
        ],
      },
      deadline: {
        name: scope('support.function.deadline'),
        match: either(
          `(?:到|至|于|於|在)?(?:${yearly})?(?:${date}|(?<!${digit})${digit}{1,2}月|第[一二三四1-4]季度)(?:年?[底末初]|[上中下]旬)?${before}`,
          `(?:${yearly}|${yearEnd})${before}`,
          `${yearly}(?:${yearEnd}|[底末])${before}`,
          `(?:到|至)(?:19|20)${digit}{2}年(?:底|末)?`,
          `(?<!${digit})${digit}{1,3}[个個]?(?:工作)?[日天](?:之内|之內|以内|以內|内|內)`,
          '[按每](?:半年|季度?|月|周)(?=[公报報发發向更调調组組开開通分进進])',
        ),
      },
      date: { name: scope('constant.other.date constant.numeric.date'), match: date },
      figure: {
        patterns: [
          {
            name: scope('constant.numeric.percent'),
            match: `(?<![A-Za-z0-9０-９.])${digit}{1,12}(?:[.．]${digit}{1,6})?(?:[%％‰]|个百分点|個百分點)|百分之${numeral}{1,5}`,
          },
          {
            name: scope('constant.numeric.figure'),
            match: `(?<![A-Za-z0-9０-９.])${digit}{1,12}(?:[.．,]${digit}{1,6}){0,4}[万亿萬億]?(?![A-Za-z])`,
          },
        ],
      },
    },
  };
}
