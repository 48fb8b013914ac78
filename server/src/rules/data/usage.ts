import { swap, type WordRow } from '../words.ts';

/**
 * Marks in the wrong place. Left out, because published documents have them as often as not: 、 between quoted items or titles (PUN-001, PUN-002),
 * brackets of one kind in each other (PUN-014), blanks between characters (PUN-016), 、 before 与 (政策制定、与民生有关的…).
 */
export const usage: readonly WordRow[] = [
  {
    id: 'PUN-008',
    find: '(?<=[\\p{Script=Han}”」》）])、等(?![待候级級同于於额額值效次比量距价價离離高分保外车車])',
    mend: swap(['、', '']),
    safe: true,
    level: 'warning',
    source: 'GB/T 15834—2011',
    good: '教育、医疗等领域，分级授权、等级评价，招呼停车、等车',
    bad: '教育、医疗<|、等|>领域',
    why: { 'zh-cn': '“等”之前不用顿号。', 'zh-tw': '「等」之前不用頓號。', en: 'no 、 stands before 等.' },
  },
  {
    id: 'PUN-009',
    find: '(?<=[\\p{Script=Han}”」》）])、(?:和(?=其[他它]|有关|有關|相关|相關|各[级級有相])|或(?![许許多少大小明者]))',
    mend: swap(['、', '']),
    safe: true,
    level: 'warning',
    source: 'GB/T 15834—2011',
    good: '教育、医疗和其他领域，利益脱钩、与责任挂钩，宜居、和美',
    bad: '教育、医疗<|、和|>其他领域',
    others: ['减少<|、或|>取消'],
    why: {
      'zh-cn': '连词代替了最后一个顿号。',
      'zh-tw': '連詞代替了最後一個頓號。',
      en: 'the conjunction stands in place of the last 、.',
    },
  },
  {
    id: 'PUN-015',
    find: '(?<=^|[。；;：:，,\\s])[一二三四五六七八九十]是、',
    mend: swap(['、', '']),
    safe: true,
    level: 'warning',
    source: 'GB/T 15834—2011 附录B.3',
    good: '一是完善制度；二是抓好落实。',
    bad: '<|一是、|>完善制度。',
    why: { 'zh-cn': '“一是”之后不用顿号。', 'zh-tw': '「一是」之後不用頓號。', en: 'no 、 follows 一是.' },
  },
  {
    id: 'FMT-011',
    find: '(?<=^|[。；;：:\\s])(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|最後|其[一二三四五六七八九十])、(?![第一二三四五六七八九十\\d])',
    mend: swap(['、', '，']),
    safe: true,
    level: 'warning',
    source: 'GB/T 15834—2011 附录B.3',
    good: '第一，明确责任。第一、二、三产业，首先、其次这样的次序',
    bad: '要求如下：<|第一、|>明确责任。',
    others: ['要求如下：<|首先、|>明确责任。', '要求如下：<|最後、|>明確責任。'],
    why: {
      'zh-cn': '这样的次序语之后用逗号。',
      'zh-tw': '這樣的次序語之後用逗號。',
      en: 'a comma follows such an ordinal.',
    },
  },
  {
    id: 'PUN-007',
    find: '(?<![…])…(?![…])',
    mend: swap(['…', '……']),
    safe: true,
    level: 'warning',
    source: 'GB/T 15834—2011 §4.11',
    good: '公开、解读……',
    bad: '公开、解读<|…|>',
    why: { 'zh-cn': '省略号是六个点。', 'zh-tw': '省略號是六個點。', en: 'the ellipsis has six dots.' },
  },
];
