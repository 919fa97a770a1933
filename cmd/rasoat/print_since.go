package main

import (
	"path/filepath"

	"rasoat/pipeline"
)

// printSince prints how the findings differ from those of an earlier check; the
// findings themselves only when listed says so. limit 0 lists all.
func (c *console) printSince(s *pipeline.Comparison, listed bool, limit int) {
	if s == nil {
		if listed {
			c.print("\nChưa có lần kiểm tra trước để so sánh.", "\nThere is no earlier check to compare with.")
		}
		return
	}
	before := c.say("lần kiểm tra trước", "the check before")
	switch {
	case s.From != "":
		before = s.From
	case !s.Since.IsZero():
		before += s.Since.Local().Format(c.say(" (02/01/2006 15:04)", " (2006-01-02 15:04)"))
	}
	c.print("\n%s: đã sửa %s, mới %s, còn lại %s", "\n%s: %s mended, %s new, %s remain",
		c.paint(bold, c.say("So với ", "Since ")+harmless(before)), c.count(int64(len(s.Mended))), c.count(int64(len(s.Fresh))), c.count(int64(len(s.Remain))))
	if !listed {
		return
	}
	c.printListed(c.say("Đã sửa", "Mended"), s.Mended, limit)
	c.printListed(c.say("Mới", "New"), s.Fresh, limit)
	c.printListed(c.say("Còn lại", "Remain"), s.Remain, limit)
}

func (c *console) printListed(title string, findings []pipeline.Finding, limit int) {
	if len(findings) == 0 {
		return
	}
	c.print("%s", "%s", c.paint(bold, title))
	for i, f := range findings {
		if limit > 0 && i == limit {
			c.print("  … và %s chỗ nữa; xem tất cả: --limit 0", "  … and %s more; for all: --limit 0", c.count(int64(len(findings)-limit)))
			break
		}
		c.printPlace(c.severity(f.Severity)+" "+harmless(f.Code)+" · ", f)
	}
}

// printWritten names the files written, the copies as one folder.
func (c *console) printWritten(files []string) {
	if len(files) == 0 {
		return
	}
	list := files[len(files)-1]
	c.print("\n%s: %s", "\n%s: %s", c.paint(bold, c.say("Mọi phát hiện", "All findings")), list)
	if copies := len(files) - 1; copies > 0 {
		c.print("%s: %s (%s tệp)", "%s: %s (%s files)", c.paint(bold, c.say("Bản cần sửa để gửi lại các xã", "Marked copies to send back to the communes")),
			filepath.Join(filepath.Dir(list), pipeline.MendFolder), c.count(int64(copies)))
	}
}
