import type { Clause } from '../syntax/tree.ts';
import { toSimplified } from '../text/script.ts';
import { textOf } from '../text/span.ts';
import type { ClauseRole } from './draft.ts';

/** A role and the words in the document that give it. */
export interface RoleReading {
  readonly role: ClauseRole;
  /** The words that exempt the clause from naming a unit; `null` where nothing does. */
  readonly exempt: string | null;
}

/** What the clauses around a clause say about it. */
export interface RoleSurroundings {
  readonly text: string;
  /** The reading of the clause above, `null` for an outermost clause. */
  readonly above: RoleReading | null;
  /** Nothing but closing text follows the outermost clause that it belongs to. */
  readonly inLastSection: boolean;
  /** No note anywhere in the outermost clause that it belongs to. */
  readonly sectionWithoutNotes: boolean;
}

const generalHeading =
  /总体(?:要求|思路|安排|目标|考虑)|指导思想|基本(?:原则|要求|思路)|工作(?:目标|原则|思路)|(?:主要|发展|总体|年度|预期)目标|目标任务|^总则$|^附则$|适用范围|编制目的|等级划分|^充分认识|^(?:编制|工作|制定)?背景(?:$|和|与|及)|(?:重要|重大)意义$|^重要性/;
/** 水环境质量目标: what is to be reached, not what is to be done; 完成年度目标 is something to do. */
const goalHeading =
  /^(?!完成|实现|确保|落实|分解|推进|加强|建立|制定|明确|细化|围绕|聚焦|锚定|紧盯|达成|努力|全面|坚持)[^,，、。]{2,10}目标$/;
const supportHeading =
  /组织(?:保障|领导|实施|形式|落实)|保障(?:措施|机制)|(?:制度|机制|工作|组织|要素|强化|加强|完善).{0,4}保障|(?:工作|有关|相关|几点)要求|工作(?:保障|机制|进度|安排|组织)|(?:监督|考核|督导|督促|督查).{0,6}(?:考核|检查|落实|评估|问责|激励)|组织机构|抓好落实|责任落实|推进落实/;

/** What a clause is for, told by its place and its heading. */
export function readRole(clause: Clause, surroundings: RoleSurroundings): RoleReading {
  if (clause.path === 'preamble') return { role: 'preamble', exempt: '' };
  if (clause.path === 'closing') return { role: 'closing', exempt: '' };
  const heading = clause.heading ? textOf(surroundings.text, clause.heading) : '';
  const own = exemption(heading, clause.level === 1, surroundings);
  const inherited = surroundings.above?.exempt ?? null;
  const exempt = own?.words ?? inherited;
  if (clause.children.length > 0) return { role: 'section', exempt };
  if (own) return { role: own.role, exempt: own.words };
  if (inherited === null) return { role: 'task', exempt: null };
  return { role: isSupport(inherited) ? 'closing' : 'general', exempt: inherited };
}

function exemption(
  heading: string,
  isOutermost: boolean,
  surroundings: RoleSurroundings,
): { readonly role: ClauseRole; readonly words: string } | null {
  if (!surroundings.sectionWithoutNotes || !heading || heading.length > 60) return null;
  const key = toSimplified(heading).replace(/[\s\u3000]/g, '');
  const general = generalHeading.exec(key) ?? (isOutermost ? goalHeading.exec(key) : null);
  if (general) return { role: 'general', words: general[0] };
  const support = isOutermost && surroundings.inLastSection ? supportHeading.exec(key) : null;
  return support ? { role: 'closing', words: support[0] } : null;
}

function isSupport(words: string): boolean {
  return supportHeading.test(words) && !generalHeading.test(words) && !goalHeading.test(words);
}
