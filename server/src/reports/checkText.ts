import type { Colors } from 'picocolors/types';
import type { Finding, Severity } from '../rules/rule.ts';
import { severities } from '../rules/rule.ts';
import { appendAll } from '../text/append.ts';
import { type Localized, message, render } from '../text/message.ts';
import { type CheckedFile, type CheckReport, fixOf, severityNames } from './check.ts';
import { printable } from './displayWidth.ts';
import { excerptOf } from './excerpt.ts';
import { placeOf } from './place.ts';

/** How a report for people is drawn. */
export interface Appearance {
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
}

const wordings = {
  files: { 'zh-cn': '{0} 个文件：', 'zh-tw': '{0} 個檔案：', en: '{0} files: ' },
  oneFile: { 'zh-cn': '1 个文件：', 'zh-tw': '1 個檔案：', en: '1 file: ' },
  nothing: { 'zh-cn': '没有发现问题', 'zh-tw': '沒有發現問題', en: 'nothing found' },
  counts: {
    error: { 'zh-cn': '{0} 处错误', 'zh-tw': '{0} 處錯誤', en: '{0} errors' },
    warning: { 'zh-cn': '{0} 处警告', 'zh-tw': '{0} 處警告', en: '{0} warnings' },
    info: { 'zh-cn': '{0} 处提示', 'zh-tw': '{0} 處提示', en: '{0} hints' },
  },
  one: {
    error: { 'zh-cn': '1 处错误', 'zh-tw': '1 處錯誤', en: '1 error' },
    warning: { 'zh-cn': '1 处警告', 'zh-tw': '1 處警告', en: '1 warning' },
    info: { 'zh-cn': '1 处提示', 'zh-tw': '1 處提示', en: '1 hint' },
  },
  comma: { 'zh-cn': '，', 'zh-tw': '，', en: ', ' },
  fixable: {
    'zh-cn': '其中 {0} 处可用 --fix 自动修正',
    'zh-tw': '其中 {0} 處可用 --fix 自動修正',
    en: '{0} of them can be mended with --fix',
  },
  fixed: { 'zh-cn': '已自动修正 {0} 处', 'zh-tw': '已自動修正 {0} 處', en: '{0} mended' },
  suppressed: {
    'zh-cn': '另有 {0} 处已按决定忽略',
    'zh-tw': '另有 {0} 處已按決定忽略',
    en: '{0} held back by decisions',
  },
  unread: {
    'zh-cn': '{0} 处没能检查，见上',
    'zh-tw': '{0} 處沒能檢查，見上',
    en: '{0} could not be checked, see above',
  },
} satisfies { readonly [name: string]: Localized | { readonly [severity in Severity]: Localized } };

function colorOf({ colors }: Appearance, severity: Severity): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.cyan;
}

function findingLines(
  report: CheckReport,
  file: CheckedFile,
  finding: Finding,
  appearance: Appearance,
): readonly string[] {
  const { colors, width } = appearance;
  const color = colorOf(appearance, finding.severity);
  const { lines, text } = file.draft;
  const place = placeOf(lines, finding.span);
  const gutter = ' '.repeat(2);
  const excerpt = excerptOf(text, lines, finding.span, width - 6);
  const severity = severityNames[finding.severity][report.language];
  const shown = [
    `${gutter}${colors.bold(`${place.line}:${place.column}`)}  ${color(severity)}  ${printable(render(finding.message, report.language))}  ${colors.dim(finding.code)}`,
    `${gutter}  ${colors.dim('│')} ${excerpt.line}`,
    `${gutter}  ${colors.dim('│')} ${color(excerpt.underline)}`,
  ];
  for (const other of finding.related ?? []) {
    const target = other.uri === null ? { path: file.path, lines } : report.document(other.uri);
    if (!target) continue;
    const { line, column } = placeOf(target.lines, other.span);
    const what = printable(render(other.message, report.language));
    shown.push(`${gutter}  ${colors.dim(`→ ${printable(target.path)}:${line}:${column}`)}  ${what}`);
  }
  return shown;
}

function countOf(severity: Severity, count: number, language: CheckReport['language']): string {
  return count === 1 ? wordings.one[severity][language] : render(message(wordings.counts[severity], count), language);
}

function summary(report: CheckReport, { colors }: Appearance): string {
  const { language } = report;
  const findings = report.files.flatMap((file) => file.findings);
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? countOf(severity, count, language) : [];
  });
  if (parts.length === 0) parts.push(wordings.nothing[language]);
  const fixable = findings.filter((finding) => fixOf(finding) === 'safe').length;
  const fixed = report.files.reduce((sum, file) => sum + file.fixed, 0);
  if (fixable > 0) parts.push(render(message(wordings.fixable, fixable), language));
  if (fixed > 0) parts.push(render(message(wordings.fixed, fixed), language));
  const suppressed = report.files.reduce((sum, file) => sum + file.suppressed, 0);
  if (suppressed > 0) parts.push(render(message(wordings.suppressed, suppressed), language));
  if (report.troubles.length > 0) parts.push(render(message(wordings.unread, report.troubles.length), language));
  const files = report.files.length;
  const head = files === 1 ? wordings.oneFile[language] : render(message(wordings.files, files), language);
  const line = head + parts.join(wordings.comma[language]);
  const worst = severities.find((severity) => findings.some((finding) => finding.severity === severity));
  if (report.troubles.length > 0 || worst === 'error') return colors.red(line);
  if (worst === 'warning') return colors.yellow(line);
  return worst ? line : colors.green(line);
}

/** The findings for people to read: file by file with the line in question, and the counts at the end. */
export function checkText(report: CheckReport, appearance: Appearance): string {
  const shown: string[] = [];
  for (const file of report.files) {
    if (file.findings.length === 0) continue;
    const title = file.draft.title ? `  ${appearance.colors.dim(printable(file.draft.title))}` : '';
    shown.push(`${appearance.colors.underline(printable(file.path))}${title}`);
    for (const finding of file.findings) appendAll(shown, findingLines(report, file, finding, appearance));
    shown.push('');
  }
  shown.push(summary(report, appearance));
  return `${shown.join('\n')}\n`;
}
