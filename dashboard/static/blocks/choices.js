// Choices of one in a block: a box that opens, words side by side, tabs, or buttons. They are the browser's own
// fields, which show what is chosen at once, and are kept while their options are the same: so is the reader's place.

import { arrange, element } from "./element.js";

let groups = 0; // a browser tells radio buttons that belong together by a name

function box({ label, options }, choose) {
    const select = element("select", "", ...options.map(({ id, words }) => {
        const option = element("option", "", words);
        option.value = id;
        return option;
    }));
    select.setAttribute("aria-label", label);
    select.addEventListener("change", () => choose(select.value));
    const made = element("label", "choice choice-box", element("span", "label", label), select);
    return [made, (chosen) => (select.value = chosen)];
}

function row({ label, options, look }, choose) {
    const group = `choice-${(groups += 1)}`;
    const fields = options.map(({ id }) => {
        const field = element("input", "");
        Object.assign(field, { type: "radio", name: group, value: id });
        field.addEventListener("change", () => choose(id));
        return field;
    });
    const words = options.map(({ words, unseen }, place) =>
        element("label", "", fields[place],
            element("span", "", words, unseen && element("span", "unseen", unseen))));
    const made = element("div", `choice choice-${look}`, element("span", "label", label), element("div", "options", ...words));
    made.setAttribute("role", "radiogroup");
    made.setAttribute("aria-label", label);
    return [made, (chosen) => fields.forEach((field) => (field.checked = field.value === chosen))];
}

function buttons({ name, label, options }, choose) {
    const made = element("div", `choice choice-buttons choice-of-${name}`, ...options.map(({ id, words }) => {
        const button = element("button", "", words);
        Object.assign(button, { type: "button", value: id });
        button.addEventListener("click", () => choose(id));
        return button;
    }));
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", label);
    return [made, (chosen) => {
        for (const button of made.children) button.ariaExpanded = chosen && chosen === button.value ? "true" : null;
    }];
}

const looks = { box, row, tabs: row, buttons };

class Choice {
    constructor(sent, choose) {
        this.shape = shape(sent);
        [this.root, this.stand] = looks[sent.look](sent, (option) => choose(sent.name, option));
    }
}

const shape = (sent) => JSON.stringify({ ...sent, chosen: undefined });

/** The choices of a block, in a row. */
export class Choices {
    constructor() {
        this.root = element("div", "choices");
        this.shown = [];
    }

    show(sent, choose) {
        this.choose = choose;
        const tell = (name, option) => this.choose(name, option);
        this.shown = sent.map((one, place) =>
            this.shown[place]?.shape === shape(one) ? this.shown[place] : new Choice(one, tell));
        arrange(this.root, this.shown.map(({ root }) => root));
        sent.forEach(({ chosen }, place) => this.shown[place].stand(chosen));
    }
}
