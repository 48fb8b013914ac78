import type { Growth } from './check.ts';
import type { LibraryFigures } from './library.ts';
import type { Machine, Timing } from './measure.ts';
import type { Memory } from './memory.ts';

/** Everything that a run of the benchmark found. Times are milliseconds, sizes bytes. */
export interface BenchResults {
  readonly version: 1;
  readonly machine: Machine;
  readonly isQuick: boolean;
  readonly characters: number;
  readonly check: readonly Timing[];
  readonly growth: readonly Growth[];
  readonly matching: readonly Timing[];
  readonly library: readonly LibraryFigures[];
  readonly keystrokes: { readonly directives: number; readonly timings: readonly Timing[] };
  readonly coldStart: readonly Timing[];
  readonly memory: Memory;
}

/** Three digits that count, whatever the size. */
function number(value: number): string {
  if (!Number.isFinite(value)) return '—';
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3);
}

function mebibytes(bytes: number): string {
  return `${number(bytes / 2 ** 20)} MiB`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A table of timings with each median as a multiple of the first contender's. */
function timings(title: string, all: readonly Timing[]): string {
  const base = all[0]?.median ?? Number.NaN;
  const rows = all.map(({ name, runs, median, p95 }) => [
    name,
    `${number(median)} ms`,
    `${number(p95)} ms`,
    `× ${number(median / base)}`,
    String(runs),
  ]);
  return table([title, 'median', 'p95', 'ratio', 'runs'], rows);
}

function growth(all: readonly Growth[]): string {
  const rows = all.map(({ characters, timings: each }) => {
    const named = (part: string) => each.find(({ name }) => name.includes(part))?.median ?? Number.NaN;
    const own = named('after an edit');
    const first = named('never seen');
    return [
      characters.toLocaleString('en-US'),
      `${number(own)} ms`,
      `${number((own * 1e6) / characters)} ns`,
      `${number(first)} ms`,
      `${number((first * 1e6) / characters)} ns`,
      `× ${number(own / named('one pass'))}`,
      `× ${number(own / named('regular expression'))}`,
      `× ${number(own / named('autocorrect'))}`,
    ];
  });
  return table(
    [
      'characters',
      'full check after an edit',
      'a character',
      'never seen',
      'a character',
      'after an edit, to a character pass',
      'to a heading pass',
      'to autocorrect',
    ],
    rows,
  );
}

function libraries(all: readonly LibraryFigures[]): string {
  const rows = all.map((each) => [
    `${each.directives.toLocaleString('en-US')} (${each.clauses.toLocaleString('en-US')} clauses)`,
    `${number(each.first / 1000)} s`,
    `${number(each.restart / 1000)} s`,
    `${mebibytes(each.bytes)} (${number(each.bytes / each.clauses)} kB per 1,000 clauses)`,
    `${number(each.edit.median)} ms (p95 ${number(each.edit.p95)})`,
    `${number(each.compared)}`,
    `${number(each.libraryEdit.median)} ms`,
    each.bm25
      ? `${number(each.bm25.index / 1000)} s, ${number(each.bm25.answer.median)} ms, ${mebibytes(each.bm25.bytes)}`
      : '—',
  ]);
  return table(
    [
      'directives',
      'first links',
      'after a restart',
      'memory',
      'edit of a clause',
      'clauses compared',
      'edit in the library',
      'BM25 over all clauses: index, one clause, memory',
    ],
    rows,
  );
}

/** The results as Markdown, ready to be put into a page. */
export function renderBench(results: BenchResults): string {
  const { machine, memory, keystrokes } = results;
  const perEdit = memory.afterEdits.map(({ edits, bytes }) => [edits.toLocaleString('en-US'), mebibytes(bytes)]);
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}${results.isQuick ? '; a quick run, for smoke only' : ''}`,
    timings(`a real draft of ${results.characters} characters`, results.check),
    growth(results.growth),
    timings('links of a real draft to one parent', results.matching),
    libraries(results.library),
    timings(
      `keystroke to published diagnostics, ${keystrokes.directives.toLocaleString('en-US')} directives loaded`,
      keystrokes.timings,
    ),
    timings('cold start', results.coldStart),
    table(['edits of one draft', 'memory in use'], perEdit),
    `One open draft of 10,000 characters takes ${mebibytes(memory.perDraft)}.`,
  ].join('\n\n');
}
