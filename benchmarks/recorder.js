// Put into every page before its own scripts: when did the script run, when was a chart last drawn?
// Times are milliseconds since the navigation began, as the page itself sees them.
(() => {
  const seen = { action: 0, idle: 0, chart: 0, state: "", hooked: new WeakSet() };
  window.benchmark = seen;
  const now = () => performance.now();

  const look = () => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState ?? "";
    if (state !== seen.state) {
      seen.state = state;
      if (state === "notRunning") seen.idle = now();
    }
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (seen.hooked.has(chart) || !chart.on) continue;
      seen.hooked.add(chart);
      seen.chart = now();
      chart.on("plotly_afterplot", () => { seen.chart = now(); });
    }
  };

  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state", "class"],
  });

  const act = () => { if (seen.action === 0) seen.action = now(); };
  document.addEventListener("keydown", act, { capture: true });

  seen.rearm = () => { seen.action = 0; };
  seen.isQuietFor = (milliseconds) => now() - Math.max(seen.idle, seen.chart) > milliseconds;
  seen.chartsAreDrawn = () => {
    const frames = document.querySelectorAll('[data-testid="stPlotlyChart"]');
    return [...frames].every((frame) => frame.querySelector(".main-svg"));
  };
  seen.isSettled = (quiet) =>
    seen.state === "notRunning" && seen.idle > seen.action && seen.chartsAreDrawn() && seen.isQuietFor(quiet);
})();
