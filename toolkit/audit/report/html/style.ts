/** The style of the page, by itself, light, dark, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1a2230, #e4e9f1);
  --quiet: light-dark(#5d6878, #94a1b4);
  --paper: light-dark(#f5f6f8, #0e131a);
  --card: light-dark(#fff, #171e28);
  --line: light-dark(#dfe4eb, #2a3544);
  --critical: light-dark(#a3123a, #ff6b8b);
  --high: light-dark(#c2410c, #fb923c);
  --medium: light-dark(#a16207, #e3b341);
  --low: light-dark(#2563a8, #6cb0f5);
  --good: light-dark(#18794e, #4cc38a);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 1.5rem clamp(0.9rem, 3vw, 2.5rem) 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.55 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { margin: 0.5rem 0 1rem; font-size: 1.6rem; letter-spacing: -0.015em; }
h2 { margin: 2.4rem 0 0.8rem; font-size: 1.1rem; }
code, pre { font: 0.86em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.count { color: var(--quiet); font-weight: 400; }
.quiet, .place, footer { color: var(--quiet); }
.verdict {
  margin: 0 0 1rem;
  padding: 0.9rem 1.2rem;
  border-left: 6px solid currentcolor;
  border-radius: 6px;
  background: color-mix(in srgb, currentcolor 9%, transparent);
  font-size: 1.35rem;
  font-weight: 650;
}
.verdict small { margin-left: 0.6rem; font-size: 0.85rem; font-weight: 400; }
.verdict.good { color: var(--good); }
.verdict.bad { color: var(--critical); }
.verdict.late { color: var(--medium); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.7rem; }
.tile { padding: 0.7rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.tile b { display: block; font-size: 1.7rem; line-height: 1.2; }
.tile span { color: var(--quiet); font-size: 0.85rem; }
.tile.none b { color: var(--quiet); font-weight: 400; }
.tile.critical b, .pill.critical { color: var(--critical); }
.tile.high b, .pill.high { color: var(--high); }
.tile.medium b, .pill.medium { color: var(--medium); }
.tile.low b, .pill.low { color: var(--low); }
.meter { display: flex; gap: 1px; height: 0.7rem; margin-top: 1.1rem; overflow: hidden; border-radius: 4px; }
.meter i { flex: 1; background: var(--line); }
.meter .fail { background: var(--critical); }
.meter .unresolved { background: var(--medium); }
.meter .manual { background: var(--low); }
.meter .acknowledged { background: color-mix(in srgb, var(--good) 45%, var(--line)); }
.meter .pass { background: var(--good); }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
th { color: var(--quiet); font-weight: 500; text-align: left; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.hash { font-size: 0.72rem; }
details { margin-bottom: 0.55rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.7rem; padding: 0.65rem 1rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\25b8"; color: var(--quiet); }
[open] > summary::before { content: "\\25be"; }
summary:focus-visible { outline: 2px solid var(--low); outline-offset: 2px; border-radius: 8px; }
.title { font-weight: 600; }
.place { margin-left: auto; font-size: 0.85rem; overflow-wrap: anywhere; }
.finding { border-left-width: 4px; }
.finding.critical { border-left-color: var(--critical); }
.finding.high { border-left-color: var(--high); }
.finding.medium { border-left-color: var(--medium); }
.finding.low { border-left-color: var(--low); }
.finding.acknowledged, .finding.known { border-left-color: var(--line); }
.pill, .status {
  padding: 0 0.55em;
  border-radius: 1em;
  background: color-mix(in srgb, currentcolor 12%, transparent);
  font-size: 0.78rem;
  font-weight: 600;
  white-space: nowrap;
}
.pill.plain, .status { color: var(--quiet); }
.status.fail { color: var(--critical); }
.status.unresolved { color: var(--medium); }
.status.manual { color: var(--low); }
.status.pass, .status.acknowledged { color: var(--good); }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0.45rem 1rem; margin: 0; padding: 0.3rem 1rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
pre { margin: 0.35rem 0 0; padding: 0.6rem 0.8rem; border-radius: 6px; background: var(--paper); white-space: pre-wrap; }
pre.before::before { content: "deployed  "; color: var(--quiet); }
pre.after::before { content: "next  "; color: var(--quiet); }
.chip { display: inline-block; margin: 0 0.4rem 0.3rem 0; padding: 0.05rem 0.6rem; border: 1px solid var(--line); border-radius: 6px; font-size: 0.82rem; }
.chip b { color: var(--quiet); font-weight: 500; }
.rules table { margin: 0 1rem 0.8rem; width: calc(100% - 2rem); }
.gone { padding-left: 1.2rem; }
.gone .place { margin-left: 0.5rem; }
footer { margin-top: 2.5rem; font-size: 0.85rem; }
@media (max-width: 44rem) {
  dl { grid-template-columns: 1fr; gap: 0.1rem; }
  dd { margin-bottom: 0.5rem; }
  .place { margin-left: 0; }
  .stacks, .rules table { display: block; overflow-x: auto; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  summary::before { content: none !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .finding, tr, .tile { break-inside: avoid; }
  .verdict, .meter i, .pill, .status, pre { print-color-adjust: exact; }
}
`;
