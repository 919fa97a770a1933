package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// count writes a whole number with its thousands apart, as the language does:
// 8.690 or 8,690.
func (c *console) count(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	digits := strconv.FormatInt(n, 10)
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), c.say(".", ","))
}

// change is count with a sign for what grew.
func (c *console) change(n int64) string {
	if n > 0 {
		return "+" + c.count(n)
	}
	return c.count(n)
}

// points writes a rate with the two decimals of the forms: 4,10.
func (c *console) points(d decimal.Decimal) string {
	text := c.figure(d.Truncate(0))
	if d.IsNegative() && d.IntPart() == 0 {
		text = "-0"
	}
	fixed := d.StringFixed(2)
	return text + c.say(",", ".") + fixed[len(fixed)-2:]
}

// figure writes a decimal without needless zeros: 361 or 4,15.
func (c *console) figure(d decimal.Decimal) string {
	whole, part, _ := strings.Cut(d.String(), ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return d.String()
	}
	text := c.count(n)
	if n == 0 && d.IsNegative() {
		text = "-0"
	}
	if part = strings.TrimRight(part, "0"); part != "" {
		text += c.say(",", ".") + part
	}
	return text
}

// elapsed writes a duration in seconds.
func (c *console) elapsed(d time.Duration) string {
	text := fmt.Sprintf("%.2f s", d.Seconds())
	return strings.Replace(text, ".", c.say(",", "."), 1)
}

// wait writes how long something will last, in seconds below a minute and a half.
func (c *console) wait(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%.0f s", d.Seconds())
	}
	return fmt.Sprintf(c.say("%.0f phút", "%.0f min"), d.Minutes())
}

// size writes a number of bytes for people.
func (c *console) size(bytes int64) string {
	text := fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	if bytes < 1e6 {
		text = fmt.Sprintf("%.0f KB", float64(bytes)/1e3)
	}
	return strings.Replace(text, ".", c.say(",", "."), 1)
}

// date writes a day as the language does: 05/10/2023 or 2023-10-05.
func (c *console) date(day time.Time) string {
	return day.Format(c.say("02/01/2006", time.DateOnly))
}

// plural is an English noun after a number.
func plural(n int64, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
