import type { FoundOrgan } from '../organs/firstRegistry.ts';
import type { Language, Localized } from '../text/message.ts';

const counted: Localized = { 'zh-cn': '{0} 处', 'zh-tw': '{0} 處', en: 'notes: {0}' };

/** A first `organs.json` for people to go on with: names, short names, predecessors, and how often each unit was found. */
export function organsJson(organs: readonly FoundOrgan[], language: Language): string {
  const entries = organs.map(({ name, shortNames, predecessors, count }) => ({
    name,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(predecessors.length > 0 ? { predecessors } : {}),
    note: counted[language].replace('{0}', String(count)),
  }));
  return `${JSON.stringify({ organs: entries }, null, 2)}\n`;
}
