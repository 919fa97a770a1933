-- The named functions that the selects use and that differ between engines.
-- fold_word: NFC, lower case, every run of white space of any kind one space: how a coded word is compared (no code word has a movable tone mark).
create or replace macro fold_word(x) as trim(regexp_replace(lower(nfc_normalize(x)), '[\s\p{Z}\x{200B}\x{FEFF}]+', ' ', 'g'));
-- code_of: the code of a typed word by a map of words to codes; null for a word that it has not. Most are words of the list but for capitals.
create or replace macro code_of(codes, x) as coalesce(map_extract(codes, lower(x))[1], map_extract(codes, fold_word(x))[1]);
-- number_text: how a household number is compared: NFC, lower case, plain digits and letters for full-width ones, no zero-width characters, single spaces. Most are plain already.
create or replace macro number_text(x) as
  case when regexp_full_match(x, '[0-9a-z./-]*') then x else
  trim(regexp_replace(regexp_replace(lower(translate(nfc_normalize(x), '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．／－',
    '0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz./-')), '[\x{00AD}\x{200B}-\x{200D}\x{2060}\x{FEFF}]', '', 'g'), '[\s\x{0085}\x{00A0}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+', ' ', 'g')) end;
-- digits_key: 001 is 1 where the text is digits only.
create or replace macro digits_key(x) as case when regexp_full_match(x, '0+') then '0' when regexp_full_match(x, '[0-9]+') then ltrim(x, '0') else x end;
-- number_key: the number in keys: number_text, and 001 is 1. The number shown stays as typed.
create or replace macro number_key(x) as digits_key(number_text(x));
-- as_integer: digits, alone, with a zero fraction, or grouped by three with one kind of separator (1.050 is a thousand and fifty); anything else is null.
create or replace macro as_integer(x) as
  case when regexp_full_match(trim(x), '-?\d{1,15}([.,]0{1,2}|[.,]0{4,})?') then cast(regexp_extract(trim(x), '-?\d+') as bigint)
       when regexp_full_match(trim(x), '-?[1-9]\d{0,2}((\.\d{3})+|(,\d{3})+|([ \x{00A0}\x{2009}\x{202F}]\d{3})+)') then try_cast(regexp_replace(x, '[^\d-]', '', 'g') as bigint) end;
-- as_money: đồng; as as_integer, also with the word đồng or in scientific notation.
create or replace macro as_money(x) as
  case when as_integer(x) is not null then as_integer(x)
       when regexp_full_match(trim(x), '\d{1,12}\s*(đ|đồng)') or regexp_full_match(trim(x), '\d{1,3}((\.\d{3})+|(,\d{3})+|( \d{3})+)\s*(đ|đồng)')
         then try_cast(regexp_replace(x, '[^\d]', '', 'g') as bigint)
       when regexp_full_match(trim(x), '\d(\.\d+)?[eE]\+?\d{1,2}') then try_cast(try_cast(trim(x) as double) as bigint) end;
-- as_amount: a sum with decimals, not below zero; three digits behind one separator may be thousands or decimals and are null (write 5465, 5465,0 or 5,4650).
create or replace macro as_amount(x) as
  case when regexp_full_match(trim(x), '\d{1,12}([.,](\d{1,2}|\d{4,18}))?') or regexp_full_match(trim(x), '(0|\d{4,12})[.,]\d{3}')
         then try_cast(replace(trim(x), ',', '.') as decimal(18, 6))
       when regexp_full_match(trim(x), '[1-9]\d{0,2}((\.\d{3}){2,3}|(,\d{3}){2,3}|([ \x{00A0}\x{2009}\x{202F}]\d{3}){1,3})') then try_cast(regexp_replace(x, '[^\d]', '', 'g') as decimal(18, 6)) end;
-- amount_text: a sum as people write it: no grouping, a comma, no zeros at the end.
create or replace macro amount_text(x) as replace(regexp_replace(cast(x as varchar), '[.]0+$|([.][0-9]*[1-9])0+$', '\1'), '.', ',');
-- figure_text: a measure as people read it: two decimals with a comma, none where it is whole.
create or replace macro figure_text(x) as replace(regexp_replace(cast(cast(x as decimal(18, 2)) as varchar), '[.]00$', ''), '.', ',');
-- as_decimal: comma or point; cut, not rounded, after six decimals, so that no value crosses a bound that has six or fewer.
create or replace macro as_decimal(x) as
  case when regexp_full_match(trim(x), '-?\d{1,9}([.,]\d+)?') then try_cast(replace(regexp_extract(trim(x), '-?\d{1,9}([.,]\d{1,6})?'), ',', '.') as decimal(18, 6)) end;
-- as_year: four digits that can be a year of birth or of a list.
create or replace macro as_year(x) as
  case when regexp_full_match(trim(x), '(18|19|20|21)\d{2}([.,]0+)?') then cast(substr(trim(x), 1, 4) as integer) end;
-- as_date: yyyy-mm-dd (as the reader lands the days of date cells) or dd/mm/yyyy, the year in four digits; a bare year is no date, nor are digits alone.
create or replace macro as_date(x) as
  case when regexp_full_match(trim(x), '\d{4}-\d{1,2}-\d{1,2}.*') then cast(try_strptime(substr(trim(x), 1, 10), '%Y-%m-%d') as date)
       when regexp_full_match(trim(x), '\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{4}')
         then cast(try_strptime(regexp_replace(trim(x), '\s*[-./]\s*', '/', 'g'), '%d/%m/%Y') as date) end;
-- day_text: a day as people write it, dd/mm/yyyy.
create or replace macro day_text(x) as strftime(x, '%d/%m/%Y');
-- days_between: whole days from one day to another.
create or replace macro days_between(from_day, to_day) as cast(cast(to_day as date) - cast(from_day as date) as integer);
-- full_years: whole years from one day to another.
create or replace macro full_years(from_day, to_day) as
  cast(year(cast(to_day as date)) - year(cast(from_day as date))
    - case when month(cast(to_day as date)) * 100 + day(cast(to_day as date)) < month(cast(from_day as date)) * 100 + day(cast(from_day as date)) then 1 else 0 end as integer);
-- add_months: the same day so many months on, the last day of the month where it has no such day.
create or replace macro add_months(from_day, months) as cast(cast(from_day as date) + to_months(cast(months as integer)) as date);
-- rate_percent: 100 × part / whole, two decimals, half up, exact; null on a zero whole.
create or replace macro rate_percent(part, whole) as
  case when whole > 0 then cast(cast((cast(part as hugeint) * 20000 + cast(whole as hugeint)) // (cast(whole as hugeint) * 2) as decimal(18, 0)) * 0.01 as decimal(9, 2)) end;
-- rate_points: 100 × (a1/b1 − a2/b2) in % points, two decimals, half away from zero, exact; null on a zero base.
create or replace macro rate_points(a1, b1, a2, b2) as
  case when b1 > 0 and b2 > 0 then cast(cast(sign(cast(a1 as hugeint) * b2 - cast(a2 as hugeint) * b1)
    * ((abs(cast(a1 as hugeint) * b2 - cast(a2 as hugeint) * b1) * 20000 + cast(b1 as hugeint) * b2) // (cast(b1 as hugeint) * b2 * 2)) as decimal(18, 0)) * 0.01 as decimal(9, 2)) end;
-- fingerprint: sha256 as hex.
create or replace macro fingerprint(x) as sha256(x);
-- id_prefix: of a national id (CCCD, 12 digits) the fourth digit, century and sex, with the two of the birth year.
create or replace macro id_prefix(id) as substr(id, 4, 3);
-- expected_id_prefix: what id_prefix is for a person born in that year: 0 and 1 for men and women born in 1900–1999, 2 and 3 in 2000–2099.
create or replace macro expected_id_prefix(birth_year, sex) as
  cast((birth_year - birth_year % 100 - 1900) // 100 * 2 + case sex when 'male' then 0 else 1 end as string) || lpad(cast(birth_year % 100 as string), 2, '0');
-- name_likeness: Jaro–Winkler similarity of two folded names, 0 to 100, cut to whole per cent.
create or replace macro name_likeness(a, b) as coalesce(cast(floor(jaro_winkler_similarity(a, b) * 100) as integer), 0);
-- digits_apart: in how many places two texts of one length differ; null for two lengths, which hamming refuses with an error.
create or replace macro digits_apart(a, b) as case when strlen(a) = strlen(b) then hamming(a, b) end;
-- same_digits: two years written with the same digits in another order.
create or replace macro same_digits(a, b) as list_sort(string_split(cast(a as varchar), '')) = list_sort(string_split(cast(b as varchar), ''));
-- is_digits: exactly n digits.
create or replace macro is_digits(x, n) as length(x) = n and regexp_full_match(x, '[0-9]+');
-- plain_word: a folded text without its marks, d for đ.
create or replace macro plain_word(x) as replace(strip_accents(x), 'đ', 'd');
-- whole_part: how often b goes into a, without the rest.
create or replace macro whole_part(a, b) as a // b;
-- joined: the texts of pairs (key, text) in the order of the keys, null left out; null where there is none.
create or replace macro joined(pairs, separator) as list_aggregate(list_transform(list_sort(pairs), p -> p[2]), 'string_agg', separator);
