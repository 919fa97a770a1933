package survey

import (
	"context"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// readStyles returns for every style of cells whether it shows a number as a
// day. Of all that a style says this alone can decide a value: in a workbook
// that counts from 1904 the serials of 1908 to 1910 look like years.
func readStyles(ctx context.Context, c *container, part string) ([]bool, error) {
	if part == "" {
		return nil, nil
	}
	own := map[string]string{} // formats of the workbook, by number
	var dates []bool
	err := c.read(ctx, part, "styleSheet", func(p *xmlPart, start xml.StartElement) error {
		switch start.Name.Local {
		case "numFmts":
			return p.children(func(format xml.StartElement) error {
				if own[attribute(format, "numFmtId")] = attribute(format, "formatCode"); len(own) > mostFormats {
					return tooManyFormats()
				}
				return p.skip()
			})
		case "cellXfs":
			return p.children(func(style xml.StartElement) error {
				number := attribute(style, "numFmtId")
				code, defined := own[number]
				if dates = append(dates, defined && isDayFormat(code) || !defined && builtInDays[number]); len(dates) > mostFormats {
					return tooManyFormats()
				}
				return p.skip()
			})
		}
		return p.skip()
	})
	return dates, err
}

func tooManyFormats() error {
	return refuse(codeTooLargeFile, "what", "số định dạng ô", "what_en", "the number of cell formats", "limit", strconv.Itoa(mostFormats))
}

// builtInDays are the formats with a day, a month or a year that spreadsheets
// know without saying; 27 to 58 are those of East Asian editions.
var builtInDays = func() map[string]bool {
	days := map[string]bool{"14": true, "15": true, "16": true, "17": true, "22": true}
	for _, span := range [][2]int{{27, 31}, {36, 36}, {50, 54}, {57, 58}} {
		for n := span[0]; n <= span[1]; n++ {
			days[strconv.Itoa(n)] = true
		}
	}
	return days
}()

// quoted is what a number format shows as it stands: texts, escaped signs,
// colours and locales.
var quoted = regexp.MustCompile(`"[^"]*"|\\.|_.|\[[^\]]*\]`)

func isDayFormat(code string) bool {
	code = strings.ToLower(quoted.ReplaceAllString(code, ""))
	return strings.ContainsAny(code, "dy") && !strings.Contains(code, "general") && !strings.Contains(code, "standard")
}

// showsDay says whether a cell of a style is shown as a day.
func (x *xmlRows) showsDay(style string) bool {
	n, err := strconv.Atoi(style)
	return err == nil && 0 <= n && n < len(x.dates) && x.dates[n]
}
