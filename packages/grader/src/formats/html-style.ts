/** How the page looks: light or dark as the reader's system is, and on one column of any width. */
export const htmlStyle: string = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0;
  --good: #1a7f37; --bad: #b35900; --rest: #d1d9e0; --code: #f6f8fa; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #0d1117; --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d;
    --good: #3fb950; --bad: #f0883e; --rest: #3d444d; --code: #161b22; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
p { margin: 0.5rem 0; }
.quiet { color: var(--quiet); }
svg { display: block; width: 100%; max-width: 34rem; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg .rest { fill: var(--rest); }
svg .good { fill: var(--good); }
details { border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.5rem 0; padding: 0 0.75rem; }
summary { cursor: pointer; padding: 0.6rem 0; font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; }
ul { list-style: none; margin: 0 0 0.75rem; padding: 0; }
li { border-top: 1px solid var(--line); padding: 0.5rem 0; }
.status { font-weight: 600; }
.pass { color: var(--good); }
.open { color: var(--bad); }
pre { background: var(--code); border-radius: 0.4rem; margin: 0.5rem 0; padding: 0.6rem;
  font: 0.85rem/1.45 ui-monospace, monospace; white-space: pre-wrap; }
`;
