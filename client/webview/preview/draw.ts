import type { PreviewLineJson, PreviewPageJson, PreviewPartJson } from '../../../server/src/lsp/protocol.ts';
import type { PreviewMark, PreviewTexts } from '../../src/views/previewMessages.ts';
import { cutRun, graver, marksOn } from './marks.ts';

/** What a finding looks like beside its colour: a sign in the margin, and the line under its words (in the style sheet). */
const signs = { error: '✖', warning: '▲', info: '●' } as const;

/** Puts values in the places `{0}`, `{1}`, … of a text. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** An empty page of the right size. Pages are filled when they come into view. */
export function drawSheet(number: number, count: number, texts: PreviewTexts): HTMLElement {
  const sheet = element('section', 'sheet');
  sheet.setAttribute('role', 'group');
  nameSheet(sheet, number, count, texts);
  return sheet;
}

/** Tells screen readers which page it is. */
export function nameSheet(sheet: HTMLElement, number: number, count: number, texts: PreviewTexts): void {
  sheet.setAttribute('aria-label', fill(texts.page, number, count));
}

/** Fills a page. The draft comes in as text alone, so nothing in it can be more than text. */
export function drawPage(
  sheet: HTMLElement,
  number: number,
  { parts }: PreviewPageJson,
  marks: readonly PreviewMark[],
  texts: PreviewTexts,
): void {
  const block = element('div', 'block');
  const own = marksOnPage(parts, marks);
  for (const part of parts) block.append(drawPart(part, own, texts));
  const foot = element('div', `foot ${number % 2 === 1 ? 'odd' : 'even'}`);
  foot.setAttribute('aria-hidden', 'true');
  foot.textContent = `— ${number} —`;
  sheet.replaceChildren(block, foot);
  fitLines(block);
}

function marksOnPage(parts: readonly PreviewPartJson[], marks: readonly PreviewMark[]): readonly PreviewMark[] {
  const runs = parts.flatMap(({ lines }) => lines.flatMap((line) => line.runs));
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return [];
  return marks.filter(({ start, end }) => start.line <= last.line && end.line >= first.line);
}

function drawPart(part: PreviewPartJson, marks: readonly PreviewMark[], texts: PreviewTexts): HTMLElement {
  const paragraph = element('p', `part ${part.kind}`);
  paragraph.style.setProperty('--row', String(part.row));
  paragraph.tabIndex = -1;
  const [first] = part.lines[0]?.runs ?? [];
  if (first) {
    paragraph.dataset.line = String(first.line);
    paragraph.dataset.character = String(first.character);
  }
  if (part.level !== null && !part.runIn && !part.continued) asHeading(paragraph, part.level);
  if (part.centred) paragraph.classList.add('centred');
  const signed = new Set<PreviewMark>();
  for (const line of part.lines) paragraph.append(drawLine(line, part, marks, signed, texts));
  return paragraph;
}

function drawLine(
  line: PreviewLineJson,
  part: PreviewPartJson,
  marks: readonly PreviewMark[],
  signed: Set<PreviewMark>,
  texts: PreviewTexts,
): HTMLElement {
  const drawn = element('span', line.justified ? 'line justified' : 'line');
  drawn.style.setProperty('--left', String(line.left));
  const own = [...new Set(line.runs.flatMap((run) => marksOn(run, marks)))].sort(graver);
  // A finding over many lines has its sign at the first.
  const begun = own.filter((mark) => !signed.has(mark));
  for (const mark of begun) signed.add(mark);
  if (begun.length > 0) drawn.append(drawSign(begun, texts));
  for (const run of line.runs) {
    const words = element('span', run.face);
    if (part.runIn && part.level !== null && !part.continued && run === line.runs[0] && line === part.lines[0])
      asHeading(words, part.level);
    for (const { text, mark } of cutRun(run, own)) {
      if (!mark) words.append(text);
      else words.append(drawMarked(text, mark));
    }
    drawn.append(words);
  }
  return drawn;
}

function drawMarked(text: string, { severity, message }: PreviewMark): HTMLElement {
  const marked = element('span', `mark ${severity}`);
  marked.textContent = text;
  marked.title = message;
  return marked;
}

function drawSign(marks: readonly PreviewMark[], texts: PreviewTexts): HTMLElement {
  const [first] = marks;
  const sign = element('span', `sign ${first!.severity}`);
  const words = marks.map(({ severity, message }) => `${texts[severity]}: ${message}`);
  sign.textContent = signs[first!.severity];
  sign.setAttribute('role', 'img');
  sign.setAttribute('aria-label', words.join('\n'));
  sign.title = words.join('\n');
  sign.dataset.line = String(first!.start.line);
  sign.dataset.character = String(first!.start.character);
  return sign;
}

function asHeading(words: HTMLElement, level: number): void {
  words.setAttribute('role', 'heading');
  words.setAttribute('aria-level', String(Math.min(level, 6)));
}

/** Where a machine's faces are wider than those of the standard, draws a line together instead of letting it run into the margin. */
function fitLines(block: HTMLElement): void {
  const lines = [...block.querySelectorAll<HTMLElement>('.line')];
  const tooWide = lines.flatMap((line) => {
    const surplus = line.scrollWidth - line.clientWidth;
    return surplus > 0 ? [{ line, surplus }] : [];
  });
  for (const { line, surplus } of tooWide) {
    const size = Number.parseFloat(getComputedStyle(line).fontSize) || 16;
    const characters = [...(line.textContent ?? '')].length;
    line.style.setProperty('--fit', String(-surplus / size / Math.max(1, characters)));
  }
}

function element(name: string, classes: string): HTMLElement {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}
