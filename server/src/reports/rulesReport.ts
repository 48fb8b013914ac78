import type { RuleMeta } from '../rules/rule.ts';
import type { Language, Localized } from '../text/message.ts';
import { severityNames } from './check.ts';
import type { Appearance } from './checkText.ts';
import { padEnd } from './displayWidth.ts';

const fixNames: { readonly [fix in RuleMeta['fix']]: Localized } = {
  safe: { 'zh-cn': '可自动修正', 'zh-tw': '可自動修正', en: 'safe fix' },
  review: { 'zh-cn': '可修正', 'zh-tw': '可修正', en: 'fix' },
  none: { 'zh-cn': '', 'zh-tw': '', en: '' },
};

/** Where the page of a rule lies in the project: `docs/rules/numbering-sequence.md`. */
export function pageOf(code: string): string {
  return `docs/rules/${code.replace('/', '-')}.md`;
}

/** The rules for other programs, version 1. */
export function rulesJson(rules: readonly RuleMeta[], language: Language): string {
  const listed = rules.map((meta) => ({
    code: meta.code,
    title: meta.title[language],
    severity: meta.severity,
    reads: meta.reads,
    fix: meta.fix,
    basis: meta.basis,
    since: meta.since,
    page: pageOf(meta.code),
  }));
  return `${JSON.stringify({ version: 1, rules: listed }, null, 2)}\n`;
}

/** The rules for people to read, one a line. */
export function rulesText(rules: readonly RuleMeta[], language: Language, { colors }: Appearance): string {
  const widest = Math.max(0, ...rules.map((meta) => meta.code.length));
  const lines = rules.map((meta) => {
    const severity = padEnd(severityNames[meta.severity][language], 8);
    const fix = fixNames[meta.fix][language];
    return `${colors.bold(meta.code.padEnd(widest))}  ${severity}${meta.title[language]}${fix ? `  ${colors.cyan(fix)}` : ''}\n${' '.repeat(widest + 10)}${colors.dim(`${meta.basis}  ${pageOf(meta.code)}`)}`;
  });
  return `${lines.join('\n')}\n`;
}
