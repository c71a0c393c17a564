// Fields of a block: a value set along a line, on or off, as a number, or from a box. Each is the browser's own field,
// which shows by itself what the reader does to it; `set` is told the value, and whether the reader is done with it.

import { element } from "./element.js";

let fields = 0; // a label names its field by a number
let numbers;

/** A number as the page's language writes it. */
function inWords(value) {
    numbers ??= new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 10 });
    return numbers.format(value);
}

/** What explains a label, seen when it is pointed at or reached by keyboard, and read aloud as the sign's name. */
export function help(text) {
    if (!text) return undefined;
    const sign = element("button", "", "?");
    sign.type = "button";
    sign.ariaLabel = text;
    const words = element("span", "words", text);
    words.ariaHidden = "true";
    return element("span", "help", sign, words);
}

function slider({ low, high, step, unit }, set) {
    const input = Object.assign(element("input", ""), { type: "range", min: low, max: high, step });
    const words = element("output", "words");
    const say = () => {
        words.textContent = `${inWords(input.valueAsNumber)}${unit}`;
        input.ariaValueText = words.textContent;
    };
    input.addEventListener("input", () => {
        say();
        set(input.valueAsNumber, false);
    });
    input.addEventListener("change", () => set(input.valueAsNumber, true));
    const stand = (value) => {
        input.value = value;
        say();
    };
    return { input, beside: [words, input], stand };
}

function onOrOff(_sent, set) {
    const input = Object.assign(element("input", ""), { type: "checkbox" });
    input.setAttribute("role", "switch");
    input.addEventListener("change", () => set(input.checked, true));
    return { input, beside: [input], stand: (value) => (input.checked = value) };
}

function number({ step, empty }, set) {
    const input = Object.assign(element("input", ""), { type: "text", inputMode: "decimal", placeholder: empty });
    input.setAttribute("role", "spinbutton");
    input.autocomplete = "off";
    let standing;
    let shown = "";
    const show = (value) => {
        standing = value;
        shown = value === null ? "" : inWords(value);
        input.value = shown;
        input.ariaValueNow = value;
        input.ariaValueText = shown || empty;
    };
    const tell = (value) => {
        shown = input.value;
        set(value, true);
    };
    const move = (steps) => {
        show(Number(((standing ?? 0) + steps * step).toFixed(10)));
        tell(standing);
    };
    input.addEventListener("change", () => tell(input.value));
    input.addEventListener("keydown", (event) => {
        const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (!steps) return;
        event.preventDefault();
        move(steps);
    });
    const moves = [["−", -1], ["+", 1]].map(([sign, steps]) => {
        const button = Object.assign(element("button", "", sign), { type: "button", tabIndex: -1 });
        button.ariaHidden = "true"; // the arrow keys do the same
        button.addEventListener("click", () => move(steps));
        return button;
    });
    // What the reader is writing is not taken away by an answer to something else.
    const stand = (value) => {
        if (document.activeElement !== input || input.value === shown) show(value);
    };
    return { input, moves, beside: [element("span", "number", input, ...moves)], stand };
}

function box({ options }, set) {
    const input = element("select", "", ...options.map(({ id, words }) => {
        const option = element("option", "", words);
        option.value = id;
        return option;
    }));
    input.addEventListener("change", () => set(input.value, true));
    return { input, beside: [input], stand: (value) => (input.value = value) };
}

const setters = { slider, switch: onOrOff, number, box };

const shape = (sent) => JSON.stringify({ ...sent, value: undefined });

export class Field {
    constructor(sent, set) {
        this.shape = shape(sent);
        const { input, moves = [], beside, stand } = setters[sent.setter](sent, set);
        this.stand = stand;
        input.id = `field-${(fields += 1)}`;
        for (const one of [input, ...moves]) one.disabled = sent.is_locked;
        const label = element("label", "", sent.label);
        label.htmlFor = input.id;
        this.root = element("div", `field field-${sent.setter}`, element("div", "label", label, help(sent.help)), ...beside);
    }

    /** Whether this is the field that is sent, whatever its value. */
    is(sent) {
        return this.shape === shape(sent);
    }
}
