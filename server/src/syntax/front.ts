import type { Span } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { isFullStop, squeeze } from './characters.ts';
import type { Paragraph } from './paragraphs.ts';
import type { BlockKind } from './tree.ts';

/** A paragraph with what it is in the document. */
export interface Classified {
  readonly paragraph: Paragraph;
  readonly kind: BlockKind;
}

/** Longest line that is still read as one of the short parts of a notice. */
const longestLine = 160;

// All patterns see the line without white space and at half width, so `〔` is `[`, `：` is `:`. Both scripts are written out.
const documentNumberLine =
  /^(?:(?:发文字号|發文字號|发文号|文号|文號|档案号|檔案號):?)?[\p{Script=Han}]{2,14}\[\d{4}\]第?\d{1,5}[号號]$/u;
/** The same with the day of the web page behind it. */
const datedNumberLine = /^[\p{Script=Han}]{2,14}\[\d{4}\]第?\d{1,5}[号號](?:19|20)\d{2}-\d{2}-\d{2}$/u;
const dateLine =
  /^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|20\d{2}[01]?\d[0-3]?\d)$/;
const remarkLine = /^\((?:此件|本件|此文|本文)[^()]{1,20}\)$/;
/** Whom to ask, which stands as a note to a document (附注, GB/T 9704—2012 §7.3.7), in brackets or without. */
const contactLine =
  /^\(?(?:联系人|联络人|联系(?:电话|方式)|咨询电话|聯系人|聯繫人|聯絡人|聯(?:系|繫|絡)(?:電話|方式)|諮詢電話)[^。;:]{0,12}:[^。;]{2,120}[。)]?\)?$/;
const adoptionLine = /^\([^()]{0,60}(?:通过|通過|修订|修訂|印发|印發)\)?$/;
const metadataKey =
  /^(?:索引号|索引號|主题分类|主題分類|主题词|主題詞|发文机关|發文機關|发布机构|發布機構|發佈機構|发布单位|发布機關|發佈機關|發布機關|成文日期|标题|標題|名称|名稱|发文字号|發文字號|文号|文號|发布日期|發佈日期|發布日期|发布时间|發佈時間|發布時間|印发时间|印發時間|信息来源|信息來源|来源|來源|时间|時間|作者|编辑|編輯|点击|點擊|浏览次数|瀏覽次數|访问次数|訪問次數|阅读次数|閱讀次數|字体大小|字体|字體|字号|关键词|關鍵詞|公开形式|公开目录|公开方式|生成日期|是否有效|效力状态|实施日期|實施日期|施行日期|中文名|更新时间|更新時間|档案号|檔案號|责任编辑|有效性|统一编号|发文日期|公开日期|公开范围|内容概述|发文单位|发文部门|发文标题|发文文号|发文时间|发布部门|组配分类|組配分類|体裁分类|制发机构|公开责任部门|文件名称|文件类型|文件编号|时效|废止日期|廢止日期|生效日期|日期(?=:))/;
const webNoise =
  /^(?:EN|English|https?:\/\/\S*|www\.\S*|\d{4}-\d{2}-\d{2}(?:\d{2}:\d{2}(?::\d{2})?)?|[-—–―]{0,6}第?\d{1,4}[页頁]?[-—–―]{0,6}|(?:首页|当前位置|您的位置)[:>].*|(?:[【[]?字[体體]|[【[]?打印|[【[]?列印|分享|返回[顶頂]部|[关關][闭閉]窗口|保存|收藏).{0,30}|(?:扫一扫|掃一掃).{0,30}|(?:原文网址|原文鏈接|原文链接|相关链接|相關鏈接|附件下载|上一篇|下一篇)[:：]?.{0,200}|.{0,80}(?:免责声明|免責聲明|网站地图|網站地圖|联系我们|聯繫我們|版权所有|版權所有|ICP备|主办单位:|承办单位:).{0,120}|(?:来源|來源|作者|编辑|編輯|责任编辑|責任編輯|供稿|撰稿):[^。;]{0,60}|基本介绍|基本介紹|政策全文.{0,12}|内容解读|內容解讀|要点发布.{0,10}|要點發布.{0,10}|要点全文.{0,6}|要點全文.{0,6}|[|｜])$/;
const bullet =
  /^[•·●-](?:中文名|发布|發布|印发|印發|实施|實施|成文|档案|檔案|外文名|类别|(?:时间|時間|点击|點擊|来源|來源|作者|浏览|瀏覽|阅读|閱讀|字号|字號|编辑|編輯)[^:]{0,6}:)/;
const documentKinds =
  '通知|要点|要點|方案|意见|意見|规则|規則|预案|預案|的函|计划|計劃|安排|措施|办法|辦法|规定|規定|细则|細則|事项|事項|任务|任務|纲要|綱要|决定|決定|分工|清单|清單|规划|規劃|报告|報告|条例|條例|章程|目标|目標|责任分解|責任分解|任务分解|任務分解|分解表|分工表|台账|台賬';
const titleEnd = new RegExp(`(?:${documentKinds})(?:的函|的通知)?(?:\\([^()]{1,40}\\)|\\[[^\\[\\]]{1,20}\\])?$`);
const titleStart = /^(?:.{0,40}(?:关于|關于|關於)|.{0,16}\d{4}年)/;
const bodies =
  '人民政府|政府|委员会|委員會|办公厅|辦公廳|办公室|辦公室|国务院|國務院|管委会|管委會|委|局|厅|廳|部|署|办|辦|院|中心|集团|公司|领导小组|領導小組|指挥部|指揮部|联席会议';
// × stands for what a sample leaves out: ××市人民政府.
const signatureLine = new RegExp(`^(?=[^,。;:、()《》0-9]{3,40}$)[\\p{Script=Han}×]{0,34}(?:${bodies})$`, 'u');
const addresseeWords =
  /人民政府|政府|各部门|各部門|各单位|各單位|部委|委、|机构|機構|管委会|管委會|办事处|辦事處|学校|學校|科室|各处室|企业|企業|公司/;
const approval =
  /(?:已经|已經|业经|業經|已由).{1,40}(?:同意|通过|通過|批准|审定|審定)|现(?:将.{0,80}|予|转)?(?:印发|转给|转发|下发)|現(?:將.{0,120}|予|轉)?(?:印發|轉給|轉發|下發)|印发给你们|印發給你們/;
const attachmentLine = /^附件(?:\d{0,2}:|\d{1,2}$|$)/;
/** The word above an attachment that is a text of its own. */
const attachmentHead = /^附件\d{0,2}:?$/;
const contentsLine = /^(?:目录|目錄)$/;

/** `發(fā)`: what a font conversion leaves behind a character. */
const insertedPinyin = /\([a-zü\u00e0-\u01dc\u1e3f\u1ebd]{1,6}\)/g;

/** The line as the patterns want it: at half width, without white space and inserted pinyin. */
export function lineKey(text: string, content: Span): string {
  const length = content.end - content.start;
  const line = toHalfWidth(text.slice(content.start, content.start + Math.min(length, longestLine * 3)));
  return squeeze(line).replace(insertedPinyin, '').replace(barsAtEnd, '$1');
}

/** What a copy of a table leaves behind a line. */
const barsAtEnd = /([^|])[|]{1,12}$/;

/** Whether the line is a document number alone: `国办发〔2019〕14号`. */
export function isDocumentNumberLine(text: string, content: Span): boolean {
  return content.end - content.start <= 60 && documentNumberLine.test(lineKey(text, content));
}

/** Whether the line is a day alone: `2019年4月17日`, `二○○四年六月十六日`, or the damaged `2024327`. */
export function isDateLine(text: string, content: Span): boolean {
  return content.end - content.start <= 40 && dateLine.test(lineKey(text, content));
}

/** Whether the line could be a name under a document: `北京市人民政府办公厅`. */
export function isSignatureLine(text: string, content: Span): boolean {
  return content.end - content.start <= 60 && signatureLine.test(lineKey(text, content));
}

/** Whether the line is a remark in brackets, `（此件公开发布）`, or says whom to ask: `联系人：张三，电话：…`. */
export function isRemarkLine(text: string, content: Span): boolean {
  if (content.end - content.start > longestLine) return false;
  const line = lineKey(text, content);
  return (line.length <= 60 && remarkLine.test(line)) || contactLine.test(line);
}

/** Whether the line starts the list of attachments: `附件：1.任务分工表`. */
export function isAttachmentLine(text: string, content: Span): boolean {
  return (
    text[content.start] === '附' &&
    content.end - content.start <= longestLine &&
    attachmentLine.test(lineKey(text, content))
  );
}

/** Whether the line is the heading of a table of contents: `目　录`. */
export function isContentsLine(text: string, content: Span): boolean {
  return content.end - content.start <= 20 && contentsLine.test(lineKey(text, content));
}

/** Whether the line belongs to the web page around a document. */
export function isWebNoise(text: string, content: Span): boolean {
  if (content.end - content.start > longestLine * 2) return false;
  const line = lineKey(text, content);
  return webNoise.test(line) || bullet.test(line);
}

/** `《…》` cites, `附件：1.…` and `2.…` below it list attachments. */
const notTitleStart = /^(?:《|附件\d{0,2}:|\d{1,2}[.、])/;

/** Whether the text could be the title of a document: short, no sentence, ending in a kind of document. */
function isTitle(line: string): boolean {
  if (line.length < 6 || line.length > 90 || notTitleStart.test(line)) return false;
  return !/[。;!?]/.test(line) && titleEnd.test(line);
}

/** What stands before the first clause: one kind for each paragraph. A notice may number its paragraphs: `isNumbered`. */
export function classifyFront(
  text: string,
  paragraphs: readonly Paragraph[],
  isNumbered: (index: number) => boolean,
): Classified[] {
  const kinds: BlockKind[] = paragraphs.map(({ content }, index) => {
    if (content.end === content.start) return 'blank';
    return isNumbered(index) ? 'notice' : 'preamble';
  });
  const lines = paragraphs.map((paragraph) => lineKey(text, paragraph.content));
  markMetadata(text, paragraphs, lines, kinds);
  markShortParts(text, paragraphs, lines, kinds);
  markTitles(paragraphs, lines, kinds);
  markHeadings(lines, kinds);
  markAddressee(lines, kinds);
  markNotice(lines, kinds);
  return paragraphs.map((paragraph, index) => ({ paragraph, kind: kinds[index]! }));
}

function markMetadata(
  text: string,
  paragraphs: readonly Paragraph[],
  lines: readonly string[],
  kinds: BlockKind[],
): void {
  let valueExpected = false;
  for (const [index, line] of lines.entries()) {
    if (kinds[index] === 'blank') continue;
    const found = metadataKey.exec(line.replace(/^[•·●-]/, ''));
    const length = found ? found[0].length + (found.input === line ? 0 : 1) : 0;
    const { content } = paragraphs[index]!;
    const hasGap = /[\s\u3000]/.test(text.slice(content.start, Math.min(content.end, content.start + 12)));
    if (found && line.length <= longestLine && (line[length] === ':' || line.length === length || hasGap)) {
      kinds[index] = 'metadata';
      valueExpected = line.length - length <= 1;
      continue;
    }
    if (valueExpected && line.length <= 90 && !isTitleBehind(lines, index)) kinds[index] = 'metadata';
    valueExpected = false;
  }
}

/** Whether a line is a title where the value of a key is missing: a value is followed by the next key, and the title of a document is not. */
function isTitleBehind(lines: readonly string[], index: number): boolean {
  if (!isTitle(lines[index]!)) return false;
  const next = lines.slice(index + 1, index + 6).find((line) => line !== '');
  return next === undefined || !metadataKey.test(next.replace(/^[•·●-]/, ''));
}

function markShortParts(
  text: string,
  paragraphs: readonly Paragraph[],
  lines: readonly string[],
  kinds: BlockKind[],
): void {
  for (const [index, line] of lines.entries()) {
    if (kinds[index] !== 'preamble' || line.length > longestLine) continue;
    const { content } = paragraphs[index]!;
    if (isWebNoise(text, content)) kinds[index] = 'noise';
    else if (documentNumberLine.test(line)) kinds[index] = 'number';
    else if (datedNumberLine.test(line)) kinds[index] = 'metadata';
    else if (dateLine.test(line)) kinds[index] = 'date';
    else if (remarkLine.test(line) || adoptionLine.test(line)) kinds[index] = 'remark';
    else if (signatureLine.test(line)) kinds[index] = 'signature';
    else if (attachmentHead.test(line)) kinds[index] = 'attachment';
    if (kinds[index] === 'preamble' && /^\([〇○零一二三四五六七八九\d]{4}年[^()]{2,60}$/.test(line)) {
      kinds[index] = 'remark';
      const next = index + 1;
      if (next < lines.length && lines[next]!.endsWith(')') && !lines[next]!.includes('(')) kinds[next] = 'remark';
    }
  }
}

/** Names of documents that lines say are issued, without title marks: `《石泉县任务分解表》已经县政府同意`. */
export function namesOfIssued(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => approval.test(line))
    .flatMap((line) => [
      ...Array.from(line.matchAll(/《([^《》]{6,90})》/g), ([, name]) => withoutTitleMarks(name!)),
      // The copy lost the first mark.
      ...(/^([^《》]{6,90})》/.exec(line) ?? []).slice(1),
    ]);
}

export function withoutTitleMarks(title: string): string {
  return title.replace(/[《》〈〉<>]/g, '');
}

/** Over how many lines a title may be broken. */
const mostTitleLines = 4;

/** The last of the lines from `index` on that together are one of the names; `null` where they are none. Blank lines between them do not count. */
export function nameEndsAt(
  names: readonly string[],
  index: number,
  lineAt: (index: number) => string | null,
): number | null {
  let joined = '';
  for (let next = index, count = 0; count < mostTitleLines && next < index + 2 * mostTitleLines; next++) {
    const line = lineAt(next);
    if (line === null) return null;
    if (line === '' && joined !== '') continue;
    joined += withoutTitleMarks(line);
    count++;
    if (names.includes(joined)) return next;
    if (!names.some((name) => name.startsWith(joined))) return null;
  }
  return null;
}

/** Marks titles, also those broken over up to four lines. */
function markTitles(paragraphs: readonly Paragraph[], lines: readonly string[], kinds: BlockKind[]): void {
  const names = namesOfIssued(lines);
  const lineAt = (index: number): string | null => {
    const kind = kinds[index];
    return kind && (kind === 'blank' || mayBeTitle(kind)) ? lines[index]! : null;
  };
  for (let index = 0; index < lines.length; index++) {
    if (!mayBeTitle(kinds[index]!)) continue;
    const last = nameEndsAt(names, index, lineAt) ?? titleEndsAt(index, lines, kinds);
    if (last === null) continue;
    for (let at = index; at <= last; at++) if (kinds[at] !== 'blank') kinds[at] = 'title';
    index = last;
  }
  const first = kinds.findIndex((kind) => kind !== 'blank' && kind !== 'noise' && kind !== 'metadata');
  // A document may start with a title that ends in no known kind of document.
  if (first >= 0 && kinds[first] === 'preamble' && !kinds.includes('title')) {
    const line = lines[first]!;
    if (line.length >= 4 && line.length <= 50 && !/[。;,:!?]/.test(line) && paragraphs.length > 1)
      kinds[first] = 'title';
  }
}

function mayBeTitle(kind: BlockKind): boolean {
  return kind === 'preamble' || kind === 'signature';
}

/** The last line of the title that begins at `index`; `null` where none begins. */
function titleEndsAt(index: number, lines: readonly string[], kinds: readonly BlockKind[]): number | null {
  if (attachmentLine.test(lines[index]!)) return null;
  let joined = '';
  for (let next = index, count = 0; next < lines.length && count < mostTitleLines; next++) {
    if (kinds[next] === 'blank' && joined !== '' && announcesMore(joined)) continue;
    if (!mayBeTitle(kinds[next]!)) return null;
    joined += lines[next]!;
    count++;
    if (lines[next]!.length > 60 || /[。;:!?]/.test(lines[next]!)) return null;
    if (isTitle(joined) && (next === index || titleStart.test(joined) || announcesMore(lines[index]!))) return next;
  }
  return null;
}

/** Whether a line can only be the beginning of a title: `國務院辦公廳關於印發`, `舟山市贯彻《浙江省政务公开`. */
function announcesMore(line: string): boolean {
  if (line.length > 50 || /[。;:!?]/.test(line)) return false;
  return /(?:关于|關於|關于|印发|印發)$/.test(line) || line.lastIndexOf('《') > line.lastIndexOf('》');
}

function markAddressee(lines: readonly string[], kinds: BlockKind[]): void {
  for (const [index, line] of lines.entries()) {
    if (kinds[index] !== 'preamble' || !line.endsWith(':') || line.includes('。')) continue;
    if (line.length <= 300 && addresseeWords.test(line)) {
      kinds[index] = 'addressee';
      return;
    }
  }
}

/** Paragraphs of the notice: the approval sentence and all that stands before the signature, the date or the title of the points. */
function markNotice(lines: readonly string[], kinds: BlockKind[]): void {
  const firstTitle = kinds.indexOf('title');
  const addressee = kinds.indexOf('addressee');
  const beginning = Math.max(firstTitle, addressee);
  let end = -1;
  for (const [index, kind] of kinds.entries()) {
    if (kind === 'signature' || kind === 'date' || kind === 'remark') end = index;
    if (kind === 'title' && index > Math.max(addressee, firstTitle) && hasApprovalBefore(lines, kinds, index))
      end = index;
  }
  for (const [index, kind] of kinds.entries()) {
    if (kind !== 'preamble') continue;
    if (approval.test(lines[index]!) && lines[index]!.length <= 400) kinds[index] = 'notice';
    else if (index < end) kinds[index] = index < beginning && addressee < 0 ? 'noise' : 'notice';
  }
}

/** What looks like a title behind the text that stands under the title of the document is a heading without a number. */
function markHeadings(lines: readonly string[], kinds: BlockKind[]): void {
  let before: BlockKind = 'blank';
  let isInText = false;
  for (const [index, kind] of kinds.entries()) {
    if (kind === 'blank') continue;
    if (isInText && kind === 'title') kinds[index] = 'preamble';
    if (kind !== 'title' && kind !== 'preamble') isInText = false;
    else if (kind === 'preamble' && before === 'title')
      isInText = lines[index]!.endsWith('。') && !approval.test(lines[index]!);
    before = kinds[index]!;
  }
}

function hasApprovalBefore(lines: readonly string[], kinds: readonly BlockKind[], index: number): boolean {
  return lines.slice(0, index).some((line, at) => kinds[at] === 'preamble' && approval.test(line));
}

/** Whether the paragraph begins like text that closes a document: someone or everyone must see to it, or what holds for it as a whole. */
export function opensClosing(text: string, content: Span): boolean {
  const line = lineKey(text, { start: content.start, end: Math.min(content.end, content.start + 60) });
  return closingStart.test(line);
}

const closingStart =
  /^(?:请?各(?:地|级|級|区|區|部|有关|有關|省|市|县|縣|单位|單位|乡|鄉|镇|鎮|街|处室|處室|成员|成員|责任|責任|试点|試點|相关|相關|牵头|牽頭|项|項).{0,60}|(?:市|省|区|區|县|縣|国务院|國務院)?(?:政府)?(?:办公厅|辦公廳|办公室|辦公室).{0,40}(?:将|將)|本(?:要点|要點|方案|意见|意見|通知|计划|計劃|办法|辦法|规划|規劃|规定|規定)|未(?:纳入|納入|列入|尽事宜)|(?:以上|上述).{0,20}(?:贯彻|貫徹|请|請)|(?:全市|全省|全县|全縣|全区|全區)各|.{0,30}(?:人民政府|政府)[,、].{0,40}各(?:部门|部門))/;

/** What stands behind the last clause, from the end of the text upwards: web footer, attachments, date, signature, remark. */
export function classifyTail(text: string, paragraphs: readonly Paragraph[]): Map<Paragraph, BlockKind> {
  const kinds = new Map<Paragraph, BlockKind>();
  const attachment = paragraphs.findIndex((paragraph) => isAttachmentLine(text, paragraph.content));
  const signed = attachment < 0 ? null : signatureBehind(text, paragraphs, attachment);
  const isAttachment = (index: number): boolean =>
    attachment >= 0 && index >= attachment && !(signed && index >= signed.first && index <= signed.last);
  for (let index = paragraphs.length - 1; index >= 0; index--) {
    const paragraph = paragraphs[index]!;
    const { content } = paragraph;
    if (content.end === content.start) continue;
    if (isAttachment(index)) kinds.set(paragraph, isWebNoise(text, content) ? 'noise' : 'attachment');
    else if (isWebNoise(text, content)) kinds.set(paragraph, 'noise');
    else if (isDateLine(text, content)) kinds.set(paragraph, 'date');
    else if (isRemarkLine(text, content)) kinds.set(paragraph, 'remark');
    else if (isSignatureLine(text, content)) kinds.set(paragraph, 'signature');
    else if (looksLikeMenu(text, content)) kinds.set(paragraph, 'noise');
    else break;
  }
  return kinds;
}

/** Most lines of a list of attachments with the signature behind it. */
const longestList = 40;
const longestListed = 80;

/**
 * The signature and the day behind a list of attachments, which stand there in a document that is signed (GB/T 9704—2012 §7.3.4, §7.3.5): from
 * the first line to the remark behind the day. `null` where the attachments themselves follow the list.
 */
function signatureBehind(
  text: string,
  paragraphs: readonly Paragraph[],
  attachment: number,
): { readonly first: number; readonly last: number } | null {
  let first = -1;
  for (let index = attachment + 1; index < Math.min(paragraphs.length, attachment + longestList); index++) {
    const { content } = paragraphs[index]!;
    const length = content.end - content.start;
    if (length === 0) continue;
    if (isDateLine(text, content)) {
      const next = paragraphs.findIndex((each, at) => at > index && each.content.end > each.content.start);
      const hasRemark = next > 0 && isRemarkLine(text, paragraphs[next]!.content);
      return { first: first < 0 ? index : first, last: hasRemark ? next : index };
    }
    if (isSignatureLine(text, content)) first = first < 0 ? index : first;
    else if (first >= 0 || length > longestListed || isFullStop(text.charCodeAt(content.end - 1))) return null;
  }
  return null;
}

/** A row of links under a page: several short words with blanks between them and no end mark. */
function looksLikeMenu(text: string, content: Span): boolean {
  if (content.end - content.start > longestLine || isFullStop(text.charCodeAt(content.end - 1))) return false;
  const words = text.slice(content.start, content.end).split(/[\s\u3000|]+/);
  return words.length >= 4 && words.every((word) => word.length > 0 && word.length <= 10);
}
