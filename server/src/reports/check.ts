import type { Draft } from '../model/draft.ts';
import type { Finding, FixSafety, Severity } from '../rules/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Language, Localized, Message } from '../text/message.ts';

/** A file that was checked. */
export interface CheckedFile {
  /** As it is to be shown. */
  readonly path: string;
  readonly encoding: string;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  /** How many safe fixes were written into the file. */
  readonly fixed: number;
  /** How many findings decisions held back. */
  readonly suppressed: number;
}

/** A file or setting that could not be used, and why. */
export interface Trouble {
  readonly path: string;
  /** From 1; `null` where the whole file is meant. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: Message;
}

/** Another document that findings point to. */
export interface ShownDocument {
  readonly path: string;
  readonly lines: LineIndex;
}

/** Everything that a report of a check says. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly troubles: readonly Trouble[];
  readonly language: Language;
  /** The documents that related places lie in, by URI; `null` for one that is not known. */
  readonly document: (uri: string) => ShownDocument | null;
}

/** The names of the severities. */
export const severityNames: { readonly [severity in Severity]: Localized } = {
  error: { 'zh-cn': '错误', 'zh-tw': '錯誤', en: 'error' },
  warning: { 'zh-cn': '警告', 'zh-tw': '警告', en: 'warning' },
  info: { 'zh-cn': '提示', 'zh-tw': '提示', en: 'info' },
};

/** What kind of fix a finding has: a safe one if it has any, `null` for none. */
export function fixOf(finding: Finding): FixSafety | null {
  if (!finding.fixes?.length) return null;
  return finding.fixes.some((fix) => fix.safety === 'safe') ? 'safe' : 'review';
}
