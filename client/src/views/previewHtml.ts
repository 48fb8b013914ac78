import type { PreviewTexts } from './previewMessages.ts';

/** What the empty page is made of. */
export interface PreviewShell {
  /** Language of the words round the draft, as VS Code names it. */
  readonly language: string;
  readonly texts: PreviewTexts;
  /** A number used once: only what carries it is run or styles the page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The page before there is a draft in it. It may load the one script and the one style sheet that carry the number, and nothing else: no picture,
 * no font, nothing from elsewhere. Of the draft nothing is written into it: the script puts that in as text.
 */
export function previewHtml({ language, texts, nonce, script, style }: PreviewShell): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${quoted(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${quoted(style)}">
<title>${quoted(texts.label)}</title>
</head>
<body data-texts="${quoted(JSON.stringify(texts))}">
<p id="notice" hidden></p>
<p id="waiting" role="status">${quoted(texts.waiting)}</p>
<main id="pages"></main>
<script nonce="${nonce}" src="${quoted(script)}"></script>
</body>
</html>
`;
}

function quoted(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
