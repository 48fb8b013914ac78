import type { ExecuteCommandParams } from 'vscode-languageserver';
import type { ServerCommand } from '../commands/command.ts';
import { decideLinks } from '../commands/decideLinks.ts';
import { insertClause } from '../commands/insertClause.ts';
import { makeOrgans } from '../commands/makeOrgans.ts';
import { markLocal } from '../commands/markLocal.ts';
import { pinLink } from '../commands/pinLink.ts';
import { restructure } from '../commands/restructure.ts';
import { showClause } from '../commands/showClause.ts';
import { suppress } from '../commands/suppress.ts';
import { serverCommands as commands } from '../protocol.ts';
import type { Session } from '../session.ts';

const carriedOut: { readonly [name in (typeof commands)[keyof typeof commands]]: ServerCommand } = {
  [commands.makeOrgans]: makeOrgans,
  [commands.markLocal]: markLocal,
  [commands.decideLinks]: decideLinks,
  [commands.pinLink]: pinLink,
  [commands.suppress]: suppress,
  [commands.restructure]: restructure,
  [commands.insertClause]: insertClause,
  [commands.showClause]: showClause,
};

const byName: ReadonlyMap<string, ServerCommand> = new Map(Object.entries(carriedOut));

/** The commands that the server carries out. */
export const serverCommands: readonly string[] = [...byName.keys()];

/** Answers `workspace/executeCommand`: whether the command was carried out; `null` for a command that is none of ours. */
export async function executeCommand(session: Session, params: ExecuteCommandParams): Promise<boolean | null> {
  const command = byName.get(params.command);
  return command ? command(session, params.arguments?.[0]) : null;
}
