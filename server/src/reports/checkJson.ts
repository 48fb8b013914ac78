import type { Finding } from '../rules/rule.ts';
import { render } from '../text/message.ts';
import { type CheckReport, fixOf, type Trouble } from './check.ts';
import { placeOf } from './place.ts';

function related(
  report: CheckReport,
  path: string,
  draftLines: CheckReport['files'][number],
  finding: Finding,
): object[] {
  return (finding.related ?? []).flatMap((other) => {
    const shown = other.uri === null ? { path, lines: draftLines.draft.lines } : report.document(other.uri);
    if (!shown) return [];
    return { path: shown.path, ...placeOf(shown.lines, other.span), message: render(other.message, report.language) };
  });
}

/** Troubles as every JSON report lists them. */
export function troublesJson(troubles: readonly Trouble[], language: CheckReport['language']): object[] {
  return troubles.map(({ path, line, column, message }) => ({
    path,
    line,
    column,
    message: render(message, language),
  }));
}

/** The JSON report of `workpoints check`, version 1. */
export function checkJson(report: CheckReport): string {
  const files = report.files.map((file) => ({
    path: file.path,
    encoding: file.encoding,
    title: file.draft.title,
    fixed: file.fixed,
    suppressed: file.suppressed,
    findings: file.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: render(finding.message, report.language),
      ...placeOf(file.draft.lines, finding.span),
      clause: finding.clause,
      fix: fixOf(finding),
      related: related(report, file.path, file, finding),
    })),
  }));
  return `${JSON.stringify({ version: 1, files, problems: troublesJson(report.troubles, report.language) }, null, 2)}\n`;
}
