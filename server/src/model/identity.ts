import { squeeze } from '../syntax/characters.ts';
import { parseDocumentNumber } from '../syntax/citations.ts';
import { findDate } from '../syntax/dates.ts';
import type { Block, BlockKind, SyntaxTree } from '../syntax/tree.ts';
import { type Span, textOf } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import type { DatedSpan } from './draft.ts';

/** What tells one document from another. */
export interface Identity {
  readonly title: string;
  readonly titleSpan: Span | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly date: DatedSpan | null;
}

/** What of a document its identity is read from. */
type DocumentParts = Pick<SyntaxTree, 'text' | 'blocks'>;

/** Reads title, issuer, number, date and plan year from the parts around the clauses. */
export function readIdentity(tree: DocumentParts): Identity {
  const titles = findTitles(tree);
  const points = titles.at(-1) ?? null;
  const title = points ? cleanTitle(textOf(tree.text, points)) : '';
  const number = findNumber(tree, titles);
  const date = findIssueDate(tree);
  return {
    title,
    titleSpan: points,
    issuer: findIssuer(tree, titles),
    number,
    year: yearOf(title) ?? yearOf(number ?? '') ?? (date ? Number(date.iso.slice(0, 4)) : null),
    date,
  };
}

/** Titles before the first clause, each possibly broken over lines; the last one is the title of the points themselves. Those of further documents are none. */
export function findTitles(tree: DocumentParts): readonly Span[] {
  const titles: { start: number; end: number }[] = [];
  let open = false;
  for (const block of tree.blocks) {
    if (block.kind === 'blank') continue;
    if (block.kind === 'clause' || block.kind === 'body') break;
    if (block.kind !== 'title') {
      open = false;
      continue;
    }
    const last = titles.at(-1);
    if (open && last && !startsAnother(textOf(tree.text, last), textOf(tree.text, block.content)))
      last.end = block.content.end;
    else titles.push({ ...block.content });
    open = true;
  }
  return titles;
}

const endsInKind =
  /(?:通知|要点|要點|方案|意见|意見|规则|規則|预案|預案|计划|計劃|的函|事项|事項|安排|任务|任務|分解表|分工表|责任分解|責任分解|任务分解|任務分解|台账|台賬)[)）》]?$/;

/** Shortest title of a document: 责任分解方案 alone is the last line of one. */
const shortestTitle = 10;

/** Whether a title line begins another title: the one before is whole, and this one is whole by itself. */
function startsAnother(before: string, line: string): boolean {
  const words = squeeze(line);
  return words.length >= shortestTitle && endsInKind.test(squeeze(before)) && endsInKind.test(words);
}

const insertedPinyin = /[(（][a-zü\u00e0-\u01dc\u1e3f\u1ebd]{1,6}[)）]/g;

/** The title as a reader would say it: without white space, inserted pinyin, and without a number in brackets behind it. */
function cleanTitle(title: string): string {
  return squeeze(title)
    .replace(insertedPinyin, '')
    .replace(/[|｜]{1,12}$/, '')
    .replace(/[（(〔[][^（(〔[\]〕)）]{1,24}〔?\d{4}〕?\d{0,5}[号號][)）]$/, '');
}

/** The plan year that a title or number names: 2019 of `2019年政务公开工作要点`; a range of years names none. */
function yearOf(words: string): number | null {
  for (const found of words.matchAll(/(?<!\d年?[-—－–~～至])((?:19|20)\d{2})(?:年(?![-—－–~～至])|[〕\]】)）])/g))
    return Number(found[1]);
  return null;
}

function contentOf(tree: DocumentParts, kind: BlockKind): readonly Block[] {
  return tree.blocks.filter((block) => block.kind === kind);
}

function findNumber(tree: DocumentParts, titles: readonly Span[]): string | null {
  const places = [
    ...contentOf(tree, 'number').map((block) => block.content),
    ...titles,
    ...contentOf(tree, 'metadata').map((block) => block.content),
  ];
  for (const place of places) {
    const number = parseDocumentNumber(tree.text, place);
    if (number) return squeeze(textOf(tree.text, number));
  }
  return null;
}

function findIssueDate(tree: DocumentParts): DatedSpan | null {
  const lines = contentOf(tree, 'date').map((block) => block.content);
  const metadata = contentOf(tree, 'metadata')
    .filter((block) => /成文日期/.test(textOf(tree.text, block.content)))
    .map((block) => {
      const words = textOf(tree.text, block.content);
      return { start: block.content.start + words.indexOf('成文日期') + 4, end: block.content.end };
    });
  for (const place of [...lines, ...metadata]) {
    const date = findDate(tree.text, place);
    if (date) return date;
  }
  return null;
}

const bodyBeforeTitle =
  /^((?!关于|關於|關于).{2,40}?(?:人民政府办公厅|人民政府辦公廳|人民政府办公室|人民政府辦公室|人民政府|办公厅|辦公廳|办公室|辦公室|国务院|國務院|委员会|委員會|管委会|管委會|局|厅|廳|委|部|署))(?=关于|關於|关於|關于|(?:19|20)\d{2}年)/;

function findIssuer(tree: DocumentParts, titles: readonly Span[]): string | null {
  const signature = contentOf(tree, 'signature')[0];
  if (signature) return squeeze(textOf(tree.text, signature.content));
  for (const block of contentOf(tree, 'metadata')) {
    const found = /^(?:发文机关|發文機關|发布机构|發布機構|發佈機構)[::]?(?<body>\p{Script=Han}{2,40})/u.exec(
      squeeze(toHalfWidth(textOf(tree.text, block.content))),
    );
    const body = found?.groups?.body;
    if (body) return body.split(/成文日期|发布日期|發佈日期/)[0]!;
  }
  for (const title of titles.toReversed()) {
    const found = bodyBeforeTitle.exec(squeeze(textOf(tree.text, title)));
    if (found?.[1]) return found[1];
  }
  return null;
}
