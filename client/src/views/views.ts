import * as vscode from 'vscode';
import { offerCarriedWording } from './carried-wording.ts';
import { setKey } from './changes.ts';
import { offerComparison } from './compare.ts';
import { offerDecisions } from './decisions.ts';
import { exportTrace } from './export.ts';
import { offerInsertion } from './insert-clause.ts';
import { offerToLocateParents } from './locate-parent.ts';
import { showParents } from './parents.ts';
import { offerPeek } from './peek-clauses.ts';
import { showResponsibilities } from './responsibilities.ts';
import { followSubject } from './subject.ts';
import type { ViewSurroundings } from './surroundings.ts';
import type { TreePlace } from './tree.ts';

/** The views of tasks and parents with their commands. Nothing is asked of the server before one of them is seen or used. */
export function offerViews(given: Omit<ViewSurroundings, 'subject'>): readonly vscode.Disposable[] {
  const subject = followSubject(given.languageId);
  const surroundings: ViewSurroundings = { ...given, subject };
  void setKey('active', true);
  const register = vscode.commands.registerCommand;
  return [
    subject,
    ...showResponsibilities(surroundings),
    ...showParents(surroundings),
    ...offerComparison(surroundings),
    ...offerDecisions(),
    ...offerPeek(),
    ...offerInsertion(surroundings),
    ...offerCarriedWording(surroundings),
    ...offerToLocateParents(surroundings),
    register('workpoints.revealText', (place: TreePlace) => subject.reveal(place)),
    register('workpoints.refreshViews', () => subject.refresh()),
    register('workpoints.exportTrace', () => exportTrace(given.ask, subject.current)),
  ];
}
