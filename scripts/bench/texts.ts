import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { formatNumeral } from '../../server/src/text/numerals.ts';
import { corpus, seeds } from '../../test/support/documents.ts';

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A real draft of some 10,000 characters: the longest of the seeds. */
export const realDraft = [...seeds].sort((one, other) => other.text.length - one.text.length)[0]!.text;

/** Whether clauses of a document can stand together in one draft: in one script, and with units that are named. */
function isAlike({ script, namesUnits }: Draft): boolean {
  return script === 'hans' && namesUnits;
}

/** What leaf clauses of the seeds and of the corpus, where it is, say: heading and text without the label. */
const bodies: readonly string[] = [...seeds, ...corpus]
  .map(({ text }) => buildDraft(text))
  .filter(isAlike)
  .flatMap(({ text, clauses }) =>
    clauses
      .filter(({ leaf, role, syntax }) => leaf && role === 'task' && syntax.label !== null)
      .map(({ syntax }) => text.slice(syntax.label!.end, syntax.end).trim())
      .filter((body) => body.length >= 20 && body.length <= 600 && !body.includes('\n')),
  );

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

const perSection = 20;

/** The clauses of a document: sections with clauses, put together from real ones, until there are `clauses` of them or `characters` characters. */
function compose(
  random: () => number,
  until: { readonly clauses?: number; readonly characters?: number },
  change: (body: string, random: () => number) => string = (body) => body,
): string {
  const { clauses = Number.POSITIVE_INFINITY, characters = Number.POSITIVE_INFINITY } = until;
  let text = '';
  for (let count = 0; count < clauses && text.length < characters; count++) {
    const section = Math.floor(count / perSection);
    if (count % perSection === 0) {
      // Numerals end at 999: a longer document has parts, in which sections start anew.
      text += `${formatNumeral((section % 999) + 1)}、${pick(bodies, random)
        .slice(0, 12)
        .replace(/[。，；]/g, '')}\n`;
    }
    text += `（${formatNumeral((count % perSection) + 1)}）${change(pick(bodies, random), random)}\n`;
  }
  return text;
}

/** Characters of names, the same in both scripts. */
const ofNames = Array.from('山水田林石川江河春秋南北西天地人金木火土');

/** The clause with a name in each sentence, so that no paragraph and no sentence of a long text stands in it twice. */
function varied(body: string, random: () => number): string {
  return body.replace(/(?=[。；])/g, () => pick(ofNames, random) + pick(ofNames, random) + pick(ofNames, random));
}

/** A draft of `characters` characters, put together from real clauses, none of which stands in it twice. */
export function longDraft(characters: number, seed: number): string {
  const head = '某市2020年重点工作要点\n\n';
  return (head + compose(seeded(seed), { characters }, varied)).slice(0, characters);
}

const provinces = ['浙江省', '江苏省', '安徽省', '山东省', '河南省', '湖北省', '湖南省', '广东省', '四川省', '福建省'];
const subjects = [
  '政务公开工作要点',
  '优化营商环境工作要点',
  '教育工作要点',
  '食品安全重点工作安排',
  '深化医药卫生体制改革重点工作任务',
  '数字政府建设工作要点',
  '乡村振兴工作要点',
  '安全生产工作要点',
];

/** A library of directives with some twenty clauses each, put together from real ones: no two alike. */
export function* library(size: number, seed = 2019): Generator<{ readonly name: string; readonly text: string }> {
  const random = seeded(seed);
  for (let at = 0; at < size; at++) {
    const place = `${pick(provinces, random)}${formatNumeral((at % 97) + 1)}${pick(['市', '县', '区'], random)}`;
    const year = 2005 + (at % 20);
    const subject = pick(subjects, random);
    const title = `${place}${year}年${subject}`;
    const clauses = compose(random, { clauses: 20 });
    const cited = `${pick(provinces, random)}${year}年${subject}`;
    const text = `${place}人民政府办公室关于印发${title}的通知\n某政办发〔${year}〕${at + 1}号\n\n根据《${cited}》，制定本要点。\n\n${clauses}`;
    yield { name: `${String(at).padStart(5, '0')}.txt`, text };
  }
}
