"use strict";
(() => {
  const { rowsOf, short, tip, common, axis, bars, draw } = charts;
  const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`).value;

  // shade is the scale of a map or heat map over the figures that are shown.
  function shade(figures, format) {
    const values = figures.map((f) => f.value).filter((v) => v !== null);
    return {
      type: "continuous", min: values.length ? Math.min(...values) : 0, max: values.length ? Math.max(...values, Math.min(...values) + 1) : 1, orient: "horizontal", left: "center", bottom: 0, calculable: false, itemWidth: 12, itemHeight: 140,
      inRange: { color: [theme.color("low"), theme.color("mid"), theme.color("high")] }, textStyle: { color: theme.color("soft") }, text: values.length ? [format(Math.max(...values)), format(Math.min(...values))] : ["", ""],
    };
  }

  // onShade chooses ink that can be read on a shade.
  const onShade = (value, scale) => {
    const high = (value - scale.min) / (scale.max - scale.min) > 0.7;
    return theme.dark() ? (high ? "#1a1310" : "#f2e9e4") : (high ? "#ffffff" : "#2b1a13");
  };
  const without = () => ({ color: theme.color("none"), borderColor: theme.color("line") });

  const measures = { 5: { name: "Tỷ lệ hộ nghèo", unit: " %", digits: 1, at: 4 }, 11: { name: "Tỷ lệ hộ cận nghèo", unit: " %", digits: 1, at: 10 }, 7: { name: "Giảm tỷ lệ hộ nghèo", unit: " điểm %", digits: 1, at: 6 } };

  function map(element) {
    const data = JSON.parse(document.getElementById("map-data").textContent), measure = measures[chosen("map")];
    const rows = rowsOf("communes"), by = new Map(rows.map((r) => [r.code, { ...r, figure: r.figures[measure.at] }]));
    const scale = shade(rows.map((r) => r.figures[measure.at]), (v) => v.toFixed(measure.digits).replace(".", ",") + measure.unit);
    const formatter = (p) => { const r = by.get(p.data?.code ?? p.name); return r ? tip(r.name, `${measure.name}: ${r.figure.text || "–"}${r.figure.value === null ? "" : measure.unit}`) : ""; };
    const option = { ...common(), visualMap: scale };
    option.tooltip = { ...option.tooltip, formatter };
    if (data.kind === "boundaries") return boundaries(element, option, data, by, scale);
    return tiles(element, option, data, by, scale);
  }

  function tiles(element, option, data, by, scale) {
    const columns = Math.max(0, ...data.tiles.map((t) => t.column)) + 1, lines = Math.max(0, ...data.tiles.map((t) => t.row)) + 1;
    const side = Math.min(element.clientWidth / columns, 110), tall = Math.max(36, Math.min(side, 72));
    element.style.height = lines * tall + 60 + "px";
    const room = (element.clientWidth - side * columns) / 2;
    const hide = { show: false, type: "category" };
    return {
      ...option, visualMap: { ...scale, seriesIndex: 0 },
      grid: { left: Math.max(0, room), right: Math.max(0, room), top: 4, bottom: 52 },
      xAxis: { ...hide, data: [...Array(columns).keys()].map(String) }, yAxis: { ...hide, inverse: true, data: [...Array(lines).keys()].map(String) },
      series: [{
        type: "heatmap", itemStyle: { borderColor: theme.color("paper"), borderWidth: 3, borderRadius: 4 }, label: { show: side > 44 },
        data: data.tiles.map((t) => {
          const r = by.get(t.code), value = r.figure.value;
          const label = { width: side - 8, overflow: "break", fontSize: side > 80 ? 12 : 10, lineHeight: side > 80 ? 16 : 13, formatter: () => short(r.name) + (side > 70 ? `\n${r.figure.text}` : "") };
          if (value === null) return { value: [t.column, t.row, 0], code: t.code, visualMap: false, itemStyle: without(), label: { ...label, color: theme.color("soft") } };
          return { value: [t.column, t.row, value], code: t.code, label: { ...label, color: onShade(value, scale) } };
        }),
      }],
    };
  }

  function boundaries(element, option, data, by, scale) {
    element.style.height = Math.min(640, Math.max(320, element.clientWidth * 0.7)) + "px";
    echarts.registerMap("boundaries", data.boundaries);
    return {
      ...option,
      series: [{
        type: "map", map: "boundaries", nameProperty: "name", top: 8, bottom: 56, selectedMode: false, roam: false,
        itemStyle: { borderColor: theme.color("paper"), areaColor: theme.color("none") },
        emphasis: { label: { color: theme.color("ink") }, itemStyle: { areaColor: theme.color("near") } },
        label: { show: element.clientWidth > 520, fontSize: 11 }, labelLayout: { hideOverlap: true },
        data: data.boundaries.features.map(({ properties: { name } }) => {
          const r = by.get(name), value = r.figure.value;
          const label = { formatter: () => short(r.name), color: value === null ? theme.color("soft") : onShade(value, scale) };
          return value === null ? { name, code: name, label, visualMap: false, itemStyle: { areaColor: theme.color("none") } } : { name, code: name, value, label };
        }),
      }],
    };
  }

  function plan(element) {
    const rows = rowsOf("plan"), planned = document.getElementById("plan").dataset.planned === "yes", second = chosen("plan") === "1";
    const at = second ? (planned ? 3 : 1) : 0, done = planned ? at + 1 : at;
    const series = [{ name: "Thực hiện", color: theme.color(second ? "near" : "poor"), figures: rows.map((r) => r.figures[done]) }];
    if (planned) series.unshift({ name: "Kế hoạch", color: theme.color("plan"), figures: rows.map((r) => r.figures[at]) });
    return bars(element, rows.map((r) => short(r.name)), series, 110);
  }

  // showHeat leaves the table of the class that is chosen.
  function showHeat() {
    const key = chosen("heat");
    for (const box of document.querySelectorAll(".heat-table")) box.hidden = box.dataset.class !== key;
    return key;
  }

  function heat(element) {
    const key = showHeat();
    const rows = rowsOf("heat-" + key).filter((r) => r.code), names = [...document.querySelectorAll("#indicators li")].map((li) => li.textContent);
    const cells = rows.map((r) => r.figures.slice(1)), scale = shade(cells.flat(), (v) => v.toFixed(0) + " %");
    const wide = element.clientWidth > 900;
    element.style.height = rows.length * 26 + 90 + "px";
    return {
      ...common(), visualMap: scale,
      tooltip: { ...common().tooltip, formatter: ({ value: [x, y] }) => tip(rows[y].name, `${x + 1}. ${names[x]}`, `${cells[y][x].text}${cells[y][x].value === null ? "" : " % số hộ"}`) },
      grid: { left: 8, right: 8, top: 26, bottom: 46, containLabel: true },
      xAxis: { ...axis(names.map((_, i) => String(i + 1))), inverse: false, position: "top", axisLabel: { color: theme.color("soft"), interval: 0 } },
      yAxis: { ...axis(rows.map((r) => short(r.name))), axisLabel: { color: theme.color("soft"), interval: 0, width: 110, overflow: "truncate" } },
      series: [{
        type: "heatmap", itemStyle: { borderColor: theme.color("paper"), borderWidth: 1 }, label: { show: wide, fontSize: 11 },
        data: cells.flatMap((line, y) => line.map((f, x) => {
          if (f.value !== null) return { value: [x, y, f.value], label: { formatter: f.text, color: onShade(f.value, scale) } };
          return { value: [x, y, 0], visualMap: false, itemStyle: without(), label: { formatter: f.text, color: theme.color("soft") } };
        })),
      }],
    };
  }

  function heatClicked({ value }) {
    const rows = rowsOf("heat-" + chosen("heat")).filter((r) => r.code);
    if (value) tables.detail(rows[value[1]].code, value[0]);
  }

  // flows adds up no figure: links between the same classes are drawn apart.
  function flows(element) {
    const narrow = element.clientWidth < 520;
    element.style.height = "26rem";
    const colors = { poor: theme.color("poor"), near_poor: theme.color("near"), not_listed: theme.color("plan"), gone: theme.color("plan") };
    const rows = rowsOf("flows").filter((r) => r.figures[2].value > 0);
    const nodes = new Map(), order = Object.keys(colors);
    const links = rows.map((r) => {
      const { from, to } = r.row.dataset, source = "start " + from, target = "end " + to;
      nodes.set(source, { name: source, depth: 0, itemStyle: { color: colors[from] }, words: r.row.cells[1].textContent, label: { position: "right" } });
      nodes.set(target, { name: target, depth: 1, itemStyle: { color: colors[to] }, words: r.row.cells[2].textContent, label: { position: "left" } });
      return { source, target, value: r.figures[2].value, words: `${r.name}: ${r.figures[2].text} hộ` };
    });
    return {
      ...common(),
      tooltip: { ...common().tooltip, formatter: (p) => tip(p.data.words || nodes.get(p.name).words) },
      title: [{ text: "Đầu năm", left: 0, textStyle: { fontSize: 13, color: theme.color("soft") } }, { text: "Cuối năm", right: 0, textStyle: { fontSize: 13, color: theme.color("soft") } }],
      series: [{
        type: "sankey", left: 4, right: 4, top: 30, bottom: 8, nodeWidth: 14, nodeGap: 14, draggable: false, emphasis: { focus: "adjacency" }, layoutIterations: 0, links,
        data: [...nodes.values()].sort((a, b) => order.indexOf(a.name.split(" ")[1]) - order.indexOf(b.name.split(" ")[1])),
        lineStyle: { color: "source", opacity: theme.dark() ? 0.4 : 0.3, curveness: 0.5 }, label: { color: theme.color("ink"), fontSize: narrow ? 11 : 13, formatter: (p) => nodes.get(p.name).words },
      }],
    };
  }

  // pairs is a chart of poor and near-poor by line.
  const pairs = (id) => (element) => {
    const rows = rowsOf(id);
    return bars(element, rows.map((r) => r.name), [
      { name: "Hộ nghèo", color: theme.color("poor"), figures: rows.map((r) => r.figures[0]) },
      { name: "Hộ cận nghèo", color: theme.color("near"), figures: rows.map((r) => r.figures[2]) }]);
  };

  function quality(element) {
    const rows = rowsOf("quality");
    return bars(element, rows.map((r) => short(r.name)), [{ name: "Số phát hiện", color: theme.color("accent"), figures: rows.map((r) => r.figures[0]) }], 110);
  }

  // The tables answer at once; the charts follow when the browser is idle, those
  // that come into view before the others, and all of them before a print.
  const waiting = new Map([
    ["chart-map", () => draw("chart-map", map)],
    ["chart-plan", () => draw("chart-plan", plan)],
    ["chart-heat", () => draw("chart-heat", heat, heatClicked)],
    ["chart-flows", () => draw("chart-flows", flows)],
    ["chart-causes", () => draw("chart-causes", pairs("causes"))],
    ["chart-ethnicities", () => draw("chart-ethnicities", pairs("ethnicities"))],
    ["chart-quality", () => draw("chart-quality", quality)],
  ]);
  function drawn(id) {
    const drawing = waiting.get(id);
    if (!waiting.delete(id)) return;
    drawing();
    if (!waiting.size) document.documentElement.dataset.drawn = "yes";
  }
  const idle = window.requestIdleCallback || ((next) => setTimeout(next, 1));
  function drawNext() {
    if (!waiting.size) return;
    drawn(waiting.keys().next().value);
    idle(drawNext);
  }

  theme.start();
  tables.start();
  showHeat();
  const seen = new IntersectionObserver((entries) => { for (const e of entries) if (e.isIntersecting) drawn(e.target.id); }, { rootMargin: "200px" });
  for (const id of waiting.keys()) if (document.getElementById(id)) seen.observe(document.getElementById(id));
  idle(drawNext);
  addEventListener("beforeprint", () => { for (const id of [...waiting.keys()]) drawn(id); });
  for (const field of document.querySelectorAll(".switch")) {
    field.hidden = false;
    field.addEventListener("change", () => charts.redraw("chart-" + field.dataset.for));
  }
  theme.onChange(charts.redrawAll);
  let frame = 0;
  addEventListener("resize", () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(charts.resized); });
})();
