// Draws a page's blocks (dashboard/interface/block.py, sent in rows as JSON in UTF-8): ways to pages, choices, messages, title, question,
// controls, answer, key figures, heading, finding, chart, table, and the lines under them. Text is only ever text here: nothing
// that is sent becomes markup. Choices and chart are kept when the block changes; the rest is made anew, which takes a
// browser less than finding out what differs.

import { Chart } from "./chart.js";
import { Choices } from "./choices.js";
import { Controls } from "./controls.js";
import { arrange, element } from "./element.js";
import { Pages } from "./pages.js";

const sheets = new WeakMap();

/** Words and links to the app's own pages; another page opens beside this one, which keeps what is chosen here. */
function richText(parts) {
    return parts.map((part) => {
        if (typeof part === "string") return part;
        const link = element("a", "", part.text);
        const address = new URL(part.address, document.baseURI);
        if (address.origin === window.location.origin) link.href = part.address;
        Object.assign(link, { target: "_blank", rel: "noopener" });
        return link;
    });
}

const line = (tag, className, text) => text && element(tag, className, text);

function message({ kind, text }) {
    const made = element("p", `message ${kind}`, text);
    made.setAttribute("role", "note"); // not an alert: it would be read aloud anew with each choice
    return made;
}

function cards(sent) {
    return element("dl", "cards", ...sent.map((card) =>
        element("div", "card",
            element("dt", "", card.label),
            element("dd", `value ${card.meaning}`, card.value),
            line("dd", "comparison", card.comparison),
            card.grounds.length && element("dd", "grounds", ...richText(card.grounds)))));
}

function table(grid, choose) {
    const cell = (row, parts, place) => {
        const isNamed = place === grid.named && parts.length > 0;
        const made = element(isNamed ? "th" : "td", grid.to_the_right[place] ? "number" : "");
        if (isNamed) made.scope = "row";
        if (isNamed && row.leads_on) {
            const button = element("button", "", ...richText(parts));
            button.type = "button";
            made.append(button);
        } else made.append(...richText(parts));
        return made;
    };
    const lines = grid.rows.map((row) => {
        const names = [row.is_sum && "sum", row.leads_on && "leads-on"].filter(Boolean).join(" ");
        const made = element("tr", names, ...row.cells.map((parts, place) => cell(row, parts, place)));
        if (row.leads_on) made.addEventListener("click", () => choose(row.id));
        return made;
    });
    const headings = grid.headings.map((words, place) => {
        const made = element("th", grid.to_the_right[place] ? "number" : "", words);
        made.scope = "col";
        return made;
    });
    const made = element("table", "", element("thead", "", element("tr", "", ...headings)), element("tbody", "", ...lines));
    made.setAttribute("aria-label", grid.name);
    return element("div", "grid", made);
}

function folded(sent, isOpen) {
    const lines = sent.lines.map((words) => element("li", "", words));
    const made = element("details", "", element("summary", "", sent.heading), element("ul", "", ...lines));
    made.open = isOpen;
    return made;
}

class Block {
    constructor(key) {
        this.key = key;
        this.above = element("div", "above");
        this.below = element("div", "below");
        this.root = element("div", `block block-${key}`, this.above, this.below);
    }

    showChoices(sent, tell) {
        if (sent.length && !this.choices) {
            this.choices = new Choices();
            this.root.prepend(this.choices.root);
        }
        this.choices?.show(sent, (name, option) => tell("choice", { block: this.key, choice: { name, option } }));
    }

    showPages(sent) {
        if (sent && !this.pages) {
            this.pages = new Pages();
            this.root.prepend(this.pages.root);
        }
        if (sent) this.pages.show(sent);
    }

    showControls(sent, answered, tell) {
        if (sent.length && !this.controls) {
            this.controls = new Controls();
            this.above.after(this.controls.root);
        }
        this.controls?.show(sent, answered, {
            choose: (name, option) => tell("choice", { block: this.key, choice: { name, option } }),
            tell: (values) => tell("values", { block: this.key, values }),
        });
    }

    show(sent, answered, tell) {
        this.showPages(sent.pages);
        this.showChoices(sent.choices, tell);
        this.showControls(sent.controls, answered, tell);
        this.above.replaceChildren(...[
            ...sent.messages.map(message),
            line("h1", "", sent.title),
            line("p", "question", sent.question),
            line("p", "answer", sent.answer),
            sent.cards.length && cards(sent.cards),
            line("h2", "", sent.heading),
            line("p", "finding", sent.finding),
        ].filter(Boolean));
        if (sent.chart) {
            this.chart ??= new Chart((frame) => this.above.after(frame));
            this.chart.show(sent.chart, (mark) => tell("mark", { block: this.key, mark }));
        } else {
            this.chart?.remove();
            this.chart = undefined;
        }
        const isOpen = this.below.querySelector("details")?.open ?? false;
        this.below.replaceChildren(...[
            sent.grid && table(sent.grid, (row) => tell("row", { block: this.key, row })),
            ...sent.grounds.map((parts) => element("p", "grounds", ...richText(parts))),
            sent.folded && folded(sent.folded, isOpen),
        ].filter(Boolean));
    }

    remove() {
        this.chart?.remove();
        this.root.remove();
    }
}

/** The blocks of one element, in rows; each is kept while it is sent again. */
class Sheet {
    constructor(parent) {
        this.root = parent.appendChild(element("div", "sheet"));
        this.blocks = new Map();
        this.rows = new Map(); // by the key of the first block in each
    }

    show(rows, tell) {
        const sent = new Map(rows.flat().map((one) => [one.key, one]));
        for (const [key, block] of this.blocks) {
            if (sent.has(key)) continue;
            block.remove();
            this.blocks.delete(key);
        }
        for (const key of sent.keys()) if (!this.blocks.has(key)) this.blocks.set(key, new Block(key));
        this.rows = new Map(rows.map((row) => [row[0].key, this.rows.get(row[0].key) ?? element("div", "row")]));
        arrange(this.root, [...this.rows.values()]);
        for (const row of rows) {
            const drawn = this.rows.get(row[0].key);
            drawn.classList.toggle("large", row.some(({ block }) => block.chart || block.grid));
            arrange(drawn, row.map(({ key }) => this.blocks.get(key).root));
        }
        for (const [key, { block, answered }] of sent) this.blocks.get(key).show(block, answered, tell);
    }

    remove() {
        for (const block of this.blocks.values()) block.remove();
        this.root.remove();
    }
}

export default function ({ data, parentElement, setTriggerValue }) {
    let sheet = sheets.get(parentElement);
    if (!sheet) sheets.set(parentElement, (sheet = new Sheet(parentElement)));
    sheet.show(JSON.parse(new TextDecoder().decode(data)), setTriggerValue);
    return () => {
        sheets.delete(parentElement);
        sheet.remove();
    };
}
