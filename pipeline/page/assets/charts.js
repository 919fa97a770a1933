"use strict";
// What all charts share: they are drawn from the tables of the page.
const charts = (() => {
  const drawn = new Map(); // element id → { draw, chart }

  // figures reads a cell: its value for the drawing, its text for the reader.
  const figure = (cell) => ({ value: cell.dataset.v === "" ? null : Number(cell.dataset.v), text: cell.textContent, hidden: cell.classList.contains("hidden") });

  // rowsOf reads the body of a table: name, code and the figures after the name.
  function rowsOf(id) {
    return [...document.getElementById(id).tBodies[0].rows].map((row) => ({
      row, code: row.dataset.code, name: row.cells[0].textContent, figures: [...row.cells].slice(1).map(figure),
    }));
  }

  const short = (name) => name.replace(/^(Xã|Phường|Thị trấn)\s+/i, "");

  // tip is a tooltip as nodes, so that a name is never read as HTML.
  function tip(...lines) {
    const box = document.createElement("div");
    lines.forEach((line, i) => {
      const part = document.createElement(i ? "div" : "strong");
      part.textContent = line;
      box.append(part);
    });
    return box;
  }

  // common is what every option begins with.
  function common() {
    const ink = theme.color("ink"), paper = theme.color("paper"), line = theme.color("line");
    return {
      animation: false, backgroundColor: "transparent", textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: { confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink } },
    };
  }

  // axis is a category axis of names or a value axis of counts.
  function axis(data) {
    const base = { axisLabel: { color: theme.color("soft"), lineHeight: 15 }, axisLine: { lineStyle: { color: theme.color("line") } }, splitLine: { lineStyle: { color: theme.color("line") } }, axisTick: { show: false } };
    if (!data) return { ...base, type: "value", minInterval: 1, axisLabel: { ...base.axisLabel, formatter: grouped, hideOverlap: true } };
    return { ...base, type: "category", data, inverse: true, splitLine: { show: false } };
  }

  // grouped writes a round number of an axis: 1.500; 2,5.
  const grouped = (value) => String(value).replace("-", "−").replace(".", ",").replace(/\B(?=(\d{3})+(?!\d))/g, ".");

  // bars is a chart of horizontal bars; series are { name, color, figures }.
  function bars(element, names, series, labelWidth) {
    const narrow = element.clientWidth < 520;
    const size = series.length > 1 ? 40 : 26;
    element.style.height = Math.max(220, names.length * size + 90) + "px";
    return {
      ...common(),
      legend: { top: 0, textStyle: { color: theme.color("ink") }, data: series.map((s) => s.name), show: series.length > 1 },
      grid: { left: 8, right: narrow ? 48 : 64, top: 36, bottom: 8, containLabel: true },
      xAxis: { ...axis(), position: "top", splitNumber: narrow ? 3 : 5 },
      yAxis: (() => { const y = axis(names); y.axisLabel = { ...y.axisLabel, width: labelWidth || (narrow ? 110 : 170), overflow: "break", interval: 0 }; return y; })(),
      tooltip: { ...common().tooltip, trigger: "axis", axisPointer: { type: "shadow" }, formatter: (points) => tip(names[points[0].dataIndex], ...series.map((s) => `${s.name}: ${s.figures[points[0].dataIndex].text || "–"}`)) },
      series: series.map((s) => ({
        type: "bar", name: s.name, barMaxWidth: 16, itemStyle: { color: s.color },
        data: s.figures.map((f) => (f.value === null ? { value: 0 } : { value: f.value })),
        label: { show: true, position: "right", color: theme.color("soft"), fontSize: 11, formatter: (p) => s.figures[p.dataIndex].text },
      })),
    };
  }

  // draw puts a chart on an element; build is called again when colours change.
  function draw(id, build, click) {
    const element = document.getElementById(id);
    if (!element) return;
    const redraw = () => {
      const old = drawn.get(id);
      if (old && old.chart) old.chart.dispose();
      const option = build(element);
      const chart = echarts.init(element, null, { renderer: "svg" });
      chart.setOption(option);
      if (click) chart.on("click", click);
      drawn.set(id, { redraw, chart, width: element.clientWidth });
    };
    redraw();
  }

  const redraw = (id) => drawn.get(id)?.redraw();
  const redrawAll = () => { for (const { redraw } of [...drawn.values()]) redraw(); };

  // resized draws again what has another width than when it was drawn.
  function resized() {
    for (const [id, { redraw, width }] of [...drawn]) if (document.getElementById(id).clientWidth !== width) redraw();
  }
  return { rowsOf, short, tip, common, axis, bars, draw, redraw, redrawAll, resized, grouped };
})();
