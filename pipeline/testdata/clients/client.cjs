// Opens a warehouse as analysts do in Node, and prints what it sees.
const { DuckDBInstance, DuckDBDecimalValue, version } = require("@duckdb/node-api");

const seen = (value) =>
  value instanceof DuckDBDecimalValue ? { decimal: value.toString() } : typeof value === "bigint" ? Number(value) : value;

async function main(warehouse) {
  const instance = await DuckDBInstance.create(warehouse, { access_mode: "READ_ONLY" });
  const client = await instance.connect();
  const ask = async (query) => (await client.runAndReadAll(query)).getRows().map((row) => row.map(seen));
  const tables = (await ask("select table_name from information_schema.tables order by 1")).map(([name]) => name);
  const unreadable = [];
  for (const name of tables) {
    if ((await client.runAndReadAll(`from "${name}" limit 1`)).columnCount === 0) unreadable.push(name);
  }
  console.log(JSON.stringify({
    version: version(),
    tables,
    comments: await ask("select table_name, comment from duckdb_tables() where table_name = 'mart_communes' union all select column_name, comment from duckdb_columns() where table_name = 'mart_communes' and column_name = 'poor_rate'"),
    rows: await ask("select commune_name, poor_rate, poor_closing from mart_communes order by commune_code"),
    unreadable,
  }));
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
