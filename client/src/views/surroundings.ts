import type * as vscode from 'vscode';
import type { AskServer } from '../requests.ts';
import type { StateHolder } from '../state.ts';
import type { Subject } from './subject.ts';

/** What the views work with. */
export interface ViewSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly ask: AskServer;
  readonly state: StateHolder;
  readonly languageId: string;
  readonly subject: Subject;
}
