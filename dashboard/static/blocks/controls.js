// The controls of a block: fields, and what is said of them. While a value that the reader has set waits for its answer,
// the field shows the reader's; and while a line is pulled, the next value is told when the one before is answered, so
// that what the page shows follows the hand as fast as it can, and no faster.

import { arrange, element } from "./element.js";
import { Field, help } from "./fields.js";

class Control {
    constructor(set, choose) {
        Object.assign(this, { set, choose, fields: new Map(), above: element("div", "label"), held: element("div", "fields"), below: element("div", "said") });
        this.root = element("div", "control", this.above, this.held, this.below);
    }

    show({ fields, ...said }, isWaiting) {
        this.fields = new Map(fields.map((sent) => [sent.name, this.field(sent)]));
        arrange(this.held, [...this.fields.values()].map(({ root }) => root));
        for (const { name, value } of fields) if (!isWaiting(name)) this.fields.get(name).stand(value);
        const words = JSON.stringify(said);
        if (words !== this.words) this.say(said);
        this.words = words;
    }

    field(sent) {
        const kept = this.fields.get(sent.name);
        return kept?.is(sent) ? kept : new Field(sent, (value, isDone) => this.set(sent.name, value, isDone));
    }

    say({ name, label, help: words, refusal, note, ways }) {
        this.above.replaceChildren(...[label, help(words)].filter(Boolean));
        if (label) this.held.setAttribute("role", "group");
        if (label) this.held.setAttribute("aria-label", label);
        this.below.replaceChildren(...[
            refusal && element("p", "refusal", refusal),
            note && element("p", "note", note),
            ways.length && this.buttons(name, ways),
        ].filter(Boolean));
    }

    buttons(name, ways) {
        return element("div", "choice choice-buttons", ...ways.map(({ id, words }) => {
            const button = element("button", "", words);
            button.type = "button";
            button.addEventListener("click", () => this.choose(name, id));
            return button;
        }));
    }
}

export class Controls {
    constructor() {
        this.root = element("div", "controls");
        this.shown = new Map();
        this.waiting = new Map(); // by field: its value, and the turn in which it was set
        this.turn = 0;
        this.asked = 0; // the last turn that was told
    }

    /** `answered` is the last turn that what is sent knows of. */
    show(sent, answered, { choose, tell }) {
        Object.assign(this, { choose, tell });
        this.answered = answered;
        for (const [name, { turn }] of this.waiting) if (turn <= answered) this.waiting.delete(name);
        this.shown = new Map(sent.map((one) => [one.name, this.shown.get(one.name) ?? this.control()]));
        arrange(this.root, [...this.shown.values()].map(({ root }) => root));
        for (const one of sent) this.shown.get(one.name).show(one, (name) => this.waiting.has(name));
        if (this.asked <= answered && this.turn > answered && this.waiting.size) this.ask();
    }

    control() {
        return new Control(
            (name, value, isDone) => this.set(name, value, isDone),
            (name, way) => this.choose(name, way),
        );
    }

    set(name, value, isDone) {
        const before = this.waiting.get(name);
        if (before?.value !== value) {
            this.turn = Math.max(Date.now(), this.turn + 1); // larger than those of a page that was left
            this.waiting.set(name, { value, turn: this.turn });
        }
        const isFree = this.asked <= this.answered;
        if (this.asked < this.turn && (isDone || isFree)) this.ask();
    }

    /** Tell all that waits: an answer to a turn answers those before it too. */
    ask() {
        this.asked = this.turn;
        const set = Object.fromEntries([...this.waiting].map(([name, { value }]) => [name, value]));
        this.tell({ turn: this.turn, set });
    }
}
