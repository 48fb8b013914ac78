import type { Draft, DraftClause } from '../../server/src/model/draft.ts';
import { relabel } from '../../server/src/syntax/labels.ts';
import type { Label, LabelStyle } from '../../server/src/syntax/tree.ts';
import { formatNumeral } from '../../server/src/text/numerals.ts';

/** What can be done wrong to the numbers of a document. */
export const defectKinds = ['skip', 'typo', 'duplicate', 'insertion', 'swap', 'form', 'level', 'reference'] as const;

/** One of the kinds. */
export type DefectKind = (typeof defectKinds)[number];

/** A document with one defect in it. */
export interface Defect {
  readonly kind: DefectKind;
  readonly style: LabelStyle;
  readonly text: string;
  /** A finding at one of these places, in offsets of `text`, finds the defect. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** Numbers that look random and are the same in every run (a linear congruential generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  readonly clauses: readonly DraftClause[];
}

/** Makes up to `most` defects of one kind at labels of one style, at places chosen by `random`. */
export function makeDefects(
  draft: Draft,
  kind: DefectKind,
  style: LabelStyle,
  most: number,
  random: () => number,
): readonly Defect[] {
  const rows = draft.numbering.runs.filter((run) => run.style === style && run.faults.length === 0);
  const places = rows.flatMap((row) => row.clauses.map((_clause, index) => ({ row, index })));
  const chosen: Defect[] = [];
  while (places.length > 0 && chosen.length < most) {
    const [place] = places.splice(Math.floor(random() * places.length), 1);
    const made = make(draft, kind, style, place!.row, place!.index, random);
    if (made) chosen.push(made);
  }
  return chosen;
}

function make(
  draft: Draft,
  kind: DefectKind,
  style: LabelStyle,
  row: Row,
  index: number,
  random: () => number,
): Defect | null {
  const { text } = draft;
  const clause = row.clauses[index]!;
  const next = row.clauses[index + 1];
  const label = clause.syntax.label!;
  const first = row.clauses[0]!.syntax.label!.number;
  const replaced = (target: Label, newText: string): Defect => ({
    kind,
    style,
    text: text.slice(0, target.start) + newText + text.slice(target.end),
    places: [{ start: target.start, end: target.start + newText.length }],
  });
  switch (kind) {
    case 'skip': {
      // This clause and all behind it in the row are one too high.
      if (!next) return null;
      const labels = row.clauses.slice(index).map((each) => each.syntax.label!);
      const pieces: string[] = [];
      let at = 0;
      for (const each of labels) {
        pieces.push(text.slice(at, each.start), relabel(text, each, each.number + 1));
        at = each.end;
      }
      const width = relabel(text, label, label.number + 1).length;
      return {
        kind,
        style,
        text: pieces.join('') + text.slice(at),
        places: [{ start: label.start, end: label.start + width }],
      };
    }
    case 'typo': {
      if (row.clauses.length < 3) return null;
      let wrong = first + Math.floor(random() * (row.clauses.length + 12));
      if (wrong === label.number) wrong += 3;
      return replaced(label, relabel(text, label, wrong));
    }
    case 'duplicate':
      if (index === 0) return null;
      return replaced(label, relabel(text, label, label.number - 1));
    case 'insertion': {
      // A clause is added behind this one with the number of the next, and nothing is renumbered.
      if (!next || clause.syntax.end > next.syntax.start) return null;
      const after = next.syntax.label!;
      const blank = style === 'decimal' || style === 'chapter' ? '　' : '';
      const added = `${relabel(text, label, label.number + 1)}${blank}补充做好有关工作。\n`;
      const at = after.start;
      const second = at + added.length;
      const width = after.end - after.start;
      return {
        kind,
        style,
        text: text.slice(0, at) + added + text.slice(at),
        places: [
          { start: at, end: at + width },
          { start: second, end: second + width },
        ],
      };
    }
    case 'swap': {
      if (!next) return null;
      const after = next.syntax.label!;
      const one = relabel(text, label, after.number);
      const two = relabel(text, after, label.number);
      const moved = one.length - (label.end - label.start);
      return {
        kind,
        style,
        text: text.slice(0, label.start) + one + text.slice(label.end, after.start) + two + text.slice(after.end),
        places: [
          { start: label.start, end: label.start + one.length },
          { start: after.start + moved, end: after.start + moved + two.length },
        ],
      };
    }
    case 'reference': {
      // The clause says at its end that it follows a clause that is nowhere.
      const last = clause.syntax.body.at(-1);
      if (!last || clause.children.length > 0) return null;
      const numbers = draft.clauses.flatMap(({ syntax }) => syntax.label?.number ?? []);
      const beyond = Math.max(...numbers) + 1 + Math.floor(random() * 9);
      const mention = `第（${formatNumeral(beyond)}）项`;
      const at = last.end + '按照'.length;
      return {
        kind,
        style,
        text: `${text.slice(0, last.end)}按照${mention}要求抓好落实。${text.slice(last.end)}`,
        places: [{ start: at, end: at + mention.length }],
      };
    }
    case 'form': {
      const forms = wrongForms(text, label);
      return forms.length > 0 ? replaced(label, forms[Math.floor(random() * forms.length)]!) : null;
    }
    case 'level': {
      const others = otherLevels(draft, label);
      return others.length > 0 ? replaced(label, others[Math.floor(random() * others.length)]!) : null;
    }
  }
}

function wrongForms(text: string, label: Label): readonly string[] {
  const typed = text.slice(label.start, label.end);
  const numeral = text.slice(label.numeral.start, label.numeral.end);
  if (label.style === 'chinese') return ['.', '．', '，', ' '].map((mark) => numeral + mark);
  if (label.style === 'chinese-bracket')
    return [`${typed}、`, `${typed}.`, typed.slice(1), typed.startsWith('(') ? `（${numeral})` : `(${numeral}）`];
  if (label.style === 'arabic-bracket') return [`${typed}、`];
  if (label.style === 'arabic') return ['、', '，'].map((mark) => numeral + mark);
  return [];
}

/** The label in the styles of the other levels that the document uses. */
function otherLevels(draft: Draft, label: Label): readonly string[] {
  const used = new Set(draft.clauses.flatMap(({ syntax }) => syntax.label?.style ?? []));
  const numeral = formatNumeral(label.number);
  const full = draft.text[label.start] !== '(';
  const written: { readonly [style in LabelStyle]?: string } = {
    chinese: `${numeral}、`,
    'chinese-bracket': full ? `（${numeral}）` : `(${numeral})`,
    arabic: `${label.number}.`,
  };
  if (!(label.style in written)) return [];
  return [...used].flatMap((style) => (style === label.style ? [] : (written[style] ?? [])));
}
