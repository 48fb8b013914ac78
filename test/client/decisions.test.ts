import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParentNode } from '../../client/src/views/parents.ts';

const { registered, carriedOut } = vi.hoisted(() => ({
  registered: new Map<string, (...given: unknown[]) => Promise<void>>(),
  carriedOut: [] as [string, unknown][],
}));
vi.mock('vscode', () => ({
  commands: {
    registerCommand: (name: string, carryOut: (...given: unknown[]) => Promise<void>) => registered.set(name, carryOut),
    executeCommand: async (name: string, given: unknown) => carriedOut.push([name, given]),
  },
}));
const { offerDecisions } = await import('../../client/src/views/decisions.ts');

const uri = 'file:///ws/draft.txt';
const parentUri = 'file:///ws/parent.txt';

function clause(of: string, path: string): NonNullable<ParentNode['own']> {
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  return { uri: of, path, title: `条目${path}`, name: path, range } as NonNullable<ParentNode['own']>;
}

function linked(own: string, above: string): ParentNode {
  const context = 'ownClause linked';
  return { id: `${own} ${above}`, label: own, context, own: clause(uri, own), above: clause(parentUri, above) };
}

function unlinked(own: string): ParentNode {
  return { id: `unlinked ${own}`, label: own, context: 'unlinkedClause', own: clause(uri, own) };
}

async function call(command: string, ...given: unknown[]): Promise<readonly [string, unknown][]> {
  carriedOut.length = 0;
  await registered.get(command)?.(...given);
  return [...carriedOut];
}

beforeEach(() => {
  registered.clear();
  offerDecisions();
});

describe('decisions in the view 上级依据', () => {
  const rows = [linked('1.1', '2.1'), linked('1.2', '2.1')] as const;
  const named = (path: string) => ({ clause: path, title: `条目${path}` });
  const selection = rows.map(({ own }) => ({ ...named(own?.path ?? ''), parent: { uri: parentUri, ...named('2.1') } }));

  test('of several selected rows are one command, so one question for the reason and one change of the file', async () => {
    for (const [command, verdict] of [
      ['workpoints.confirmLink', 'accepted'],
      ['workpoints.rejectLink', 'rejected'],
    ] as const) {
      expect(await call(command, rows[0], rows)).toEqual([
        ['workpoints.decideLinks', { uri, verdict, scope: 'selection', selection }],
      ]);
    }
    const alone = [unlinked('1.3'), unlinked('1.4')];
    const both = [named('1.3'), named('1.4')];
    expect(await call('workpoints.markClauseLocal', alone[0], alone)).toEqual([
      ['workpoints.decideLinks', { uri, verdict: 'local', scope: 'selection', selection: both }],
    ]);
    expect(await call('workpoints.pinClause', alone[1], alone)).toEqual([
      ['workpoints.pinLink', { uri, selection: both }],
    ]);
  });

  test('a row outside of the selection is meant alone', async () => {
    const [first] = selection;
    const { parent, ...own } = first ?? {};
    expect(await call('workpoints.rejectLink', rows[0], [rows[1]])).toEqual([
      ['workpoints.decideLinks', { uri, verdict: 'rejected', scope: 'link', clause: own, parent }],
    ]);
    expect(await call('workpoints.rejectLink', rows[0])).toHaveLength(1);
    expect(await call('workpoints.markClauseLocal', unlinked('1.3'))).toEqual([
      ['workpoints.markLocal', { uri, clause: '1.3', title: '条目1.3' }],
    ]);
  });

  test('rows of another kind that are selected with it are left alone', async () => {
    const group: ParentNode = { id: 'unlinked', label: '', context: 'unlinked', children: [] };
    expect(await call('workpoints.markClauseLocal', unlinked('1.3'), [unlinked('1.3'), rows[0], group])).toEqual([
      ['workpoints.markLocal', { uri, clause: '1.3', title: '条目1.3' }],
    ]);
    expect(await call('workpoints.pinClause')).toEqual([]);
  });
});
