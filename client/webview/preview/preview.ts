import type { PreviewPageJson } from '../../../server/src/lsp/protocol.ts';
import type {
  FromPreview,
  PreviewMark,
  PreviewPlace,
  PreviewTexts,
  ToPreview,
} from '../../src/views/previewMessages.ts';
import { drawPage, drawSheet, fill, nameSheet } from './draw.ts';
import { type Row, rowAt, rowBelow, rowsOf } from './rows.ts';

/** What VS Code gives the scripts of its panels. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  setState(state: { readonly uri: string }): void;
};

/** Lengths of GB/T 9704—2012 in parts of the height of a page: the upper margin, and a row of the text block. */
const TOP = 37 / 297;
const ROW = 225 / 22 / 297;

/** Pages that far beyond the window, in its heights, are drawn ahead. */
const AHEAD = '100% 0px';

const { postMessage, setState } = acquireVsCodeApi();
const texts = JSON.parse(document.body.dataset.texts ?? '{}') as PreviewTexts;
const main = document.getElementById('pages')!;
const waiting = document.getElementById('waiting')!;
const notice = document.getElementById('notice')!;

const pages: PreviewPageJson[] = [];
let rows: readonly Row[] = [];
let marks: readonly PreviewMark[] = [];
let cursor: PreviewPlace | null = null;
/** Where this script put the window: a scroll that ends there is none of the reader's. */
let placed = 0;
let frame = 0;

const sheets = () => main.children as HTMLCollectionOf<HTMLElement>;
const shown = new Set<HTMLElement>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const sheet = target as HTMLElement;
      if (isIntersecting) {
        shown.add(sheet);
        draw(sheet);
      } else if (shown.delete(sheet) && !sheet.contains(document.activeElement)) sheet.replaceChildren();
    }
  },
  { rootMargin: AHEAD },
);

function draw(sheet: HTMLElement): void {
  const index = indexOf(sheet);
  const page = pages[index];
  if (!page) return;
  // Only while the reader is in this panel: else the focus would be taken from the text.
  const isHere = document.hasFocus() && sheet.contains(document.activeElement);
  const focused = isHere ? placeOf(document.activeElement) : null;
  drawPage(sheet, index + 1, page, marks, texts);
  showCursor();
  if (focused) partAt(focused)?.focus({ preventScroll: true });
}

function indexOf(sheet: HTMLElement): number {
  return Number(sheet.dataset.index);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  if (data.kind === 'pages') takePages(data);
  else if (data.kind === 'marks') takeMarks(data.marks);
  else if (data.kind === 'cursor') takeCursor(data);
  else if (data.kind === 'scrolled') scrollToPlace(data);
  else document.body.classList.toggle('paper', !data.followsTheme);
});

function takePages(data: Extract<ToPreview, { kind: 'pages' }>): void {
  setState({ uri: data.uri });
  const label = fill(texts.label, data.name);
  document.title = label;
  main.setAttribute('aria-label', label);
  main.lang = data.script === 'hant' ? 'zh-Hant' : 'zh-Hans';
  const countChanged = pages.length !== data.count;
  pages.length = data.count;
  for (const [index, page] of data.changed) pages[index] = page;
  rows = rowsOf(pages);
  while (sheets().length > data.count) {
    const last = main.lastElementChild as HTMLElement;
    observer.unobserve(last);
    shown.delete(last);
    last.remove();
  }
  if (countChanged)
    for (const [index, sheet] of [...sheets()].entries()) nameSheet(sheet, index + 1, data.count, texts);
  for (let index = sheets().length; index < data.count; index++) {
    const sheet = drawSheet(index + 1, data.count, texts);
    sheet.dataset.index = String(index);
    main.append(sheet);
    observer.observe(sheet);
  }
  for (const [index] of data.changed) {
    const sheet = sheets()[index];
    if (sheet && shown.has(sheet)) draw(sheet);
  }
  waiting.textContent = texts.empty;
  waiting.hidden = data.count > 0;
  tellLeftOut(data.leftOut);
}

function tellLeftOut(leftOut: readonly { readonly line: number; readonly lines: number }[]): void {
  const [first] = leftOut;
  notice.hidden = first === undefined;
  if (!first) return;
  const words = fill(
    texts.leftOut,
    leftOut.reduce((sum, { lines }) => sum + lines, 0),
  );
  const show = document.createElement('button');
  show.textContent = texts.showLeftOut;
  show.addEventListener('click', () => postMessage({ kind: 'chosen', line: first.line, character: 0 }));
  notice.replaceChildren(words, ' ', show);
}

function takeMarks(next: readonly PreviewMark[]): void {
  if (JSON.stringify(next) === JSON.stringify(marks)) return;
  marks = next;
  for (const sheet of shown) draw(sheet);
}

function takeCursor({ line, character }: PreviewPlace): void {
  cursor = { line, character };
  showCursor();
  const row = rowAt(rows, cursor);
  if (row) bringIntoView(row);
}

/** Marks the paragraph of the cursor, and makes it the one that the Tab key leads to. */
function showCursor(): void {
  const now = cursor && partAt(cursor);
  for (const old of main.querySelectorAll<HTMLElement>('[aria-current]')) {
    if (old === now) continue;
    old.removeAttribute('aria-current');
    old.tabIndex = -1;
  }
  if (now) {
    now.setAttribute('aria-current', 'true');
    now.tabIndex = 0;
  } else {
    const first = main.querySelector<HTMLElement>('.part');
    if (first) first.tabIndex = 0;
  }
}

/** The drawn paragraph that a place lies in; `null` where its page is not drawn. */
function partAt(place: PreviewPlace): HTMLElement | null {
  const row = rowAt(rows, place);
  if (!row) return null;
  const sheet = sheets()[row.page];
  let found: HTMLElement | null = null;
  for (const part of sheet?.querySelectorAll<HTMLElement>('.part') ?? []) {
    if (Number(part.style.getPropertyValue('--row')) <= row.row) found = part;
  }
  return found;
}

function placeOf(node: Element | null): PreviewPlace | null {
  const holder = node?.closest<HTMLElement>('[data-line]');
  if (!holder) return null;
  return { line: Number(holder.dataset.line), character: Number(holder.dataset.character) };
}

function topOf({ page, row }: Row): number {
  const sheet = sheets()[page]!;
  return sheet.offsetTop + sheet.offsetHeight * (TOP + row * ROW);
}

function scrollToPlace(place: PreviewPlace): void {
  const row = rowAt(rows, place);
  if (!row) return;
  const isFirst = row === rows[0];
  moveTo(isFirst ? 0 : topOf(row));
}

function bringIntoView(row: Row): void {
  const top = topOf(row);
  const height = sheets()[row.page]!.offsetHeight * ROW;
  if (top >= window.scrollY && top + height <= window.scrollY + window.innerHeight) return;
  moveTo(top - window.innerHeight / 3);
}

function moveTo(top: number): void {
  window.scrollTo({ top });
  placed = window.scrollY;
}

window.addEventListener('scroll', () => {
  if (Math.abs(window.scrollY - placed) < 2) return;
  placed = window.scrollY;
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    const place = placeAtTop();
    if (place) postMessage({ kind: 'scrolled', ...place });
  });
});

/** The place in the file of the first row that is wholly in the window. */
function placeAtTop(): PreviewPlace | null {
  const [first] = sheets();
  if (!first) return null;
  const step = (sheets()[1]?.offsetTop ?? first.offsetTop + first.offsetHeight) - first.offsetTop;
  const page = Math.max(0, Math.floor((window.scrollY - first.offsetTop) / step));
  const sheet = sheets()[page];
  if (!sheet) return null;
  const row = Math.ceil(((window.scrollY - sheet.offsetTop) / sheet.offsetHeight - TOP) / ROW - 0.01);
  const found = rowBelow(rows, page, Math.max(0, row));
  return found && { line: found.line, character: found.character };
}

function choose(target: EventTarget | null): void {
  const place = placeOf(target as Element | null);
  if (place) postMessage({ kind: 'chosen', ...place });
}

main.addEventListener('click', ({ target }) => {
  // Who drags to copy words does not want to leave.
  if (getSelection()?.isCollapsed ?? true) choose(target);
});

main.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const part = (event.target as Element).closest<HTMLElement>('.part');
  if (!part) return;
  if (event.key === 'Enter' || event.key === ' ') choose(part);
  else if (event.key === 'ArrowDown') focusNeighbour(part, 1);
  else if (event.key === 'ArrowUp') focusNeighbour(part, -1);
  else return;
  event.preventDefault();
});

function focusNeighbour(part: HTMLElement, step: 1 | -1): void {
  const sheet = part.closest<HTMLElement>('.sheet')!;
  const own = [...sheet.querySelectorAll<HTMLElement>('.part')];
  const next = own[own.indexOf(part) + step];
  if (next) {
    next.focus();
    return;
  }
  const other = sheets()[indexOf(sheet) + step];
  if (!other) return;
  if (other.childElementCount === 0) draw(other);
  const parts = other.querySelectorAll<HTMLElement>('.part');
  parts[step === 1 ? 0 : parts.length - 1]?.focus();
}

postMessage({ kind: 'ready' });
