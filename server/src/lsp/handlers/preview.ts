import { type Layout, layOut } from '../../features/preview/layout.ts';
import { runsOf } from '../../features/preview/runs.ts';
import type { Draft } from '../../model/draft.ts';
import { toRange } from '../proto.ts';
import type { PreviewJson, PreviewLineJson, PreviewPageJson } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `workpoints/preview`; the document is named by URI. */
export async function preview(session: Session, { uri }: { readonly uri: string }): Promise<PreviewJson> {
  const draft = await draftOf(session, uri);
  const layout = layOut(draft);
  const pages = layout.pages.map((page) => toPage(draft, layout, page));
  const leftOut = layout.leftOut.map((span) => {
    const { start, end } = toRange(draft.lines, span);
    return { line: start.line, lines: end.line - start.line + 1 };
  });
  return { title: draft.title, script: draft.script, pages, leftOut };
}

function toPage(draft: Draft, { paragraphs }: Layout, page: Layout['pages'][number]): PreviewPageJson {
  const parts = page.map(({ paragraph, from, to, row }) => {
    const { printed, centred, lines } = paragraphs[paragraph]!;
    const { kind, level, runIn } = printed;
    const shown = lines.slice(from, to).map(
      (line): PreviewLineJson => ({
        left: line.left,
        justified: line.justified,
        runs: runsOf(printed, line).map(({ face, ...span }) => ({
          text: draft.text.slice(span.start, span.end),
          face,
          ...draft.lines.position(span.start),
        })),
      }),
    );
    return { kind, level, runIn, centred, continued: from > 0, row, lines: shown };
  });
  return { parts };
}
