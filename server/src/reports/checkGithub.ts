import type { Severity } from '../rules/rule.ts';
import { render } from '../text/message.ts';
import type { CheckReport } from './check.ts';
import { placeOf } from './place.ts';

const levels: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Workflow commands of GitHub Actions, one a line, which become annotations of a pull request. */
export function checkGithub(report: CheckReport): string {
  const findings = report.files.flatMap((file) =>
    file.findings.map((finding) => {
      const place = placeOf(file.draft.lines, finding.span);
      // GitHub takes columns only of a place within one line.
      const columns = place.line === place.endLine ? `,col=${place.column},endColumn=${place.endColumn}` : '';
      const where = `file=${escapeProperty(file.path)},line=${place.line},endLine=${place.endLine}${columns}`;
      const what = escapeData(render(finding.message, report.language));
      return `::${levels[finding.severity]} ${where},title=${escapeProperty(finding.code)}::${what}\n`;
    }),
  );
  const troubles = report.troubles.map(({ path, line, message }) => {
    const where = `file=${escapeProperty(path)}${line === null ? '' : `,line=${line}`}`;
    return `::error ${where}::${escapeData(render(message, report.language))}\n`;
  });
  return [...findings, ...troubles].join('');
}
