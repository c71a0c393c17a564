// What a run of a page sends is handed to Streamlit's frontend whole. Part by part, as it comes, each part makes
// the frontend go through every element of the page: three or four times a run instead of once. Stands in the page's
// own document (dashboard/page_document.py), before Streamlit's scripts.

(() => {
    const LONGEST_WAIT = 50; // milliseconds, shorter than a reader notices; a longer run comes in parts as before

    // The last message of a run, "the session rests", is an empty field 9 of Streamlit's ForwardMsg. It ends nothing
    // after a field 6 with the value 2, "finished early, to run again". If a new Streamlit says these in another way,
    // the wait above ends the run.
    const isRest = (bytes) => bytes.length === 2 && bytes[0] === ((9 << 3) | 2);
    const isEarlyEnd = (bytes) => bytes.length < 200 && bytes.at(-2) === 6 << 3 && bytes.at(-1) === 2;

    window.WebSocket = class extends window.WebSocket {
        #waiting = [];
        #handed = new WeakSet();
        #timer;
        #runsAgain = false;

        constructor(...words) {
            super(...words);
            this.addEventListener("message", (event) => this.#take(event));
        }

        #take(event) {
            if (this.#handed.has(event)) return;
            event.stopImmediatePropagation();
            this.#waiting.push(event.data);
            if (this.#endsRun(new Uint8Array(event.data))) this.#handOver();
            else this.#timer ??= setTimeout(() => this.#handOver(), LONGEST_WAIT);
        }

        #endsRun(bytes) {
            if (isEarlyEnd(bytes)) this.#runsAgain = true;
            if (!isRest(bytes)) return false;
            const ends = !this.#runsAgain;
            this.#runsAgain = false;
            return ends;
        }

        #handOver() {
            clearTimeout(this.#timer);
            this.#timer = undefined;
            for (const data of this.#waiting.splice(0)) {
                const event = new MessageEvent("message", { data });
                this.#handed.add(event);
                this.dispatchEvent(event);
            }
        }
    };
})();
