import { f1, precision, recall, type Score } from '../../test/support/measures.ts';
import type { Timing } from '../bench/measure.ts';
import { renderBench } from '../bench/results.ts';
import type { Bin, EvalFigures } from '../eval.ts';
import type { ChecksPart, QualityFigures } from './figures.ts';

/** Something that was to be reached, and whether it was. */
interface Bar {
  readonly what: string;
  readonly wanted: string;
  readonly reached: string;
  readonly isMet: boolean;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function barTable(bars: readonly Bar[]): string {
  return table(
    ['目标 Target', '要求 Wanted', '结果 Reached', '是否达到 Met'],
    bars.map(({ what, wanted, reached, isMet }) => [what, wanted, reached, isMet ? '达到 met' : '**未达到 missed**']),
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function score(of: Score): string {
  return `${f1(of).toFixed(2)} (${precision(of).toFixed(2)}, ${recall(of).toFixed(2)})`;
}

function milliseconds(value: number): string {
  return `${value < 100 ? value.toPrecision(3) : Math.round(value)} ms`;
}

/** A section: what it shows, its day, the command that measures it anew, and its tables. */
function section(title: string, date: string, commands: readonly string[], parts: readonly string[]): string {
  const shown = commands.map((command) => `\`${command}\``).join('、');
  return [`## ${title}`, `${date} · 重新测量 reproduce: ${shown}`, ...parts].join('\n\n');
}

/** Precision and recall of each group of rules, and what it says of published documents. */
function groupTable({ groups, seeded, alarms, published }: ChecksPart): string {
  const rows = groups.map((group) => {
    const own = seeded.filter((each) => each.group === group);
    const raised = alarms.filter(({ code }) => code.startsWith(`${group}/`));
    const [made, found, elsewhere] = [
      sum(own, (each) => each.made),
      sum(own, (each) => each.found),
      sum(own, (each) => each.elsewhere),
    ];
    const count = sum(raised, (each) => each.alarms);
    return [
      `\`${group}/\``,
      made,
      share(found, made),
      made === 0 ? '—' : share(found, found + elsewhere),
      count,
      ((count * 10_000) / published.characters).toFixed(2),
      sum(raised, ({ mistaken }) => mistaken),
    ];
  });
  return table(
    [
      '规则 Rules',
      '埋入的错误 Seeded defects',
      '召回率 Recall',
      '精确率 Precision',
      '公开文件上的警告 Alarms on published documents',
      '每万字 Per 10,000 characters',
      '其中误报 Mistaken',
    ],
    rows,
  );
}

function alarmSummary({ alarms, published }: ChecksPart): string {
  const [all, cut, mistaken] = [
    sum(alarms, (each) => each.alarms),
    sum(alarms, (each) => each.cut),
    sum(alarms, (each) => each.mistaken),
  ];
  const rate = ((10_000 * mistaken) / published.characters).toFixed(2);
  return [
    `公开文件 ${published.documents} 份，${published.characters.toLocaleString('en-US')} 字：错误和警告共 ${all} 处，其中 ${cut} 处因摘录截断，${all - cut - mistaken} 处原文确有问题，误报 ${mistaken} 处，每万字误报 ${rate} 处。每一处的理由在 \`test/corpus/findings.txt\`。`,
    `${published.documents} published documents: ${all} errors and warnings, ${cut} of them where the copy is cut off, ${all - cut - mistaken} where the document is wrong, ${mistaken} false alarms: ${rate} for 10,000 characters. The reason of each stands in \`test/corpus/findings.txt\`; the same people wrote the rules and the reasons.`,
  ].join('\n\n');
}

function binTable(title: string, bins: readonly Bin[]): string {
  return table(
    [title, '平均 Mean', '条数 Links', '正确 Right', '按另一种读法也对 Right by another reading'],
    bins.map(({ from, to, mean, shown, right, allowed }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      mean.toFixed(2),
      shown,
      `${right} = ${(right / shown).toFixed(2)}`,
      allowed,
    ]),
  );
}

function linksSection(links: EvalFigures & { readonly date: string }): string {
  const pairs = table(
    [
      '文件对 Pair',
      '全部 All links: F1 (P, R)',
      '主要 Primary: F1 (P, R)',
      '余弦 Bigram cosine: F1',
      'BM25: F1',
      '标注的用途 The labels',
    ],
    links.pairs.map((each) => [
      each.name,
      score(each.links),
      score(each.primary),
      f1(each.cosine).toFixed(2),
      f1(each.bm25).toFixed(2),
      each.role,
    ]),
  );
  const bars = links.bars.map(({ name, bar, reached }) => ({
    what: `F1: ${name}`,
    wanted: `≥ ${bar.toFixed(2)}`,
    reached: reached.toFixed(2),
    isMet: reached >= bar,
  }));
  const totals = table(
    ['合计 Together', '全部 All links: F1 (P, R)', '主要 Primary: F1 (P, R)'],
    [
      ['未用于调整的文件对 pairs that nothing was tuned on', score(links.checked.links), score(links.checked.primary)],
      [
        '其中没有人看过错在哪里 held back: nobody read the mistakes',
        score(links.heldBack.links),
        score(links.heldBack.primary),
      ],
      ['逐句 sentences of Beijing 2019', score(links.sentences), '—'],
    ],
  );
  const unlinked = {
    right: sum(links.pairs, (each) => each.unlinked.right),
    given: sum(links.pairs, (each) => each.unlinked.given),
    asked: sum(links.pairs, (each) => each.unlinked.asked),
  };
  return section(
    '上位依据 Links to the parent',
    links.date,
    ['npm run eval', 'npm run quality -- links'],
    [
      'F1 后括号内为精确率、召回率。余弦、BM25 各取最有利于自己的阈值。Precision and recall in brackets; the plain methods get the threshold that suits the labels best.',
      barTable(bars),
      totals,
      `\`directive/unlinked\`（没有上位依据 clauses without a parent），以标注为准 against the labels: ${score(unlinked)}，${unlinked.right}/${unlinked.given}/${unlinked.asked}。`,
      pairs,
      binTable('显示的把握 Shown score, pairs it was not fitted on', links.calibration.others),
      binTable('其中没有人看过错的 Those held back', links.calibration.heldBack),
    ],
  );
}

function named(timings: readonly Timing[], part: string): Timing {
  const found = timings.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`nothing was measured that is called ${part}`);
  return found;
}

/** What the benchmark should reach, and what it reached. */
export function speedBars({ check, growth, keystrokes, memory, library }: QualityFigures['speed']): readonly Bar[] {
  const own = named(check, 'after an edit').median;
  const unseen = named(check, 'never seen').median;
  const peer = named(check, 'autocorrect').median;
  const perCharacter = growth.map(({ characters, timings }) => named(timings, 'never seen').median / characters);
  const long = growth.find(({ characters }) => characters === 1_000_000)?.timings ?? [];
  const [longOwn, longFirst] = [named(long, 'after an edit').median, named(long, 'never seen').median];
  const floor = named(long, 'regular expression').median;
  const linear = Math.max(...perCharacter) / Math.min(...perCharacter);
  const real = named(keystrokes.timings, 'real draft of').p95;
  const million = named(keystrokes.timings, '1,000,000').p95;
  const [first, last] = [memory.afterEdits[0]!.bytes, memory.afterEdits.at(-1)!.bytes];
  const edits = memory.afterEdits.at(-1)!.edits.toLocaleString('en-US');
  const edit = library.map((each) => each.edit.median);
  const libraries = Math.max(...edit) / Math.min(...edit);
  const most = (what: string, value: number, wanted: number, shown: (value: number) => string): Bar => ({
    what,
    wanted: `≤ ${shown(wanted)}`,
    reached: shown(value),
    isMet: value <= wanted,
  });
  const times = (value: number): string => `× ${value.toPrecision(3)}`;
  return [
    most('改后全文检查，约一万字 full check of a real draft after an edit', own, 3, milliseconds),
    most('初次全文检查，约一万字 full check of a real draft never seen before', unseen, 3, milliseconds),
    most('与 autocorrect 相比 beside autocorrect', own / peer, 1, times),
    most('改后全文检查，一百万字 full check of 1,000,000 characters after an edit', longOwn, 60, milliseconds),
    most('初次全文检查，一百万字 full check of 1,000,000 characters never seen before', longFirst, 60, milliseconds),
    most('与逐行找标题的正则相比 beside a heading pass', longOwn / floor, 8, times),
    most('一万到四百万字，每字用时的差别 spread of the time for a character, 10,000 to 4,000,000', linear, 2, times),
    most('按键到诊断，p95，约一万字 keystroke to diagnostics, real draft', real, 16, milliseconds),
    most('按键到诊断，p95，一百万字 keystroke to diagnostics, 1,000,000 characters', million, 60, milliseconds),
    most(`编辑 ${edits} 次后的内存 memory after ${edits} edits`, last / first, 1.1, times),
    most('上位文件从 100 到 10,000 份，改一条的用时 edit of a clause, library of 100 to 10,000', libraries, 2, times),
  ];
}

function speedSection(speed: QualityFigures['speed']): string {
  return section(
    '速度和内存 Speed and memory',
    speed.date,
    ['npm run bench', 'npm run quality -- speed'],
    [
      '同一进程里轮流跑，取中位数和 p95；倍数比绝对时间可靠。Interleaved in one process, medians and p95; ratios say more than times. 机器写在目标后面。The machine is named behind the targets.',
      barTable(speedBars(speed)),
      renderBench(speed),
      '每字的工作量、每次编辑重比的条数另有与机器无关的计数，每次测试都查。What does not depend on the machine (blocks of code for each character, clauses compared, drafts built, files read for an edit) is counted in every test run: `test/bench/`.',
    ],
  );
}

function survivalSection(survival: QualityFigures['survival']): string {
  const { fuzz, hostile, memory, regexes, tests } = survival;
  const slowest = [...hostile].sort((one, other) => other.seconds - one.seconds).slice(0, 8);
  return section(
    '抗损 What was done to it, and it survived',
    survival.date,
    ['npm run fuzz -- 60', 'npx vitest run test/hostile', 'npm run quality -- survival'],
    [
      '### 随机输入 Any input',
      '都没有造成损害；曾经造成损害的输入留存，以后每次先试。None did harm; inputs that once did are kept and tried first.',
      table(
        ['对象 Target', '次数 Inputs', '秒 Seconds', '留存 Kept'],
        fuzz.map(({ target, runs, seconds, kept }) => [target, runs.toLocaleString('en-US'), seconds, kept]),
      ),
      '### 恶意文本 Hostile texts',
      `${hostile.length} 种，每种一百万字，全部检查完毕，没有一条规则出错。最慢的几种：${hostile.length} kinds, a million characters each, all checked and no rule failed. The slowest:`,
      table(
        ['种类 Kind', '秒 Seconds', '问题 Findings'],
        slowest.map(({ kind, seconds, findings }) => [kind, seconds.toFixed(1), findings.toLocaleString('en-US')]),
      ),
      `在限定的内存里检查 within bounded memory: ${memory.map(({ kind, megabytes }) => `${kind}, ${megabytes} MB`).join('; ')}。`,
      `正则表达式 ${regexes.regexes} 个，逐个查过不会超线性，其中 ${regexes.byHand} 个由人判断。${regexes.regexes} regular expressions are linear, ${regexes.byHand} of them judged by hand: \`test/hostile/regexes.test.ts\`.`,
      '### 注入的故障和恶意内容 Faults and hostile contents',
      `${sum(tests, ({ names }) => names.length)} 项，全部通过。All pass. 另在真实编辑器里 In the real editor, too: \`npm run test:editor\`（检查程序被杀后恢复，预览里的恶意内容，联网的企图 a killed server, hostile contents in the preview, attempts to reach the network）。`,
      ...tests.map(({ file, names }) =>
        [`<details><summary>${file}: ${names.length}</summary>`, '', ...names.map(asListItem), '', '</details>'].join(
          '\n',
        ),
      ),
    ],
  );
}

/** Names of tests hold hostile contents: nothing of them may be markup. */
function asListItem(name: string): string {
  const fence = name.includes('`') ? '``' : '`';
  return `- ${fence} ${name.replace(/[\r\n\t]+/g, ' ')} ${fence}`;
}

function dependenciesSection({ date, shipped, audit }: QualityFigures['dependencies']): string {
  const known = audit
    ? `\`npm audit\`: ${Object.entries(audit)
        .map(([severity, count]) => `${severity} ${count}`)
        .join(', ')}。`
    : '`npm audit`：测量时软件源没有应答，结果未知。The registry did not answer the question for known vulnerabilities: not known.';
  return section(
    '依赖 Dependencies',
    date,
    ['npm audit', 'npm run quality -- dependencies'],
    [
      `随产品发布的包 ${shipped.length} 个，全部打进程序，安装时不下载任何东西。${shipped.length} packages have a part in what ships, all of them bundled: ${shipped.join(', ')}。`,
      known,
      '同样的源码得到逐字节相同的 `.vsix`，发布的包有名单，命令行和语言服务器不联网，都有测试。The same sources give the same `.vsix`, the list of packages is held, and nothing reaches the network: `test/bundle/`, `test/cli/network.test.ts`.',
    ],
  );
}

/** The page, in both languages: figures once. */
export function renderQuality({ checks, links, speed, survival, dependencies }: QualityFigures): string {
  return `${[
    '# 质量 Quality',
    '<!-- npm run quality: do not edit -->',
    '本页由 `npm run quality` 从实际运行生成，数字原样，没有达到的目标照写。各部分测量的日期不同。This page is made by `npm run quality` from real runs; what is missed is said to be missed.',
    section(
      '检查 Checks',
      checks.date,
      ['npx vitest run test/corpus', 'npm run quality -- checks'],
      [
        '召回率：埋进公开文件的错误有多少被指出来，位置正确。精确率：指出的有多少是埋进去的。Recall: of the defects put into published documents, those found at their place. Precision: of the findings, those that were put in. 真实文件不在仓库里，放在 `../shared/corpus` 才能测量 The documents lie beside the repository.',
        groupTable(checks),
        alarmSummary(checks),
        table(
          ['埋入的错误 Seeded defects', '规则 Rules', '埋入 Made', '指出 Found', '别处 Elsewhere'],
          checks.seeded.map(({ what, group, made, found, elsewhere }) => [
            what,
            `\`${group}/\``,
            made,
            found,
            elsewhere,
          ]),
        ),
        table(
          ['标注 Labels', '规则 Rules', 'F1 (P, R)', '对/给出/应有 right/given/asked'],
          checks.labels.map(({ what, group, ...of }) => [
            what,
            `\`${group}/\``,
            score(of),
            `${of.right}/${of.given}/${of.asked}`,
          ]),
        ),
      ],
    ),
    linksSection(links),
    speedSection(speed),
    survivalSection(survival),
    dependenciesSection(dependencies),
  ].join('\n\n')}\n`;
}
