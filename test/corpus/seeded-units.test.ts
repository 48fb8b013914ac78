import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft, Task } from '../../server/src/model/draft.ts';
import { organsIn } from '../../server/src/organs/firstRegistry.ts';
import { builtInRegistry, type Registry } from '../../server/src/organs/registry.ts';
import { organsJson } from '../../server/src/reports/organsJson.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import type { Note, UnitMention } from '../../server/src/syntax/tree.ts';
import type { Span } from '../../server/src/text/span.ts';
import { corpus, corpusNote, type RealDocument, seeds } from '../support/documents.ts';
import { recordFigure } from '../support/figures.ts';
import { registryOf } from '../support/units.ts';

// One defect at a time in every note of every complete document where it can be made: what a drafter does wrong to names, notes and deadlines.
// Lost notes are in units.test.ts.
const complete = [...seeds, ...corpus.filter(({ name }) => name.startsWith('C_'))];
const judged = rules.filter(({ meta }) => /^(?:unit|responsibility|deadline)\//.test(meta.code));

type NotedTask = Task & { readonly note: Note };

/** A text with one defect, and the place where a finding finds it. */
interface Spoilt {
  readonly text: string;
  readonly place: Span;
}

interface Kind {
  readonly code: string;
  readonly what: string;
  /** How much of it must be found. */
  readonly least: number;
  /** The draft is checked under a registry that was made from it. */
  readonly hasRegistry?: boolean;
  readonly spoil: (draft: Draft, task: NotedTask) => readonly Spoilt[];
}

function replaced({ text }: Draft, { start, end }: Span, words: string): Spoilt {
  return { text: text.slice(0, start) + words + text.slice(end), place: { start, end: start + words.length } };
}

function inserted(draft: Draft, at: number, words: string): Spoilt {
  return replaced(draft, { start: at, end: at }, words);
}

function typed({ text }: Draft, { start, end }: Span): string {
  return text.slice(start, end);
}

function bodies({ note }: NotedTask): readonly UnitMention[] {
  return note.units.filter(({ collective }) => !collective);
}

/** What bodies were called before and after the reform of 2018, and after that of 2023, as documents of both times have it. */
const renamings: readonly (readonly [string, string])[] = [
  ['市环保局', '市生态环境局'],
  ['市環保局', '市生態環境局'],
  ['市规划国土委', '市规划自然资源委'],
  ['市卫生计生委', '市卫生健康委'],
  ['市衛生計生委', '市衛生健康委'],
  ['市工商局', '市市场监管局'],
  ['市工商局', '市市場監管局'],
  ['市質監局', '市市場監管局'],
  ['市旅游委', '市文化和旅游局'],
  ['市經濟信息化委', '市經濟和信息化局'],
  ['市经济信息化委', '市经济和信息化局'],
  ['市安全監管局', '市應急局'],
  ['市地稅局', '市稅務局'],
  ['环境保护部', '生态环境部'],
  ['国土资源部', '自然资源部'],
  ['农业部', '农业农村部'],
  ['文化部', '文化和旅游部'],
  ['国家卫生计生委', '国家卫生健康委'],
  ['国家安全监管总局', '应急管理部'],
  ['国家工商行政管理总局', '市场监管总局'],
  ['国务院扶贫办', '国家乡村振兴局'],
  ['银保监会', '金融监管总局'],
];

/** Two ways to write one name that are both met in print. */
const spellings: readonly (readonly [string, string])[] = [
  ['发展改革委', '发改委'],
  ['發展改革委', '發改委'],
  ['国家发展改革委', '国家发展和改革委员会'],
  ['市住房城乡建设委', '市住建委'],
  ['市住房城鄉建設委', '市住建委'],
  ['市卫生健康委', '市卫健委'],
  ['市衛生計生委', '市衛計委'],
  ['市人力资源社会保障局', '市人社局'],
  ['市人力社保局', '市人社局'],
  ['市规划自然资源委', '市规划和自然资源委员会'],
  ['市政府办公厅', '市府办'],
  ['市府办', '市政府办公室'],
  ['人力资源社会保障部', '人社部'],
  ['市教委', '市教育委员会'],
];

/** What is typed for a character when the wrong one of the same sound is chosen. */
const homophones: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '政正教交安按规归規歸划化劃化财材財材审申審申民明环还環還境镜境鏡商尚交教通同农浓農濃文闻文聞旅绿游由场厂場廠监间監間体提育玉统同統同改概展站源原源園'.matchAll(
      /(.)(.)/gu,
    ),
    ([, right, wrong]) => [right!, wrong!],
  ),
);

function closing({ note }: NotedTask): number {
  return note.bracket === '' ? note.inner.end : note.end - 1;
}

function comma({ text }: Draft): string {
  return text.includes('，') ? '，' : ',';
}

/** The same defect in several wordings, each in its turn. */
function oneOf<Item>(items: readonly Item[], at: number): Item {
  return items[at % items.length]!;
}

function lateIn(draft: Draft, words: (task: NotedTask) => string | null): Kind['spoil'] {
  return (_draft, task) => {
    const late = task.deadline ? null : words(task);
    return late === null ? [] : [inserted(draft, closing(task), comma(draft) + late)];
  };
}

/** Two months before the date of issue, where that is in the same year; a deadline of a year before is the matter of document/year. */
function before({ date }: Draft): string | null {
  if (!date) return null;
  const [year, month] = date.iso.split('-').map(Number) as [number, number];
  return month > 2 ? `${year}年${month - 2}月底前完成` : null;
}

const kinds: readonly Kind[] = [
  {
    code: 'unit/superseded',
    what: 'a name from before the reform',
    least: 0.95,
    spoil: (draft, task) =>
      bodies(task).flatMap((unit) =>
        renamings.flatMap(([old, now]) => (now === typed(draft, unit) ? [replaced(draft, unit, old)] : [])),
      ),
  },
  {
    code: 'unit/premature',
    what: 'a name from after the next reform',
    least: 0.95,
    spoil: (draft, task) =>
      bodies(task).flatMap((unit) =>
        renamings.flatMap(([old, now]) => (old === typed(draft, unit) ? [replaced(draft, unit, now)] : [])),
      ),
  },
  {
    code: 'unit/inconsistent',
    what: 'another spelling of a unit that stands elsewhere',
    least: 0.95,
    spoil: (draft, task) => {
      const count = (name: string) =>
        draft.tasks.filter(({ note }) => note?.units.some((unit) => typed(draft, unit) === name)).length;
      return bodies(task).flatMap((unit) =>
        spellings.flatMap(([one, other]) =>
          one === typed(draft, unit) && count(one) > 2 ? [replaced(draft, unit, other)] : [],
        ),
      );
    },
  },
  {
    code: 'unit/unknown',
    what: 'a character of the same sound in a name, with a registry',
    least: 0.95,
    hasRegistry: true,
    spoil: (draft, task) =>
      bodies(task).flatMap((unit) => {
        const name = typed(draft, unit);
        const at = [...name].findIndex((character, index) => index > 0 && homophones[character] !== undefined);
        if (at < 0) return [];
        const { text } = replaced(draft, { start: unit.start + at, end: unit.start + at + 1 }, homophones[name[at]!]!);
        return [{ text, place: unit }];
      }),
  },
  {
    code: 'responsibility/duplicate',
    what: 'the first unit once more behind the last',
    least: 0.98,
    spoil: (draft, task) => {
      const [first] = bodies(task);
      const last = task.note.units.at(-1)!;
      return first ? [inserted(draft, last.end, `、${typed(draft, first)}`)] : [];
    },
  },
  {
    code: 'responsibility/separator',
    what: 'a comma between two units',
    least: 0.9,
    spoil: (draft, task) =>
      task.units.flatMap((unit, at) => {
        const before = task.units[at - 1];
        if (!before || before.collective || unit.collective || before.role !== unit.role) return [];
        const between = { start: before.end, end: unit.start };
        return typed(draft, between) === '、' ? [replaced(draft, between, comma(draft))] : [];
      }),
  },
  {
    code: 'responsibility/form',
    what: 'the closing bracket is missing',
    least: 0.95,
    spoil: (draft, task) => {
      const { note } = task;
      if (note.bracket === '') return [];
      const { text } = replaced(draft, { start: note.end - 1, end: note.end }, '');
      return [{ text, place: { start: note.start, end: note.end - 1 } }];
    },
  },
  {
    code: 'responsibility/form',
    what: 'the full stop behind the note and not in front of it',
    least: 0.95,
    spoil: (draft, { note }) => {
      const { text } = draft;
      if (note.bracket === '' || text[note.start - 1] !== '。') return [];
      const moved = `${text.slice(note.start, note.end)}。`;
      return [replaced(draft, { start: note.start - 1, end: note.end }, moved)];
    },
  },
  {
    code: 'responsibility/form',
    what: 'a second full stop behind the note',
    least: 0.95,
    spoil: (draft, { note }) => {
      if (note.bracket === '') return [];
      const { text } = inserted(draft, note.end, '。');
      return [{ text, place: { start: note.start, end: note.end + 1 } }];
    },
  },
  {
    code: 'responsibility/vague',
    what: 'only 有关部门 are named',
    least: 0.95,
    spoil: (draft, { note }) => {
      const [first] = note.units;
      const open = draft.script === 'hant' ? '有關部門' : '有关部门';
      return first ? [replaced(draft, { start: first.start, end: note.units.at(-1)!.end }, open)] : [];
    },
  },
  {
    code: 'responsibility/no-lead',
    what: '分别 or 按职责分工 is missing',
    least: 0.95,
    spoil: (draft, task) => {
      const { note } = task;
      const told = /分[别別]|按(?:照)?[职職][责責]分工/.exec(typed(draft, note.inner));
      if (!told || bodies(task).length < 2 || note.units.some(({ role }) => role !== 'responsible')) return [];
      const start = note.inner.start + told.index;
      const { text } = replaced(draft, { start, end: start + told[0].length }, '');
      return [{ text, place: { start: note.start, end: note.end - told[0].length } }];
    },
  },
  {
    code: 'deadline/invalid',
    what: 'a day, month or quarter that the calendar does not have, in a note',
    least: 0.98,
    spoil: (draft, task) =>
      lateIn(draft, ({ note }) =>
        oneOf(['2月30日前完成', '13月底前完成', '8底前完成', '6月31日前完成', '第五季度完成'], note.start),
      )(draft, task),
  },
  {
    code: 'deadline/past',
    what: 'a deadline before the date of issue',
    least: 0.98,
    spoil: (draft, task) => lateIn(draft, () => before(draft))(draft, task),
  },
  {
    code: 'deadline/vague',
    what: 'a deadline that names no time',
    least: 0.98,
    spoil: (draft, task) =>
      lateIn(draft, ({ note }) =>
        oneOf(
          draft.script === 'hant'
            ? ['儘快完成', '適時推進', '完成時限:擇機']
            : ['尽快完成', '适时推进', '完成时限：择机'],
          note.start,
        ),
      )(draft, task),
  },
];

function check(draft: Draft, organs: Registry): readonly Finding[] {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  return runRules(draft, judged, { trace: null, organs }, { levels: new Map(), onFailure });
}

function isNoted(task: Task): task is NotedTask {
  return task.note !== null && task.clause.syntax.notes.includes(task.note);
}

function tally(documents: readonly RealDocument[], kind: Kind) {
  const result = { made: 0, found: 0, elsewhere: 0 };
  const missed: string[] = [];
  const others: string[] = [];
  for (const { name, text } of documents) {
    const draft = buildDraft(text);
    const organs = kind.hasRegistry
      ? registryOf(organsJson(organsIn([draft], builtInRegistry), 'zh-cn'))
      : builtInRegistry;
    const usual = check(draft, organs).length;
    for (const task of draft.tasks.filter(isNoted)) {
      for (const { text: spoilt, place } of kind.spoil(draft, task)) {
        const findings = check(buildDraft(spoilt), organs);
        const isRight = ({ code, span }: Finding) =>
          code === kind.code && span.start < place.end && place.start < span.end;
        const words = `${name.slice(0, 24)} ${task.clause.path} ${spoilt.slice(place.start - 12, place.end + 12)}`;
        const right = findings.filter(isRight).length;
        const more = Math.max(0, findings.length - Math.max(1, right) - usual);
        result.made++;
        if (right > 0) result.found++;
        else missed.push(words);
        result.elsewhere += more;
        if (more > 0) others.push(`${words}: ${findings.map(({ code }) => code).join()}`);
      }
    }
  }
  return { ...result, missed, others };
}

describe(`what is wrong with units, notes and deadlines is found in every complete document${corpusNote}`, () => {
  test.each(kinds.map((kind) => [`${kind.code}: ${kind.what}`, kind] as const))('%s', (_, kind) => {
    const { made, found, elsewhere, missed, others } = tally(complete, kind);
    console.log(`${kind.code}, ${kind.what}: ${found} of ${made} found, ${elsewhere} extra`);
    if (process.env.SHOW) console.log([...missed, '-- extra', ...others].join('\n'));
    const group = kind.code.split('/')[0]!;
    recordFigure('seeded', `${kind.code} ${kind.what}`, { group, what: kind.what, made, found, elsewhere });
    expect(made).toBeGreaterThan(0);
    expect(found / made, missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(kind.least);
    expect(elsewhere / made, others.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.05);
  });
});
