import type { Draft } from '../../model/draft.ts';
import { draftPatterns } from '../../workspace/names.ts';
import { inParallel } from '../../workspace/parallel.ts';
import { canonicalUri, joinUri } from '../../workspace/uri.ts';
import type { SourceJson, SourcesJson } from '../protocol.ts';
import { clientUri, type Session } from '../session.ts';

/** More drafts than that are no list to choose from. */
const draftsAtMost = 200;
const readingAtOnce = 16;

/** Answers `workpoints/sources`. What cannot be read is no source. */
export async function sources(session: Session): Promise<SourcesJson> {
  const { service, host, folders, documents, environment } = session;
  const found = await Promise.all(folders.map((folder) => host.find(folder, draftPatterns).catch(() => [])));
  const open = documents.uris().filter((uri) => documents.get(uri)?.isDraft);
  // A project file may lie deeper than the folder that is open.
  const places = [...folders.map((folder) => joinUri(folder, 'draft')), ...open];
  const libraries = await Promise.all(places.map((place) => service.directives(place)));
  const directives = new Map(libraries.flat().map((directive) => [canonicalUri(directive.uri), directive.draft]));
  const uris = [...new Set([...open, ...found.flat().map(canonicalUri)])].filter((uri) => !directives.has(uri));
  const drafts = await inParallel(uris.slice(0, draftsAtMost), readingAtOnce, (uri) =>
    service.document(uri).then(
      ({ draft }) => sourceOf(session, uri, draft),
      () => null,
    ),
  );
  return {
    drafts: drafts.filter((source) => source !== null).sort((one, other) => (other.year ?? 0) - (one.year ?? 0)),
    directives: [...directives].map(([uri, draft]) => sourceOf(session, uri, draft)),
    year: environment.timer.year(),
  };
}

function sourceOf(session: Session, uri: string, draft: Draft): SourceJson {
  const { title, issuer, number, year, script } = draft;
  return { uri: clientUri(session, uri), title, issuer, number, year, script };
}
