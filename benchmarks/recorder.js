// Put into every page before its own scripts: when did the script run, when was a chart last drawn?
// Times are milliseconds since the navigation began, as the page itself sees them.
(() => {
  const seen = { action: 0, answer: 0, content: 0, ended: 0, chart: 0, state: "", hooked: new WeakSet() };
  window.benchmark = seen;
  const now = () => performance.now();

  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", () => { seen.answer = now(); });
    }
  };

  const hook = (chart) => {
    seen.hooked.add(chart);
    seen.chart = now();
    chart.on("plotly_afterplot", () => { seen.chart = now(); });
  };

  const look = (records) => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState ?? "";
    if (state !== seen.state && state === "notRunning") seen.ended = now();
    seen.state = state;
    if (records.some((record) => record.type !== "attributes")) seen.content = now();
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (chart.on && !seen.hooked.has(chart)) hook(chart);
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-test-script-state", "class"],
  });

  const act = () => { if (seen.action === 0) seen.action = now(); };
  document.addEventListener("keydown", act, { capture: true });
  seen.rearm = () => { seen.action = 0; };

  // A run so short that the page never showed it as running has ended when its text stood there.
  seen.idle = () => (seen.ended > seen.action ? seen.ended : seen.content);
  const chartsAreDrawn = () =>
    !document.querySelector('[data-testid="stSkeleton"]') &&
    [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((frame) => frame.querySelector(".main-svg"));
  seen.isSettled = (quiet) =>
    seen.state === "notRunning" && seen.answer > seen.action && chartsAreDrawn() &&
    now() - Math.max(seen.answer, seen.ended, seen.chart) > quiet;
})();
