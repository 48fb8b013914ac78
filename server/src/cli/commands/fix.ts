import { fixText } from '../../rules/fix.ts';
import { type Localized, type Message, message } from '../../text/message.ts';
import { type DecodedText, decodeText } from '../../workspace/encoding.ts';
import { failureMessage } from '../../workspace/failure.ts';
import type { OpenedDraft, Session } from '../session.ts';

const changedMeanwhile: Localized = {
  'zh-cn': '没有写回：文件在检查时被改动',
  'zh-tw': '沒有寫回：檔案在檢查時被改動',
  en: 'not written: the file was changed meanwhile',
};

/** Writes a text into the file that a draft was read from. Returns why that could not be done, `null` where it was. */
async function writeBack(session: Session, { document, encoding }: OpenedDraft, text: string): Promise<Message | null> {
  const { host } = session.terminal;
  try {
    const original = await host.read(document.uri);
    const read: DecodedText = decodeText(original, document.encoding);
    if (encoding !== read.encoding || read.text !== document.draft.text) return message(changedMeanwhile);
    // Loaded only here: the tables of the encoder are large, and the other runs do without them.
    const { encodeLike } = await import('../encode.ts');
    const bytes = encodeLike(original, read, text);
    if (!(bytes instanceof Uint8Array)) return bytes;
    await host.write(document.uri, bytes);
    return null;
  } catch (error) {
    return failureMessage(error);
  }
}

/**
 * Applies the safe fixes of a draft and writes its file in the same encoding; the file stays as it was where that cannot be done.
 * Returns how many fixes were written; the service then knows the new text.
 */
export async function fixDraft(session: Session, draft: OpenedDraft): Promise<number> {
  const { service } = session;
  const { uri } = draft.document;
  const { text, applied } = await fixText(draft.document.draft.text, (changed) => service.checkText(uri, changed));
  if (applied === 0) return 0;
  const failed = await writeBack(session, draft, text);
  if (failed) {
    session.report({ path: draft.path, line: null, column: null, message: failed });
    return 0;
  }
  service.update(uri, text);
  return applied;
}
