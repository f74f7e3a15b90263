/**
 * The colors of every picture. An SVG in a Markdown page cannot see the page's theme, but it can ask
 * the reader's system. Blue, orange and green stay apart for color-blind readers, and lines also
 * differ in how they are dashed.
 */
export const style = `
text { font: 14px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
.small { font-size: 12px; }
.axis, .grid, .one, .two, .three { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.axis { stroke: #6e7781; stroke-width: 1.2; }
.grid { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 1 5; }
.one { stroke: #0b5fc0; stroke-width: 2.5; }
.two { stroke: #bc4c00; stroke-width: 2.5; stroke-dasharray: 7 5; }
.three { stroke: #1a7f4b; stroke-width: 2.5; stroke-dasharray: 2 5; }
.solid { stroke-dasharray: none; }
.thin { stroke-width: 1.2; }
.fill-one { fill: #0b5fc0; }
.fill-two { fill: #bc4c00; }
.fill-three { fill: #1a7f4b; }
.muted { fill: #59636e; }
.area { fill: #0b5fc0; fill-opacity: 0.12; stroke: none; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.axis { stroke: #9198a1; }
.grid { stroke: #6e7681; }
.one { stroke: #6cb2ff; }
.two { stroke: #ff9e57; }
.three { stroke: #56d391; }
.fill-one { fill: #6cb2ff; }
.fill-two { fill: #ff9e57; }
.fill-three { fill: #56d391; }
.muted { fill: #9198a1; }
.area { fill: #6cb2ff; }
}
`;
