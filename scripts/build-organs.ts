// Writes server/src/organs/reforms.json from a table of renamed and merged bodies: npx tsx scripts/build-organs.ts [table.tsv]
//   Columns: old, new, level, effective_year, source, certainty. A bracket behind a name holds its short name, another local name or a remark.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { Converter } from 'opencc-js/cn2t';

const toTraditional = Converter({ from: 'cn', to: 't' });
const table = argv[2] ?? '../shared/domain/org-reforms.tsv';
const target = 'server/src/organs/reforms.json';

/** Old names that stay in use as a second name of the new body, so that they are never wrong. */
const keptNames = new Set(['国家海洋局', '国务院港澳事务办公室', '国家行政学院', '国家预防腐败局']);
/** Bodies that took over others and were there before under the same name. */
const olderBodies = /司法[部局]$|^水利部$/;
/** Words in a bracket that make it a remark and no name. */
const remark = /加挂|合署|保留|单设|管理$|直属机构|按当地|部分城市|新组建/;

interface Row {
  readonly old: string | null;
  /** The names of the body since then, the usual one first; other local names behind it. */
  readonly now: readonly string[];
  /** The same names in Traditional script. */
  readonly oldHant: string | null;
  readonly nowHant: readonly string[];
  /** The name did not exist before. */
  readonly isNew: boolean;
  readonly level: string;
  /** The first day on which the new name may stand. */
  readonly from: string;
  /** The day from which the old name may not stand any more. */
  readonly settled: string;
  /** Rows without a confirmed source are information only. */
  readonly sure: boolean;
}

interface Name {
  readonly name: string;
  readonly bracket: string;
}

function readName(cell: string): Name {
  const found = /^([^（]*)(?:（([^）]*)）)?$/.exec(cell.trim());
  return { name: found?.[1] ?? cell.trim(), bracket: found?.[2] ?? '' };
}

function namesOf(cell: string): readonly string[] {
  const { name, bracket } = readName(cell);
  const other = bracket.split(/[，；]/)[0]!.replace(/^或/, '');
  const isName = other !== '' && !remark.test(other);
  // 国家税务总局××市税务局（市税务局）: only the short name can stand in a note.
  if (name.includes('××')) return [other];
  return isName ? [name, other] : [name];
}

/** The days in a source: `2018-03-17`, `2018-11`, `2019年3月底前`. */
function dated(source: string, first: string, last: string): { readonly from: string; readonly settled: string } {
  const by = /市县(\d{4})年(\d{1,2})月底前/.exec(source);
  const began = new RegExp(`${first}-(\\d{2})(?:-(\\d{2}))?|${first}年(\\d{1,2})月`).exec(source);
  const month = began?.[1] ?? began?.[3]?.padStart(2, '0');
  const from = month ? `${first}-${month}-${began?.[2] ?? '01'}` : `${first}-01-01`;
  if (!by) return { from, settled: `${Number(last) + 1}-01-01` };
  return { from, settled: `${by[1]}-${String(Number(by[2]) + 1).padStart(2, '0')}-01` };
}

function readRow(line: string): Row | null {
  const [old = '', now = '', level = '', years = '', source = '', certainty = ''] = line.split('\t');
  const [first = '', last = first] = years.split('-');
  const before = old.startsWith('（') ? null : readName(old).name;
  const names = namesOf(now);
  const isKept = before !== null && (keptNames.has(before) || now.includes(`加挂${before}`) || names.includes(before));
  if (isKept) return null;
  const sure = certainty === 'high' && !/\[unconfirmed\]|mapping unconfirmed|cities unconfirmed/.test(source);
  const isNew = !names.some((name) => olderBodies.test(name));
  const oldHant = before === null ? null : toTraditional(before);
  const nowHant = names.map((name) => toTraditional(name));
  return { old: before, now: names, oldHant, nowHant, isNew, level, ...dated(source, first, last), sure };
}

const lines = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1);
const rows = lines.flatMap((line) => readRow(line) ?? []);
writeFileSync(target, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
stdout.write(`${target}: ${rows.length} of ${lines.length} rows; format it with npx biome check --write ${target}\n`);
