import type { Diagnostic } from 'vscode-languageserver';
import type { Draft } from '../model/draft.ts';
import type { Finding } from '../rules/rule.ts';
import type { Service } from '../service.ts';
import type { LineIndex } from '../text/lines.ts';
import { canonicalUri } from '../workspace/uri.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { toDiagnostic } from './proto.ts';

/** Writes findings as diagnostics, with the places in other documents that they point to. A place that cannot be read is left out. */
export async function writeDiagnostics(
  { service, documents, client }: { readonly service: Service; readonly documents: Documents; readonly client: Client },
  uri: string,
  draft: Draft,
  findings: readonly Finding[],
): Promise<Diagnostic[]> {
  const lines = new Map<string, LineIndex>([[uri, draft.lines]]);
  for (const other of client.relatedInformation ? otherDocuments(findings) : []) {
    if (lines.has(other)) continue;
    const found = await service.document(other).catch(() => null);
    if (found) lines.set(other, found.draft.lines);
  }
  const manner = {
    language: client.language,
    codeDescriptions: client.codeDescriptions,
    relatedInformation: client.relatedInformation,
    document(named: string) {
      const canonical = canonicalUri(named);
      const known = lines.get(canonical);
      return known ? { uri: documents.spelling(canonical), lines: known } : null;
    },
  };
  return findings.map((finding) => toDiagnostic(finding, uri, draft.lines, manner));
}

function otherDocuments(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap((finding) =>
      (finding.related ?? []).flatMap((place) => (place.uri === null ? [] : [canonicalUri(place.uri)])),
    ),
  );
}
