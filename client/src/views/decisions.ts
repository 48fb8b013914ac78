import * as vscode from 'vscode';
import {
  type ClauseJson,
  type DecideLinksArguments,
  type MarkLocalArguments,
  type NamedClause,
  type PinLinkArguments,
  serverCommands,
} from '../../../server/src/lsp/protocol.ts';
import type { ParentNode } from './parents.ts';

/** The commands of the view 上级依据 that keep what a person says of a link or a clause. Reasons are asked for on the way to the server. */
export function offerDecisions(): readonly vscode.Disposable[] {
  const decide = async (node: ParentNode | undefined, verdict: DecideLinksArguments['verdict']): Promise<void> => {
    if (!node?.own || !node.above) return;
    const parent = { uri: node.above.uri, ...named(node.above) };
    const given: DecideLinksArguments = { uri: node.own.uri, verdict, scope: 'link', clause: named(node.own), parent };
    await vscode.commands.executeCommand(serverCommands.decideLinks, given);
  };
  const markLocal = async (node?: ParentNode): Promise<void> => {
    if (!node?.own) return;
    const { path, title } = node.own;
    const given: MarkLocalArguments = { uri: node.own.uri, clause: path, title };
    await vscode.commands.executeCommand(serverCommands.markLocal, given);
  };
  const pin = async (node?: ParentNode): Promise<void> => {
    if (!node?.own) return;
    const given: PinLinkArguments = { uri: node.own.uri, clause: named(node.own) };
    await vscode.commands.executeCommand(serverCommands.pinLink, given);
  };
  const register = vscode.commands.registerCommand;
  return [
    register('workpoints.confirmLink', (node?: ParentNode) => decide(node, 'accepted')),
    register('workpoints.rejectLink', (node?: ParentNode) => decide(node, 'rejected')),
    register('workpoints.markClauseLocal', markLocal),
    register('workpoints.pinClause', pin),
  ];
}

function named({ path, title }: ClauseJson): NamedClause {
  return { clause: path, title };
}
