import { Command as Commander, CommanderError, Option } from 'commander';
import { displayWidth } from '../reports/displayWidth.ts';
import { type Language, type Localized, languageOf, languages, message } from '../text/message.ts';
import { type EncodingName, encodingNames, encodingOf } from '../workspace/encoding.ts';
import { nearest } from '../workspace/suggestion.ts';
import type { Command, CommandOption, OptionValues } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** The options that every command has. */
export interface CommonOptions {
  readonly encoding: EncodingName | null;
  readonly config: string | null;
  readonly directives: readonly string[];
  /** A folder for the cache in place of the system's. */
  readonly cache: string | null;
  readonly language: Language;
  /** `null` where the user left it open. */
  readonly color: boolean | null;
  /** The name under which standard input is checked. */
  readonly stdinPath: string | null;
}

/** What the user asks for: a text to be shown, or a command. */
export type Invocation =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly values: OptionValues;
      readonly paths: readonly string[];
      readonly common: CommonOptions;
    };

const wordings = {
  description: {
    'zh-cn': '检查政府工作要点：编号、责任单位、上位依据',
    'zh-tw': '檢查政府工作要點：編號、責任單位、上位依據',
    en: 'Checks Chinese government work points: numbering, responsible units, links to directives',
  },
  usage: { 'zh-cn': '<命令> [选项] [路径…]', 'zh-tw': '<命令> [選項] [路徑…]', en: '<command> [options] [paths…]' },
  commandUsage: { 'zh-cn': '[选项] [路径…]', 'zh-tw': '[選項] [路徑…]', en: '[options] [paths…]' },
  paths: {
    'zh-cn': '文件、文件夹或通配式；- 为标准输入；不写则为当前文件夹',
    'zh-tw': '檔案、資料夾或萬用字元式；- 為標準輸入；不寫則為目前資料夾',
    en: 'files, folders or patterns; - for standard input; the current folder without them',
  },
  help: { 'zh-cn': '显示用法', 'zh-tw': '顯示用法', en: 'show how it is used' },
  helpCommand: { 'zh-cn': '显示一条命令的用法', 'zh-tw': '顯示一條命令的用法', en: 'show how a command is used' },
  version: { 'zh-cn': '显示版本', 'zh-tw': '顯示版本', en: 'show the version' },
  encoding: {
    'zh-cn': '文件的编码（{0}），不写则自动识别',
    'zh-tw': '檔案的編碼（{0}），不寫則自動識別',
    en: 'encoding of the files ({0}); found by itself without it',
  },
  config: {
    'zh-cn': '项目文件，不写则用离草稿最近的 workpoints.json',
    'zh-tw': '專案檔，不寫則用離草稿最近的 workpoints.json',
    en: 'project file; without it the nearest workpoints.json of each draft',
  },
  directives: {
    'zh-cn': '上位文件（文件、文件夹或通配式），可写多次，代替项目文件中的',
    'zh-tw': '上位文件（檔案、資料夾或萬用字元式），可寫多次，代替專案檔中的',
    en: 'directives (file, folder or pattern), in place of those of the project file; may be repeated',
  },
  cache: {
    'zh-cn': '保存上位文件索引的文件夹，不写则用系统的缓存文件夹',
    'zh-tw': '儲存上位文件索引的資料夾，不寫則用系統的快取資料夾',
    en: 'folder that keeps what was read of a large library; without it that of the system',
  },
  lang: { 'zh-cn': '语言：{0}', 'zh-tw': '語言：{0}', en: 'language: {0}' },
  color: { 'zh-cn': '总用颜色', 'zh-tw': '總用顏色', en: 'always use colours' },
  noColor: { 'zh-cn': '不用颜色', 'zh-tw': '不用顏色', en: 'never use colours' },
  stdinPath: {
    'zh-cn': '标准输入按这个文件名处理',
    'zh-tw': '標準輸入按這個檔名處理',
    en: 'the name under which standard input is checked',
  },
  unknownOption: { 'zh-cn': '没有“{0}”这个选项', 'zh-tw': '沒有「{0}」這個選項', en: 'there is no option {0}' },
  misspeltOption: {
    'zh-cn': '没有“{0}”这个选项，是不是 {1}？',
    'zh-tw': '沒有「{0}」這個選項，是不是 {1}？',
    en: 'there is no option {0}; did you mean {1}?',
  },
  unknownCommand: {
    'zh-cn': '没有“{0}”这个命令；要检查文件，请用 workpoints check {0}',
    'zh-tw': '沒有「{0}」這個命令；要檢查檔案，請用 workpoints check {0}',
    en: 'there is no command {0}; to check a file use workpoints check {0}',
  },
  misspeltCommand: {
    'zh-cn': '没有“{0}”这个命令，是不是 {1}？',
    'zh-tw': '沒有「{0}」這個命令，是不是 {1}？',
    en: 'there is no command {0}; did you mean {1}?',
  },
  missingValue: { 'zh-cn': '选项 {0} 后面要写值', 'zh-tw': '選項 {0} 後面要寫值', en: 'the option {0} needs a value' },
  excess: { 'zh-cn': '这个命令不带路径', 'zh-tw': '這個命令不帶路徑', en: 'this command takes no paths' },
  choice: {
    'zh-cn': '{0} 应为 {1} 之一，不能是“{2}”',
    'zh-tw': '{0} 應為 {1} 之一，不能是「{2}」',
    en: '{0} must be one of {1}, not “{2}”',
  },
  other: { 'zh-cn': '用法不对：{0}', 'zh-tw': '用法不對：{0}', en: 'wrong usage: {0}' },
  values: { 'zh-cn': '（{0}）', 'zh-tw': '（{0}）', en: ' ({0})' },
  default: { 'zh-cn': '（{0}；不写则为 {1}）', 'zh-tw': '（{0}；不寫則為 {1}）', en: ' ({0}; {1} without it)' },
} satisfies { readonly [name: string]: Localized };

/** The headings that commander writes, in the other languages. */
const headings: { readonly [heading: string]: Localized } = {
  'Usage:': { 'zh-cn': '用法：', 'zh-tw': '用法：', en: 'Usage:' },
  'Arguments:': { 'zh-cn': '参数：', 'zh-tw': '參數：', en: 'Arguments:' },
  'Options:': { 'zh-cn': '选项：', 'zh-tw': '選項：', en: 'Options:' },
  'Global Options:': { 'zh-cn': '通用选项：', 'zh-tw': '通用選項：', en: 'Options of all commands:' },
  'Commands:': { 'zh-cn': '命令：', 'zh-tw': '命令：', en: 'Commands:' },
};

function fill(wording: Localized, language: Language, ...values: readonly string[]): string {
  return wording[language].replace(/\{(\d)\}/g, (mark, at: string) => values[Number(at)] ?? mark);
}

/** The language asked for with `--lang`, looked up before anything else so that mistakes are named in it, else that of the machine. */
export function languageFor(args: readonly string[], environment: Terminal['environment']): Language {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = at < 0 ? undefined : options[at] === '--lang' ? options[at + 1] : options[at]!.slice('--lang='.length);
  const known = languages.find((language) => language === given?.toLowerCase());
  return known ?? languageOf(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG);
}

function choice(flag: string, choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value)) return value;
    throw new UsageError(message(wordings.choice, flag, choices.join('、'), value));
  };
}

function readEncoding(value: string): EncodingName {
  const encoding = encodingOf(value);
  if (encoding) return encoding;
  throw new UsageError(message(wordings.choice, '--encoding', encodingNames.join('、'), value));
}

function optionOf({ flags, description, choices, optional }: CommandOption, language: Language): Option {
  const wording = optional ? wordings.values : wordings.default;
  const values = choices ? fill(wording, language, choices.join(' '), choices[0]!) : '';
  const option = new Option(flags, description[language] + values);
  return choices ? option.argParser(choice(option.long ?? flags, choices)) : option;
}

/** The options of the program itself, which commander takes before and behind the command. */
function addCommonOptions(program: Commander, language: Language): void {
  const say = (wording: Localized, ...values: readonly string[]) => fill(wording, language, ...values);
  program
    .addOption(new Option('--encoding <name>', say(wordings.encoding, encodingNames.join(' '))).argParser(readEncoding))
    .option('--config <file>', say(wordings.config))
    .addOption(
      new Option('--directives <glob>', say(wordings.directives)).argParser<string[]>((value, before) => [
        ...(before ?? []),
        value,
      ]),
    )
    .option('--cache <folder>', say(wordings.cache))
    .addOption(
      new Option('--lang <language>', say(wordings.lang, languages.join(' '))).argParser((value) =>
        choice('--lang', languages)(value.toLowerCase()),
      ),
    )
    .option('--color', say(wordings.color))
    .option('--no-color', say(wordings.noColor))
    .option('--stdin-path <name>', say(wordings.stdinPath));
}

function readCommonOptions(given: Record<string, unknown>, language: Language): CommonOptions {
  return {
    encoding: (given.encoding as EncodingName | undefined) ?? null,
    config: (given.config as string | undefined) ?? null,
    directives: (given.directives as readonly string[] | undefined) ?? [],
    cache: (given.cache as string | undefined) ?? null,
    language,
    color: (given.color as boolean | undefined) ?? null,
    stdinPath: (given.stdinPath as string | undefined) ?? null,
  };
}

/** What the first pair of quotes in a message of commander holds: the option or command that it is about. */
function quoted(text: string): string {
  return /'([^']*)'/.exec(text)?.[1] ?? '';
}

/** One line in the user's language for what commander says in English. */
function explain(error: CommanderError, commands: readonly Command[], flags: readonly string[]): UsageError {
  const word = quoted(error.message);
  switch (error.code) {
    case 'commander.unknownOption': {
      const meant = nearest(word, flags);
      return new UsageError(
        meant ? message(wordings.misspeltOption, word, meant) : message(wordings.unknownOption, word),
      );
    }
    case 'commander.unknownCommand': {
      const meant = nearest(
        word,
        commands.map((command) => command.name),
      );
      return new UsageError(
        meant ? message(wordings.misspeltCommand, word, meant) : message(wordings.unknownCommand, word),
      );
    }
    case 'commander.optionMissingArgument':
      return new UsageError(message(wordings.missingValue, word.split(/[ ,]/)[0]!));
    case 'commander.excessArguments':
      return new UsageError(message(wordings.excess));
    default:
      return new UsageError(message(wordings.other, error.message.replace(/^error: /, '')));
  }
}

/** Reads the words of a command line. Throws a UsageError where they cannot be understood. */
export function readArguments(
  args: readonly string[],
  commands: readonly Command[],
  language: Language,
  version: string,
): Invocation {
  const say = (wording: Localized) => wording[language];
  let shown = '';
  let invocation: Invocation | null = null;

  const program = new Commander('workpoints')
    .description(say(wordings.description))
    .usage(say(wordings.usage))
    .version(version, '-V, --version', say(wordings.version))
    .helpOption('-h, --help', say(wordings.help))
    .helpCommand('help [command]', say(wordings.helpCommand))
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: (text) => {
        shown += text;
      },
      outputError: () => undefined,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      subcommandTerm: (command) => command.name(),
      styleTitle: (title) => headings[title]?.[language] ?? title,
    });
  addCommonOptions(program, language);

  for (const command of commands) {
    const added = program
      .command(command.name)
      .description(say(command.summary))
      .helpOption('-h, --help', say(wordings.help))
      .allowExcessArguments(false);
    if (command.takesPaths) added.usage(say(wordings.commandUsage)).argument('[paths...]', say(wordings.paths));
    for (const option of command.options) added.addOption(optionOf(option, language));
    added.action(() => {
      invocation = {
        kind: 'command',
        command,
        values: added.opts(),
        paths: added.args,
        common: readCommonOptions(program.opts(), language),
      };
    });
  }

  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isShown = ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code);
    if (isShown) return { kind: 'text', text: shown };
    const flags = [program, ...program.commands].flatMap((each) => each.options.flatMap((option) => option.long ?? []));
    throw explain(error, commands, [...flags, '--help']);
  }
  return invocation ?? { kind: 'text', text: program.helpInformation() };
}
