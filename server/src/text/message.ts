/** The languages that messages exist in: 简体, 繁體, English. */
export const languages = ['zh-cn', 'zh-tw', 'en'] as const;

/** One of the languages that messages exist in. */
export type Language = (typeof languages)[number];

/** One wording in every language; `{0}`, `{1}`, … stand for the arguments of a message. */
export type Localized = { readonly [language in Language]: string };

/** A sentence for the user that is not yet in a language. */
export interface Message {
  readonly wording: Localized;
  readonly values: readonly (string | number)[];
}

/** Joins a wording with the values for its `{0}`, `{1}`, … */
export function message(wording: Localized, ...values: readonly (string | number)[]): Message {
  return { wording, values };
}

/** The sentence in one language. A `{n}` without a value stays as it is. */
export function render(sentence: Message, language: Language): string {
  return sentence.wording[language].replace(/\{(\d{1,2})\}/g, (mark, index: string) => {
    const value = sentence.values[Number(index)];
    return value === undefined ? mark : String(value);
  });
}

/**
 * The language of messages for a locale such as `zh-CN`, `zh_TW.UTF-8`, `zh-hant` or `en-US`.
 * Everything that is not Chinese gets English; no locale at all gets Simplified Chinese, the language of most users.
 */
export function languageOf(locale: string | undefined): Language {
  if (!locale || locale === 'C' || locale === 'POSIX') return 'zh-cn';
  const tag = locale.toLowerCase().replaceAll('_', '-');
  if (!tag.startsWith('zh')) return tag.startsWith('c.') ? 'zh-cn' : 'en';
  return /^zh-(?:hant|tw|hk|mo)/.test(tag) ? 'zh-tw' : 'zh-cn';
}
