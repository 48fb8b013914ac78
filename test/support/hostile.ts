/** What a hostile or a broken text is made of, by what is wrong with it. */
const pieces: Readonly<Record<string, string>> = {
  'unclosed full-width brackets': '（',
  'unclosed half-width brackets': '(',
  'unclosed square brackets': '〔',
  'unclosed title marks': '《',
  'title marks in title marks': '《〈',
  'closing brackets': '）',
  'empty brackets': '（）',
  'one separator': '、',
  commas: '，',
  'full stops': '。',
  'one endless line': '公',
  'one endless number': '1',
  'numbers with dots': '1.',
  'quotation marks': '“',
  dashes: '——',
  spaces: ' ',
  'full-width spaces': '\u3000',
  'empty lines': '\n',
  'carriage returns': '\r',
  'only labels, on one line': '一、',
  'only labels, on their lines': '一、\n',
  'clauses with the same number': '（一）甲。\n',
  'tasks with the same number': '1.做好工作。\n',
  'decimal labels': '1.1.1　\n',
  chapters: '第一章　总则\n',
  'sections and clauses': '一、甲\n（一）乙。做好。（市教委负责）\n',
  notes: '做好工作。（市教委负责）',
  'notes that never end': '（责任单位：市教委〔',
  'cells of a table': '市教委 | 市财政局 | ',
  citations: '《关于甲的通知》（国办发〔2019〕14号）',
  'document numbers': '国办发〔2019〕14号',
  dates: '2019年4月17日',
  references: '第（三）项',
  'pinyin in brackets': '國(guó)',
  'words of another script': 'a,b. ',
  'lone surrogates': '\ud800',
  'NUL characters': '\0',
  'characters of two units': '𠮷',
  emoji: '😀',
  'marks that turn the direction': '\u202e\u2066',
};

/** The kinds of hostile text. */
export const hostileKinds: readonly string[] = Object.keys(pieces);

/** A draft that ends in hostile text of one kind, `length` UTF-16 units in all. */
export function hostileText(kind: string, length: number): string {
  const piece = pieces[kind]!;
  const front = '某市2026年工作要点\n一、加强公开\n（一）做好工作。（市教委负责）\n';
  return front + piece.repeat(Math.ceil((length - front.length) / piece.length)).slice(0, length - front.length);
}
