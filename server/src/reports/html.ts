/** How reports look in a browser, on paper and in the dark: no font or picture from elsewhere. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #666; --line: #8a8a8a; --mark: #fde68a; --bad: #b91c1c; --part: #92400e; --good: #166534; }
@media (prefers-color-scheme: dark) { :root { --ink: #e5e5e5; --paper: #1a1a1a; --soft: #a3a3a3; --line: #737373; --mark: #574400; --bad: #fca5a5; --part: #fcd34d; --good: #86efac; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--paper); font: 1rem/1.7 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h1, h2, h3, th { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; } th { white-space: nowrap; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; } tr[class] td + td { white-space: nowrap; }
mark { background: var(--mark); color: inherit; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } .pair > div { border: 1px solid var(--line); padding: .5rem .75rem; overflow-wrap: anywhere; }
ins { text-decoration: underline solid var(--good) 1px; text-underline-offset: .25em; } del { text-decoration: underline dotted var(--bad) 2px; text-underline-offset: .25em; }
.badge { border: 1px solid currentColor; border-radius: .25rem; padding: 0 .35rem; font-size: .85em; white-space: nowrap; } .suspect, .weakened { color: var(--part); } .pinned { color: var(--good); } .rejected { color: var(--soft); }
.first { border-left: .3rem solid var(--bad); padding: .25rem 1rem; margin: 1rem 0; } .first li { margin: .25rem 0; } .scroll { overflow-x: auto; }
.matrix { width: auto; font-size: .85rem; } .matrix th, .matrix td { text-align: center; padding: .1rem .3rem; } .matrix tbody th { text-align: left; white-space: normal; font-weight: normal; min-width: 14rem; } .matrix thead th { writing-mode: vertical-rl; height: 17rem; white-space: nowrap; font-weight: normal; } .matrix td.none { background: color-mix(in srgb, var(--bad) 12%, transparent); } .matrix a { text-decoration: none; color: inherit; }
.soft { color: var(--soft); } .none, .unlinked { color: var(--bad); } .part { color: var(--part); } .full { color: var(--good); }
p { margin: .25rem 0; white-space: pre-line; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } }
@media print { .scroll { overflow: visible; } .matrix { font-size: 7pt; line-height: 1.2; margin-bottom: 1rem; } .matrix th, .matrix td { padding: .1rem; } .matrix tbody th { min-width: 9rem; } del { text-decoration-style: dotted; } :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #888; --mark: #ddd; --bad: #000; --part: #000; --good: #000; } body { max-width: none; padding: 0; font-size: 10.5pt; } .pair, tr { break-inside: avoid; } h2, h3, h3 + p { break-after: avoid; } @page { size: A4; margin: 25mm 20mm; } }
`;

/** Text as it is in HTML, in content and in quoted attributes; control and direction characters cannot steer the page. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
