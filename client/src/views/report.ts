import * as vscode from 'vscode';

/** Shows a report that is one HTML file. Its own policy forbids scripts and everything from elsewhere, and so do the options here. */
export function showReport(title: string, html: string): void {
  const column = vscode.ViewColumn.Active;
  const panel = vscode.window.createWebviewPanel('workpoints.report', title, column, {
    enableScripts: false,
    enableCommandUris: false,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panel.webview.html = html;
}
