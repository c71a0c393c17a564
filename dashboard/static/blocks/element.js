/** An element with a class, holding texts and other elements; what is missing is left out. */
export function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children.filter((child) => child));
    return made;
}

/** Let a parent have these children. What stands there already is not taken out: the reader's place in it stays. */
export function arrange(parent, children) {
    for (const child of [...parent.children]) if (!children.includes(child)) child.remove();
    for (const [place, child] of children.entries()) {
        if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
    }
}
