import { type Localized, type Message, message, render } from '../text/message.ts';
import { EncodingError } from './encoding.ts';
import { HostError, type HostFailure } from './host.ts';

const hostWordings: { readonly [failure in HostFailure]: Localized } = {
  'not-found': { 'zh-cn': '没有这个文件', 'zh-tw': '沒有這個檔案', en: 'no such file' },
  refused: { 'zh-cn': '没有权限', 'zh-tw': '沒有權限', en: 'permission denied' },
  'is-a-folder': { 'zh-cn': '是文件夹，不是文件', 'zh-tw': '是資料夾，不是檔案', en: 'a folder, not a file' },
  'too-large': { 'zh-cn': '文件过大，没有读取', 'zh-tw': '檔案過大，沒有讀取', en: 'too large, not read' },
  failed: { 'zh-cn': '读写失败（{0}）', 'zh-tw': '讀寫失敗（{0}）', en: 'reading or writing failed ({0})' },
};

const unexpected = {
  'zh-cn': '发生意外错误（{0}）',
  'zh-tw': '發生意外錯誤（{0}）',
  en: 'an unexpected error ({0})',
};

/** Why a file could not be read, decoded or written, for the user. Takes whatever was thrown. */
export function failureMessage(error: unknown): Message {
  if (error instanceof EncodingError) return error.explanation;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof HostError) return message(hostWordings[error.failure], detail);
  return message(unexpected, detail);
}

/** A wording about one file or place (`{0}`) that ends with why it failed (`{1}`): `“上位文件”读不了：没有权限`. */
export function failureAbout(wording: Localized, name: string, error: unknown): Message {
  const why = failureMessage(error);
  const told = (language: 'zh-cn' | 'zh-tw' | 'en') =>
    wording[language].replace(/\{([01])\}/g, (_, index) => (index === '0' ? name : render(why, language)));
  return message({ 'zh-cn': told('zh-cn'), 'zh-tw': told('zh-tw'), en: told('en') });
}
