/** The page's only style: Meadow's colours in light and dark, the system's fonts. */
export const style = `
:root {
  --paper: #fbfaf6; --ink: #1d241f; --quiet: #5c665f; --line: #dedcd2; --sunk: #f1efe6; --accent: #8a6a00;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #101512; --ink: #e9ece6; --quiet: #a3ada6; --line: #2b332e; --sunk: #171e1a; --accent: #f4c430; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 3rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
h4 { font-size: 0.8125rem; margin: 1rem 0 0.25rem; color: var(--quiet); font-weight: 600; }
p { margin: 0.5rem 0; max-width: 44rem; }
a { color: var(--accent); }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { margin: 0.75rem 0; padding: 0.75rem 1rem; overflow-x: auto; background: var(--sunk); border-radius: 8px; }
article { padding: 0.25rem 0 1.25rem; border-bottom: 1px solid var(--line); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { width: 14rem; padding: 0.25rem 1rem 0.25rem 0; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
td { padding: 0.25rem 0; vertical-align: top; }
td pre { margin: 0; padding: 0; background: none; color: var(--quiet); white-space: pre-wrap; overflow-wrap: anywhere; }
.method { font: 600 0.8125rem ui-monospace, monospace; color: var(--accent); }
.quiet { color: var(--quiet); }
@media (max-width: 40rem) { th { width: 8rem; } }
`;
