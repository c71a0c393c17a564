// Put into every page before its own scripts: when had the script ended, when did the reader see the new
// text, and when the last chart? Times are milliseconds since the navigation began, as the page sees them;
// what the reader sees is timed after the frame in which it was painted.
(() => {
  const seen = {
    action: 0, answer: 0, changed: 0, ended: 0, text: 0, seenChart: 0, hiddenChart: 0, waiting: 0, state: "", hooked: new WeakSet(),
  };
  window.benchmark = seen;
  const now = () => performance.now();

  const whenPainted = (name) => {
    seen.waiting += 1;
    requestAnimationFrame(() => {
      const afterwards = new MessageChannel();
      afterwards.port1.onmessage = () => { seen[name] = now(); seen.waiting -= 1; };
      afterwards.port2.postMessage(0);
    });
  };

  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", () => { seen.answer = now(); });
    }
  };

  const hook = (chart) => {
    const drawn = () => {
      const { top, bottom } = chart.getBoundingClientRect();
      whenPainted(top < innerHeight && bottom > 0 ? "seenChart" : "hiddenChart");
    };
    seen.hooked.add(chart);
    drawn();
    chart.on("plotly_afterplot", drawn);
  };

  // The page's own text: not what a chart does while it is drawn, nor a data grid's late notes for screen readers.
  const isText = ({ type, target }) => {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    return type !== "attributes" && element?.closest('[data-testid="stMain"]') &&
      !element.closest('.chart, [data-testid="stDataFrame"]');
  };

  const look = (records) => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState ?? "";
    if (state !== seen.state && state === "notRunning") seen.ended = now();
    seen.state = state;
    if (records.some(isText)) {
      seen.changed = now();
      whenPainted("text");
    }
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (chart.on && !seen.hooked.has(chart)) hook(chart);
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-test-script-state", "class"],
  });

  const act = () => { if (seen.action === 0) seen.action = now(); };
  for (const kind of ["keydown", "click"]) document.addEventListener(kind, act, { capture: true });
  seen.rearm = () => { seen.action = 0; };

  // A run that the page never showed as running has ended when its text stood there.
  seen.idle = () => Math.max(seen.ended, seen.changed);
  // What lies outside the window is drawn afterwards; it counts where no chart stands in the window.
  seen.chart = () => (seen.seenChart > seen.action ? seen.seenChart : seen.hiddenChart);
  const chartsAreDrawn = () =>
    !document.querySelector('[data-testid="stSkeleton"]') &&
    [...document.querySelectorAll(".stBidiComponent")].every((frame) => frame.querySelector(".block")) &&
    [...document.querySelectorAll(".chart")].every(
      (chart) => chart.querySelector(".main-svg") && !chart.matches("[aria-busy]"));
  seen.isSettled = (quiet) =>
    seen.state === "notRunning" && seen.answer > seen.action && seen.waiting === 0 && chartsAreDrawn() &&
    now() - Math.max(seen.answer, seen.ended, seen.seenChart, seen.hiddenChart) > quiet;
})();
