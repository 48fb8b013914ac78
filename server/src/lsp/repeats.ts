import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { type Language, type Localized, message, render } from '../text/message.ts';

/** So many findings that say the same of the same words are one entry in a list. */
const fewest = 3;
const placesAtMost = 50;

const wordings = {
  more: { 'zh-cn': '{0}（另有 {1} 处）', 'zh-tw': '{0}（另有 {1} 處）', en: '{0} ({1} more)' },
  again: { 'zh-cn': '又一处', 'zh-tw': '又一處', en: 'Again' },
} satisfies { readonly [name: string]: Localized };

/**
 * Puts findings together that say the same of the same words: the first one says how often, and leads to the others; those become hints, which
 * editors mark where they are and do not list. Each keeps its fixes.
 */
export function groupRepeats(
  uri: string,
  diagnostics: readonly Diagnostic[],
  words: (diagnostic: Diagnostic) => string,
  language: Language,
): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify([diagnostic.code, diagnostic.severity, diagnostic.message, words(diagnostic)]);
    groups.set(key, [...(groups.get(key) ?? []), diagnostic]);
  }
  const written = new Map<Diagnostic, Diagnostic>();
  for (const [first, ...others] of groups.values()) {
    if (!first || others.length + 1 < fewest) continue;
    const places = others.slice(0, placesAtMost).map(({ range }) => ({
      location: { uri, range },
      message: wordings.again[language],
    }));
    written.set(first, {
      ...first,
      message: render(message(wordings.more, String(first.message), others.length), language),
      relatedInformation: [...(first.relatedInformation ?? []), ...places],
    });
    for (const other of others) written.set(other, { ...other, severity: DiagnosticSeverity.Hint });
  }
  return diagnostics.map((diagnostic) => written.get(diagnostic) ?? diagnostic);
}
