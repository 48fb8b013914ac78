import type { Localized } from '../text/message.ts';
import type { Session } from './session.ts';

/** An option of one command. */
export interface CommandOption {
  /** As commander reads them: `--format <name>`. */
  readonly flags: string;
  readonly description: Localized;
  /** The values that it takes; without them any. The first is the one that holds where the option is not given. */
  readonly choices?: readonly string[];
  /** Without the option none of its values holds. */
  readonly optional?: boolean;
}

/** The options given for a command, by name in camel case (`failOn`); `true` for one without a value. */
export type OptionValues = { readonly [name: string]: string | true | undefined };

/** One command of the command line. */
export interface Command {
  readonly name: string;
  readonly summary: Localized;
  /** Whether it takes files and folders. */
  readonly takesPaths: boolean;
  readonly options: readonly CommandOption[];
  /** Does the work and writes its report; the exit status: 0, 1 for findings, 2 for what could not be done. */
  run(session: Session, values: OptionValues, paths: readonly string[]): Promise<number>;
}
