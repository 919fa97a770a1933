-- The named functions of functions_duckdb.sql that sql/20_checks to sql/50_marts use, for Apache Spark 4.
-- One statement each, ended by ; at the end of a line. add_months is Spark's own; nfc_text, without_marks and name_likeness are run_spark.py's.
create or replace temporary function digits_key(x string) returns string return
  case when x <> '' and translate(x, '0', '') = '' then '0' when x <> '' and translate(x, '0123456789', '') = '' then trim(leading '0' from x) else x end;
create or replace temporary function number_text(x string) returns string return
  case when translate(x, '0123456789abcdefghijklmnopqrstuvwxyz./-', '') = '' then x else
  trim(regexp_replace(regexp_replace(lower(translate(nfc_text(x), '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．／－İΣ',
    '0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz./-iσ')), r'[\x{00AD}\x{200B}-\x{200D}\x{2060}\x{FEFF}]', ''), r'[ \t\n\f\r\x{0085}\x{00A0}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+', ' ')) end;
create or replace temporary function number_key(x string) returns string return digits_key(number_text(x));
create or replace temporary function amount_text(x decimal(38, 6)) returns string return
  replace(regexp_replace(cast(x as string), '[.]0+$|([.][0-9]*[1-9])0+$', '$1'), '.', ',');
create or replace temporary function figure_text(x decimal(38, 6)) returns string return
  replace(regexp_replace(cast(cast(x as decimal(18, 2)) as string), '[.]00$', ''), '.', ',');
create or replace temporary function day_text(x date) returns string return date_format(x, 'dd/MM/yyyy');
create or replace temporary function days_between(from_day date, to_day date) returns int return datediff(to_day, from_day);
create or replace temporary function full_years(from_day date, to_day date) returns int return
  year(to_day) - year(from_day) - case when month(to_day) * 100 + day(to_day) < month(from_day) * 100 + day(from_day) then 1 else 0 end;
create or replace temporary function whole_part(a decimal(38, 0), b decimal(38, 0)) returns bigint return a div b;
create or replace temporary function rate_percent(part decimal(38, 0), whole decimal(38, 0)) returns decimal(9, 2) return
  case when whole > 0 then cast(cast((part * 20000 + whole) div (whole * 2) as decimal(18, 0)) * 0.01 as decimal(9, 2)) end;
create or replace temporary function rate_points(a1 decimal(38, 0), b1 decimal(38, 0), a2 decimal(38, 0), b2 decimal(38, 0)) returns decimal(9, 2) return
  case when b1 > 0 and b2 > 0 then cast(cast(case when a1 * b2 < a2 * b1 then -1 else 1 end
    * ((abs(a1 * b2 - a2 * b1) * 20000 + b1 * b2) div (b1 * b2 * 2)) as decimal(18, 0)) * 0.01 as decimal(9, 2)) end;
create or replace temporary function fingerprint(x string) returns string return sha2(x, 256);
create or replace temporary function id_prefix(id string) returns string return substr(id, 4, 3);
create or replace temporary function expected_id_prefix(birth_year int, sex string) returns string return
  cast((birth_year - birth_year % 100 - 1900) div 100 * 2 + case sex when 'male' then 0 else 1 end as string) || lpad(cast(birth_year % 100 as string), 2, '0');
create or replace temporary function digits_apart(a string, b string) returns int return
  case when octet_length(a) = octet_length(b) then size(filter(sequence(1, greatest(octet_length(a), 1)), i -> substr(encode(a, 'UTF-8'), i, 1) <> substr(encode(b, 'UTF-8'), i, 1))) end;
create or replace temporary function same_digits(a int, b int) returns boolean return
  array_sort(split(cast(a as string), '')) = array_sort(split(cast(b as string), ''));
create or replace temporary function is_digits(x string, n int) returns boolean return length(x) = n and x <> '' and translate(x, '0123456789', '') = '';
create or replace temporary function plain_word(x string) returns string return replace(without_marks(x), 'đ', 'd');
create or replace temporary function joined(pairs array<struct<key: string, text: string>>, separator string) returns string return
  case when size(filter(pairs, p -> p.text is not null)) > 0 then array_join(transform(array_sort(transform(pairs, p -> struct(p.key is null as unknown, p.key as key, p.text as text))), p -> p.text), separator) end;
