/** The look of the HTML report: one column that fits a phone, dark where the reader wants it, black on white on paper. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --pale: #57606a; --ground: #fff; --soft: #f3f4f6; --line: #d0d7de; --red: #b42318; --past: #eab0a8; --amber: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8ea; --pale: #a0a8b0; --ground: #14171a; --soft: #20252a; --line: #3a4148; --red: #ff8a7a; --past: #6d3a33; --amber: #e0b050; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; color: var(--text); background: var(--ground); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
.verdict { font-size: 1.1rem; }
code, pre, samp { font: .9em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre, samp { display: block; background: var(--soft); padding: .6rem .8rem; border-radius: .4rem; white-space: pre-wrap; }
time { white-space: nowrap; }
figure { margin: 1rem 0; max-width: 36rem; } svg { width: 100%; height: auto; display: block; }
svg text { font: 11px system-ui, sans-serif; fill: currentColor; } svg line { stroke: var(--line); }
rect.there { fill: var(--red); } rect.past { fill: var(--past); }
figcaption { font-size: .85rem; color: var(--pale); } figcaption span { display: inline-block; width: 1.5em; height: .7em; border-radius: 2px; margin-left: .6em; }
span.there { background: var(--red); } span.past { background: var(--past); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
@media screen and (max-width: 40rem) {
  thead { display: none; } table, tbody, tr, td { display: block; } tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  td { display: grid; grid-template-columns: 6.5rem 1fr; padding: .1rem 0; border: 0; overflow-wrap: anywhere; } td::before { content: attr(data-label); color: var(--pale); }
}
ol { padding-left: 1.4rem; } li { margin-bottom: .6rem; }
article { border-top: 1px solid var(--line); padding: .8rem 0; } article p { margin: .35rem 0; }
mark { background: none; color: var(--red); text-decoration: underline; }
.error, .warning { font-weight: 600; } .error { color: var(--red); } .warning { color: var(--amber); }
.origin, small, footer { color: var(--pale); font-size: .85rem; } footer { margin-top: 2rem; }
@media print {
  :root { color-scheme: light; --text: #000; --pale: #444; --ground: #fff; --soft: #f6f6f6; --line: #999; --red: #b42318; --past: #eab0a8; --amber: #8a5a00; }
  body { max-width: none; padding: 0; font-size: 10pt; } article, li, tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .wide { overflow: visible; } rect, figcaption span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`.trim();
