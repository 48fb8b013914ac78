import type { Directive } from '../directives/trace.ts';

/** Title and number of a document, `2019年政務公開工作要點（國辦發〔2019〕14號）`; its file name where it has no title. */
export function documentName(document: Pick<Directive, 'uri' | 'draft'>): string {
  const { title, number } = document.draft;
  const name = title || fileName(document.uri);
  return number ? `${name}（${number}）` : name;
}

/** A document in few words: its number, else its title in marks, else its file name. */
export function shortDocumentName({ uri, draft }: Pick<Directive, 'uri' | 'draft'>): string {
  return draft.number ?? (draft.title ? `《${draft.title}》` : fileName(uri));
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
