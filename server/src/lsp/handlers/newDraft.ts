import { fromLastYear } from '../../features/lastYear.ts';
import { fromDirective, fromNothing, type NewDraft } from '../../features/newDraft.ts';
import { render } from '../../text/message.ts';
import type { NewDraftJson, NewDraftParams } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `workpoints/newDraft`. */
export async function newDraft(session: Session, params: NewDraftParams): Promise<NewDraftJson> {
  const { text, places } = await make(session, params);
  const { language } = session.client;
  return {
    text,
    places: places.map(({ start, end, message }) => ({ start, end, message: render(message, language) })),
  };
}

async function make(session: Session, params: NewDraftParams): Promise<NewDraft> {
  if (params.from === 'nothing') return fromNothing(params, params.subject);
  const source = await draftOf(session, params.uri);
  return params.from === 'lastYear' ? fromLastYear(source, params.year) : fromDirective(source, params);
}
