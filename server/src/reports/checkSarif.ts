import type { Finding, Fix, RuleMeta, Severity } from '../rules/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import { type Language, render } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { CheckedFile, CheckReport } from './check.ts';
import { placeOf } from './place.ts';

const levels: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/** A path as a relative URI reference, each segment encoded. */
function artifact(path: string): object {
  return { uri: path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/') };
}

function region(lines: LineIndex, span: Span): object {
  const { line, column, endLine, endColumn } = placeOf(lines, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function location(path: string, lines: LineIndex, span: Span): object {
  return { physicalLocation: { artifactLocation: artifact(path), region: region(lines, span) } };
}

function fixJson(file: CheckedFile, fix: Fix, language: Language): object {
  const replacements = fix.edits.map(({ span, newText }) => ({
    deletedRegion: region(file.draft.lines, span),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: render(fix.title, language) },
    artifactChanges: [{ artifactLocation: artifact(file.path), replacements }],
  };
}

function resultJson(report: CheckReport, file: CheckedFile, finding: Finding, ruleIndex: number): object {
  const relatedLocations = (finding.related ?? []).flatMap((other) => {
    const shown = other.uri === null ? { path: file.path, lines: file.draft.lines } : report.document(other.uri);
    if (!shown) return [];
    return {
      ...location(shown.path, shown.lines, other.span),
      message: { text: render(other.message, report.language) },
    };
  });
  const fixes = (finding.fixes ?? []).filter((fix) => fix.edits.length > 0);
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: render(finding.message, report.language) },
    locations: [location(file.path, file.draft.lines, finding.span)],
    ...(relatedLocations.length > 0 ? { relatedLocations } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixJson(file, fix, report.language)) } : {}),
  };
}

/** The report in SARIF 2.1.0, for code scanning services. Columns are UTF-16 units. */
export function checkSarif(report: CheckReport, rules: readonly RuleMeta[], version: string): string {
  const { language } = report;
  const indexes = new Map(rules.map((meta, at) => [meta.code, at]));
  const notifications = report.troubles.map(({ path, line, column, message }) => ({
    level: 'error',
    message: { text: render(message, language) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path),
          ...(line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } }),
        },
      },
    ],
  }));
  const run = {
    tool: {
      driver: {
        name: 'workpoints',
        version,
        rules: rules.map((meta) => ({
          id: meta.code,
          shortDescription: { text: meta.title[language] },
          help: { text: meta.basis },
          defaultConfiguration: { level: levels[meta.severity] },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.troubles.length === 0,
        ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
      },
    ],
    results: report.files.flatMap((file) =>
      file.findings.map((finding) => resultJson(report, file, finding, indexes.get(finding.code) ?? -1)),
    ),
  };
  const sarif = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}
