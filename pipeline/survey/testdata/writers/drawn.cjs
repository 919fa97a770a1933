// Writes drawn workbooks with SheetJS: node drawn.cjs DIR SEED
const XLSX = require("xlsx");
const [folder, seed] = process.argv.slice(2);
let state = Number(seed);
const draw = (n) => (state = (state * 48271) % 2147483647) % n; // the minimal standard generator
const words = ["Nà Cà", " hai  cách ", "01969", "x", "a & b < c > \"d\" 'e'", "dòng\nhai", "Đặng Thị Quý", "-", "1.500.000", "Bản Mún 😀", "ộ".repeat(40)];
const one = () => [
  null, words[draw(words.length)], words[draw(words.length)], draw(1e9), draw(1e9) / 7, draw(2) === 1, new Date(Date.UTC(1950 + draw(80), draw(12), 1 + draw(28))),
][draw(7)];
for (const [name, options] of [["inline", {}], ["shared", { bookSST: true }], ["stored", { compression: false }], ["iso-dates", { cellDates: true }]]) {
  const book = XLSX.utils.book_new();
  for (const title of ["Hộ", "Thành viên"]) {
    const rows = Array.from({ length: 1 + draw(40) }, () => Array.from({ length: 1 + draw(30) }, one));
    const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: true });
    sheet["B60"] = { t: "n", f: "1+1", v: 2 };
    sheet["C60"] = { t: "e", v: 42 };
    sheet["!ref"] = "A1:AF60";
    sheet["!merges"] = [XLSX.utils.decode_range("A60:A61")];
    XLSX.utils.book_append_sheet(book, sheet, title);
  }
  XLSX.writeFile(book, `${folder}/sheetjs-${name}.xlsx`, { compression: true, ...options });
}
