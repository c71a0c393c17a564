// The side bar's ways to the pages. Streamlit draws its own anew for each run of a page, which takes a browser longer
// than the page's own text; these are drawn when another page is opened.

import { arrange, element } from "./element.js";

const KEPT = ["association", "year", "through"]; // what is selected goes along
const PHONE = "(max-width: 768px)";

/** Open a page within this document: Streamlit's frontend looks at the address when the reader goes back or forward. */
function follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a tab or window of its own
    event.preventDefault();
    const address = new URL(link.href);
    const here = new URLSearchParams(window.location.search);
    for (const name of KEPT) if (here.has(name)) address.searchParams.set(name, here.get(name));
    window.history.pushState(undefined, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (window.matchMedia(PHONE).matches) {
        document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }
}

export class Pages {
    constructor() {
        this.list = element("ul", "");
        this.root = element("nav", "pages", this.list);
        this.links = new Map();
    }

    show({ label, links }) {
        this.root.setAttribute("aria-label", label);
        arrange(this.list, links.map((page) => this.link(page).parentElement));
        for (const { address, is_open } of links) {
            const link = this.links.get(address);
            if (is_open) link.setAttribute("aria-current", "page");
            else link.removeAttribute("aria-current");
        }
    }

    link({ title, icon, address }) {
        if (!this.links.has(address)) {
            const sign = element("span", "sign", icon);
            sign.setAttribute("aria-hidden", "true");
            const link = element("a", "", sign, element("span", "", title));
            link.href = address;
            link.addEventListener("click", (event) => follow(event, link));
            element("li", "", link);
            this.links.set(address, link);
        }
        return this.links.get(address);
    }
}
