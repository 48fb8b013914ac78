import * as vscode from 'vscode';
import {
  clientCommands,
  type DecideLinksArguments,
  type RestructureArguments,
  serverCommands,
} from '../../server/src/lsp/protocol.ts';
import { focusLines } from './focus.ts';
import { goToClause } from './go-to-clause.ts';
import { healthReport, healthScheme } from './health.ts';
import { insertNote } from './insert-note.ts';
import { newDraft } from './new-draft.ts';
import { openProblem, problemFile } from './problems.ts';
import { chooseProfile } from './profiles.ts';
import type { AskServer } from './requests.ts';
import type { Reviews } from './review.ts';
import { openRulePage } from './rule-pages.ts';
import { openSamples } from './samples.ts';
import { updateSetting } from './settings.ts';
import type { StateHolder } from './state.ts';
import { libraryOf, summaryOf } from './status.ts';
import { labelled, productWord } from './texts.ts';

/** What the commands work on. */
export interface CommandSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly hostKind: 'node' | 'browser';
  readonly state: StateHolder;
  readonly log: vscode.LogOutputChannel;
  restart(): Promise<void>;
  readonly ask: AskServer;
  readonly reviews: Reviews;
  readonly languageId: string;
}

/** Whether the user wants findings: the setting `workpoints.enable`. */
export function isChecking(): boolean {
  return vscode.workspace.getConfiguration('workpoints').get('enable', true);
}

/** Registers the commands that package.json names. */
export function registerCommands(surroundings: CommandSurroundings): readonly vscode.Disposable[] {
  const { context, hostKind, state, log, restart, ask, reviews, languageId } = surroundings;
  const extensionVersion = String(context.extension.packageJSON.version);
  const report = () => healthReport(state.current, { extensionVersion, hostKind });
  const health = vscode.Uri.from({ scheme: healthScheme, path: `/${vscode.l10n.t('Health of Work Points')}.txt` });
  const healthChanged = new vscode.EventEmitter<vscode.Uri>();
  const register = vscode.commands.registerCommand;
  return [
    healthChanged,
    vscode.workspace.registerTextDocumentContentProvider(healthScheme, {
      onDidChange: healthChanged.event,
      provideTextDocumentContent: report,
    }),
    state.onChange(() => healthChanged.fire(health)),
    register('workpoints.restartServer', restart),
    register('workpoints.showOutput', () => log.show(true)),
    register('workpoints.toggleChecking', toggleChecking),
    register('workpoints.openRulePage', (code?: unknown) => openRulePage(context.extensionUri, code)),
    register('workpoints.showMenu', () => showMenu(state)),
    register('workpoints.showHealth', () => showHealth(health, report)),
    register('workpoints.toggleFocusMode', toggleFocusMode),
    register('workpoints.chooseProfile', () => chooseProfile(ask)),
    register('workpoints.openSamples', () => openSamples(context.extensionUri, languageId)),
    register('workpoints.showFirstSteps', () => showFirstSteps(context.extension.id)),
    register('workpoints.newDraft', () => newDraft(ask, reviews, languageId)),
    register('workpoints.goToClause', () => goToClause(ask)),
    register(clientCommands.insertNote, insertNote),
    register('workpoints.createRegistry', () => createRegistry(ask)),
    register('workpoints.renumberDocument', () => restructure('renumberDocument')),
    register('workpoints.renumberSection', () => restructure('renumberSection')),
    register('workpoints.moveClauseUp', () => restructure('moveClauseUp')),
    register('workpoints.moveClauseDown', () => restructure('moveClauseDown')),
    register('workpoints.promoteClause', () => restructure('promoteClause')),
    register('workpoints.demoteClause', () => restructure('demoteClause')),
    register('workpoints.pickParentClause', () => atCursor(serverCommands.pinLink, {})),
    register('workpoints.acceptSectionLinks', () => decide({ verdict: 'accepted', scope: 'section' })),
    register('workpoints.acceptDraftLinks', () => decide({ verdict: 'accepted', scope: 'draft' })),
    register('workpoints.acceptSuspectLinks', () => decide({ verdict: 'accepted', scope: 'suspect' })),
    register('workpoints.markUnlinkedLocal', () => decide({ verdict: 'local', scope: 'draft' })),
  ];
}

/** Lets the server do something to the draft in front, at the cursor. */
async function atCursor(command: string, given: object): Promise<unknown> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  const place = { uri: editor.document.uri.toString(), position: { line, character } };
  return vscode.commands.executeCommand(command, { ...place, ...given });
}

/** Lets the server make a first registry of units from the drafts of the workspace: of the draft in front, else of the first folder. */
async function createRegistry(ask: AskServer): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isInFolder = document !== undefined && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
  const given = isInFolder ? { uri: document.uri.toString() } : {};
  await ask('workspace/executeCommand', { command: serverCommands.makeOrgans, arguments: [given] });
}

/** Lets the server number or move clauses of the draft in front, at the cursor. */
async function restructure(change: RestructureArguments['change']): Promise<void> {
  await atCursor(serverCommands.restructure, { change });
}

/** Lets the server keep a decision on many links of the draft in front, and says so where there was nothing to decide. */
async function decide(given: Pick<DecideLinksArguments, 'verdict' | 'scope'>): Promise<void> {
  const isDone = await atCursor(serverCommands.decideLinks, given);
  if (isDone === false) void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was decided.'));
}

/** Switches `workpoints.enable`. */
async function toggleChecking(): Promise<void> {
  await updateSetting('enable', !isChecking());
}

/** Switches `workpoints.focusMode`. */
async function toggleFocusMode(): Promise<void> {
  await updateSetting('focusMode', focusLines() === null);
}

async function showFirstSteps(extension: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#firstSteps`, false);
}

async function showHealth(health: vscode.Uri, report: () => string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(health);
  await vscode.window.showTextDocument(document, { preview: true });
  const copy = vscode.l10n.t('Copy');
  const sentence = vscode.l10n.t('This report names versions and settings, and no text of your drafts.');
  const choice = await vscode.window.showInformationMessage(sentence, copy);
  if (choice === copy) await vscode.env.clipboard.writeText(report());
}

async function showMenu(state: StateHolder): Promise<void> {
  const { current } = state;
  const problems = current.report?.problems ?? [];
  const isFocused = focusLines() !== null;
  const run = (command: string) => () => vscode.commands.executeCommand(command);
  const items: (vscode.QuickPickItem & { readonly chosen?: () => Thenable<unknown> })[] = [
    ...problems.map((problem) => ({
      label: `$(warning) ${problemFile(problem)}`,
      detail: problem.message,
      chosen: () => openProblem(problem),
    })),
    {
      label: current.checking
        ? `$(circle-slash) ${vscode.l10n.t('Switch checking off')}`
        : `$(check) ${vscode.l10n.t('Switch checking on')}`,
      chosen: run('workpoints.toggleChecking'),
    },
    {
      label: `$(eye-closed) ${isFocused ? vscode.l10n.t('Switch focus mode off') : vscode.l10n.t('Switch focus mode on')}`,
      chosen: run('workpoints.toggleFocusMode'),
    },
    { label: `$(versions) ${vscode.l10n.t('How far have the drafts come?')}`, chosen: run('workpoints.chooseProfile') },
    { label: `$(new-file) ${vscode.l10n.t('New Draft')}`, chosen: run('workpoints.newDraft') },
    { label: `$(symbol-ruler) ${vscode.l10n.t('Go to Clause')}`, chosen: run('workpoints.goToClause') },
    { label: `$(pulse) ${vscode.l10n.t('Show health')}`, chosen: run('workpoints.showHealth') },
    { label: `$(output) ${vscode.l10n.t('Show output')}`, chosen: run('workpoints.showOutput') },
    { label: `$(book) ${vscode.l10n.t('Open the rule pages')}`, chosen: run('workpoints.openRulePage') },
    { label: `$(mortar-board) ${vscode.l10n.t('First steps')}`, chosen: run('workpoints.showFirstSteps') },
    { label: `$(debug-restart) ${vscode.l10n.t('Restart the checker')}`, chosen: run('workpoints.restartServer') },
  ];
  const choice = await vscode.window.showQuickPick(items, {
    title: labelled(productWord(), summaryOf(current)),
    placeHolder: libraryOf(current),
    matchOnDetail: true,
  });
  await choice?.chosen?.();
}
