import type { Diagnostic } from 'vscode-languageserver';
import type { Draft } from '../model/draft.ts';
import type { Finding } from '../rules/rule.ts';
import type { Service } from '../service.ts';
import type { LineIndex } from '../text/lines.ts';
import { textOf } from '../text/span.ts';
import { canonicalUri } from '../workspace/uri.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { fromRange, toDiagnostic } from './proto.ts';
import { groupRepeats } from './repeats.ts';
import type { Settings } from './settings.ts';

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

/** Findings as they are published: those that repeat are one entry where the user wants that and the client can lead to the others. */
export async function groupedDiagnostics(
  session: Parameters<typeof writeDiagnostics>[0] & { readonly settings: Settings },
  uri: string,
  draft: Draft,
  findings: readonly Finding[],
): Promise<Diagnostic[]> {
  const diagnostics = await writeDiagnostics(session, uri, draft, findings);
  const { client, documents, settings } = session;
  if (!settings.groupRepeated || !client.relatedInformation) return diagnostics;
  const words = ({ range }: Diagnostic) => textOf(draft.text, fromRange(draft.lines, range));
  return groupRepeats(documents.spelling(uri), diagnostics, words, client.language);
}

function otherDocuments(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap((finding) =>
      (finding.related ?? []).flatMap((place) => (place.uri === null ? [] : [canonicalUri(place.uri)])),
    ),
  );
}
