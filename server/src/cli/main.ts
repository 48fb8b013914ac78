import { render } from '../text/message.ts';
import { languageFor, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { baseline } from './commands/baseline.ts';
import { check } from './commands/check.ts';
import { lsp } from './commands/lsp.ts';
import { organs } from './commands/organs.ts';
import { parse } from './commands/parse.ts';
import { rules } from './commands/rules.ts';
import { tasks } from './commands/tasks.ts';
import { trace } from './commands/trace.ts';
import { createSession } from './session.ts';
import type { Equipment, Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** The commands in the order in which help lists them. */
const commands: readonly Command[] = [check, baseline, trace, tasks, organs, parse, rules, lsp];

/**
 * Runs one command line: `['check', 'seeds', '--format', 'json']`. Returns the exit status: 0, 1 for findings at or above
 * `--fail-on`, 2 for what could not be done, each named in one line on standard error.
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  equipment: Equipment,
): Promise<number> {
  const language = languageFor(args, terminal.environment);
  try {
    const invocation = readArguments(args, commands, language, equipment.version);
    if (invocation.kind === 'text') {
      terminal.output.write(invocation.text);
      return 0;
    }
    const session = await createSession(terminal, equipment, invocation.common);
    return await invocation.command.run(session, invocation.values, invocation.paths);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.errors.write(`workpoints: ${render(error.explanation, language)}\n`);
    return 2;
  }
}
