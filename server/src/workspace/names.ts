/** The extensions of files that can hold a draft or a directive. */
export const textExtensions = ['workpoints', 'gzyd', 'txt', 'md'] as const;

/** Every text file below a folder. */
export const textPattern = `**/*.{${textExtensions.join(',')}}`;

/** The files that are drafts by their name. */
export const draftPatterns = ['**/*.{workpoints,gzyd}', '**/*工作要点*.{txt,md}', '**/*工作要點*.{txt,md}'] as const;

/** The name of the project file. */
export const projectFileName = 'workpoints.json';

/** The name of the registry of units of a workspace. */
export const organsFileName = 'organs.json';

/** Whether a file is a draft by its name: `北京市2019年政务公开工作要点.txt`, `2020.workpoints`. */
export function isDraftName(name: string): boolean {
  if (/\.(?:workpoints|gzyd)$/.test(name)) return true;
  return /\.(?:txt|md)$/.test(name) && /工作要[点點]/.test(name);
}

/** Whether a file can hold text, by its extension. */
export function isTextName(name: string): boolean {
  return textExtensions.some((extension) => name.endsWith(`.${extension}`));
}

/** Whether the first line of a text that is not blank names 工作要点 or 工作要點, as the title of a draft does. */
export function beginsLikeDraft(text: string): boolean {
  const first = /\S[^\r\n]*/.exec(text)?.[0] ?? '';
  return /工作要[点點]/.test(first);
}
