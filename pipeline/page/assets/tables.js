"use strict";
// Sorting, filtering and keyboard ways through the tables.
const tables = (() => {
  // fold makes names comparable without marks: "Đôn Phong" is found by "don".
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
  const order = new Intl.Collator("vi", { numeric: true });

  // columnOf counts the columns before a header cell over both header rows.
  function columnOf(cell) {
    const [first, second] = cell.closest("thead").rows;
    if (cell.parentNode === first) {
      let column = 0;
      for (const before of first.cells) {
        if (before === cell) return column;
        column += before.colSpan;
      }
    }
    const spanning = [...first.cells].filter((head) => head.rowSpan > 1).length;
    return spanning + [...second.cells].indexOf(cell);
  }

  // valueOf is what a row sorts by; a blank or hidden figure has none.
  function valueOf(row, column) {
    const cell = row.cells[column];
    if (cell.dataset.v === undefined) return cell.textContent.trim() || null;
    return cell.dataset.v === "" ? null : Number(cell.dataset.v);
  }

  function sort(button) {
    const head = button.closest("th"), table = button.closest("table"), body = table.tBodies[0];
    const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", direction);
    const column = columnOf(head), sign = direction === "ascending" ? 1 : -1;
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
    rows.sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
      return sign * (typeof a.value === "number" ? a.value - b.value : order.compare(a.value, b.value));
    });
    body.append(...rows.map(({ row }) => row));
  }

  function filter() {
    const name = document.getElementById("filter-name"), result = document.getElementById("filter-result");
    const wanted = fold(name.value), rows = [...document.getElementById("communes").tBodies[0].rows];
    let left = 0;
    for (const row of rows) {
      row.hidden = !fold(row.cells[0].textContent).includes(wanted) || Boolean(result && result.value && row.dataset.result !== result.value);
      if (!row.hidden) left++;
    }
    document.getElementById("filter-count").textContent = `Hiện ${left} trên ${rows.length} đơn vị`;
  }

  // detail tells the households of one commune and indicator by class.
  function detail(code, indicator) {
    const panel = document.getElementById("heat-detail"), name = document.getElementById("indicators").children[indicator].textContent;
    const lines = [];
    for (const box of document.querySelectorAll(".heat-table")) {
      const row = [...box.querySelectorAll("tbody tr")].find((candidate) => candidate.dataset.code === code);
      const cell = row.cells[indicator + 2], size = row.cells[1].textContent, caption = box.querySelector("caption").textContent.split(":")[0];
      if (!lines.length) lines.push(`${row.cells[0].textContent}: ${indicator + 1}. ${name}`);
      const rate = cell.dataset.v === "" ? "" : ` (${cell.textContent} %)`;
      const hidden = cell.classList.contains("hidden"), known = `${cell.dataset.count} trong ${size} hộ${rate}`;
      lines.push(size === "" ? `${caption}: chưa có số liệu` : `${caption} thiếu hụt: ${hidden ? "số nhỏ, không nêu" : known}`);
    }
    panel.replaceChildren(...lines.map((line, i) => {
      const p = document.createElement("p");
      const part = document.createElement(i ? "span" : "strong");
      part.textContent = line;
      p.append(part);
      return p;
    }));
  }

  // grid makes a heat table one stop of the Tab key, with arrows inside.
  function grid(table) {
    const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(".cell")]);
    let [line, column] = [0, 0];
    const select = (cell) => detail(cell.closest("tr").dataset.code, [...cell.parentNode.children].indexOf(cell) - 2);
    const go = (toLine, toColumn, focus) => {
      rows[line][column].tabIndex = -1;
      line = Math.min(Math.max(toLine, 0), rows.length - 1);
      column = Math.min(Math.max(toColumn, 0), rows[line].length - 1);
      rows[line][column].tabIndex = 0;
      if (focus) rows[line][column].focus();
    };
    if (!rows.length || !rows[0].length) return;
    go(0, 0, false);
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0], Home: [0, -99], End: [0, 99] };
    table.addEventListener("keydown", (event) => {
      if (moves[event.key]) go(line + moves[event.key][0], column + moves[event.key][1], true);
      else if (event.key === "Enter" || event.key === " ") select(rows[line][column]);
      else return;
      event.preventDefault();
    });
    table.addEventListener("click", (event) => {
      const cell = event.target.closest(".cell");
      if (!cell) return;
      const at = rows.findIndex((cells) => cells.includes(cell));
      go(at, rows[at].indexOf(cell), true);
      select(cell);
    });
  }

  function start() {
    for (const button of document.querySelectorAll("[data-sortable] .sort")) button.addEventListener("click", () => sort(button));
    document.querySelector(".filters").hidden = false;
    for (const id of ["filter-name", "filter-result"]) document.getElementById(id)?.addEventListener("input", filter);
    filter();
    for (const table of document.querySelectorAll(".heat")) grid(table);
  }
  return { start, detail };
})();
