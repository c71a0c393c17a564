// Draws the chart of a block and keeps it: a new figure is put into the same drawing, which costs a browser less than
// half of a new one (docs/decisions/0005-what-a-browser-draws.md). Plotly comes from this folder, in the smallest
// bundle that knows the figure's traces.

const BUNDLES = { basic: "./plotly-basic-4.1.1.min.js", geo: "./plotly-geo-4.1.1.min.js" };
const libraries = {};
const LONGEST_WAIT = 500; // milliseconds
let loading = Promise.resolve();

/** Plotly with a bundle's traces. Each bundle leaves itself in window.Plotly, so they are loaded one by one. */
function library(bundle) {
    libraries[bundle] ??= loading = loading
        .catch(() => undefined)
        .then(() => import(BUNDLES[bundle]))
        .then(() => window.Plotly);
    return libraries[bundle];
}

/** When the texts of all blocks stand there: they come before any drawing. */
const whenWritten = () =>
    new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
    });

/** When the reader's own part of the page is drawn: what lies outside the window must not keep it waiting. */
const whenIdle = () =>
    new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve, { timeout: LONGEST_WAIT }));

export class Chart {
    /** `place` puts the chart's frame into the page. */
    constructor(place) {
        this.frame = document.createElement("div");
        this.frame.className = "chart";
        this.room = document.createElement("div");
        this.room.className = "chart-room"; // on a phone the chart is moved sideways in it
        this.room.append(this.frame);
        place(this.room);
        this.frame.setAttribute("role", "figure");
        this.resized = new ResizeObserver(() => this.fit());
        this.drawing = Promise.resolve();
    }

    /** Draw when the figure before is drawn; of several that wait only the last. */
    show(sent, clicked) {
        this.sent = sent;
        this.clicked = clicked;
        const { height, meta } = sent.figure.layout;
        const words = meta.alternative_text;
        this.frame.style.height = `${height}px`;
        this.frame.setAttribute("aria-label", words);
        this.frame.setAttribute("aria-busy", "true");
        this.drawing = this.drawing
            .then(() => (this.sent === sent ? this.draw(sent) : undefined))
            .catch((reason) => {
                console.error("a chart could not be drawn:", reason);
                this.frame.textContent = words;
            })
            .then(() => this.sent === sent && this.frame.removeAttribute("aria-busy"));
    }

    async draw({ figure, config, bundle }) {
        const plotly = await library(bundle);
        await whenWritten();
        if (!this.isInWindow()) await whenIdle(); // asked first now: before, it would lay out what is being written
        if (this.removed) return;
        if (this.plotly === plotly) {
            // Not Plotly.react: looking for what differs costs more here than drawing it all.
            Object.assign(this.frame, figure);
            await plotly.redraw(this.frame);
        } else {
            this.clear();
            this.plotly = plotly;
            await plotly.newPlot(this.frame, figure.data, figure.layout, config);
            this.listen();
        }
        this.letScale();
    }

    isInWindow() {
        const { top, bottom } = this.frame.getBoundingClientRect();
        return top < window.innerHeight && bottom > 0;
    }

    listen() {
        this.width = this.frame.clientWidth;
        this.resized.observe(this.frame);
        this.frame.on("plotly_click", ({ points: [point] }) => this.click(point));
    }

    /** Tell Python which mark was clicked, and where it stands. */
    click({ curveNumber, pointNumber, x, y, location }) {
        if (this.sent.is_clickable) this.clicked({ trace: curveNumber, mark: pointNumber, x, y, location });
    }

    fit() {
        if (this.frame.clientWidth === this.width || !this.frame.clientWidth) return;
        this.width = this.frame.clientWidth;
        this.plotly.Plots.resize(this.frame).then(() => this.letScale());
    }

    /** On paper style.css makes the drawing as wide as the page; for that it must know how it was drawn. */
    letScale() {
        for (const { attributes, viewBox } of this.frame.querySelectorAll(".main-svg")) {
            const [width, height] = [attributes.width.value, attributes.height.value];
            Object.assign(viewBox.baseVal, { width, height });
            this.frame.style.setProperty("--drawn-width", `${width}px`);
            this.frame.style.setProperty("--drawn-shape", `${width} / ${height}`);
        }
    }

    clear() {
        this.resized.disconnect();
        this.plotly?.purge(this.frame);
    }

    remove() {
        this.removed = true;
        this.clear();
        this.room.remove();
    }
}
