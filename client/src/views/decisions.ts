import * as vscode from 'vscode';
import {
  type ClauseJson,
  type DecideLinksArguments,
  type MarkLocalArguments,
  type NamedClause,
  type NamedParent,
  type PinLinkArguments,
  serverCommands,
} from '../../../server/src/lsp/protocol.ts';
import type { ParentNode } from './parents.ts';

/**
 * The commands of the view 上级依据 that keep what a person says of links or clauses: of the line that they were called on, or of all that are
 * selected with it. Reasons are asked for on the way to the server, once for all of them.
 */
export function offerDecisions(): readonly vscode.Disposable[] {
  const decide = async (lines: readonly ParentNode[], verdict: DecideLinksArguments['verdict']): Promise<void> => {
    const linked = lines.flatMap(({ own, above }) => (own && above ? [{ own, above }] : []));
    const [first] = linked;
    if (!first) return;
    const selection = linked.map(({ own, above }) => ({ ...named(own), parent: namedParent(above) }));
    const { uri } = first.own;
    const given: DecideLinksArguments =
      linked.length === 1
        ? { uri, verdict, scope: 'link', clause: named(first.own), parent: namedParent(first.above) }
        : { uri, verdict, scope: 'selection', selection };
    await vscode.commands.executeCommand(serverCommands.decideLinks, given);
  };
  const markLocal = async (lines: readonly ParentNode[]): Promise<void> => {
    const [first, ...more] = ownOf(lines);
    if (!first) return;
    const { uri, path, title } = first;
    if (more.length === 0) {
      await vscode.commands.executeCommand(serverCommands.markLocal, {
        uri,
        clause: path,
        title,
      } satisfies MarkLocalArguments);
      return;
    }
    const given: DecideLinksArguments = {
      uri,
      verdict: 'local',
      scope: 'selection',
      selection: [first, ...more].map(named),
    };
    await vscode.commands.executeCommand(serverCommands.decideLinks, given);
  };
  const pin = async (lines: readonly ParentNode[]): Promise<void> => {
    const [first, ...more] = ownOf(lines);
    if (!first) return;
    const { uri } = first;
    const which = more.length === 0 ? { clause: named(first) } : { selection: [first, ...more].map(named) };
    await vscode.commands.executeCommand(serverCommands.pinLink, { uri, ...which } satisfies PinLinkArguments);
  };
  const register = (command: string, carryOut: (lines: readonly ParentNode[]) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(command, (line?: ParentNode, selected?: readonly ParentNode[]) =>
      carryOut(linesMeant(line, selected)),
    );
  return [
    register('workpoints.confirmLink', (lines) => decide(lines, 'accepted')),
    register('workpoints.rejectLink', (lines) => decide(lines, 'rejected')),
    register('workpoints.markClauseLocal', markLocal),
    register('workpoints.pinClause', pin),
  ];
}

/** The line that a command was called on with those of its kind that are selected: a clause without a link is no link to be confirmed. */
function linesMeant(line?: ParentNode, selected: readonly ParentNode[] = []): readonly ParentNode[] {
  if (!line) return [];
  if (!selected.some(({ id }) => id === line.id)) return [line];
  return selected.filter(({ context }) => context === line.context);
}

function ownOf(lines: readonly ParentNode[]): readonly ClauseJson[] {
  return lines.flatMap(({ own }) => (own ? [own] : []));
}

function namedParent(above: ClauseJson): NamedParent {
  return { uri: above.uri, ...named(above) };
}

function named({ path, title }: ClauseJson): NamedClause {
  return { clause: path, title };
}
