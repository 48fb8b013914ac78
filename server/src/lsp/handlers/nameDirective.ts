import { canonicalUri } from '../../workspace/uri.ts';
import type { NameDirectiveJson, NameDirectiveParams } from '../protocol.ts';
import { clientUri, type Session } from '../session.ts';

/** Answers `workpoints/nameDirective`. */
export async function nameDirective(session: Session, params: NameDirectiveParams): Promise<NameDirectiveJson> {
  const { service } = session;
  const place = await service.projectPlace(canonicalUri(params.uri));
  if (!place) return { outcome: 'nowhere' };
  const file = await service.nameDirective(place, canonicalUri(params.directive), params.projectText);
  const uri = clientUri(session, place.uri);
  if (typeof file === 'string') return { outcome: file, uri };
  return { outcome: 'ready', uri, exists: file.exists, text: file.text };
}
