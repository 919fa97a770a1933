// Package docx writes Word documents: paragraphs, tables, page numbers, in
// WordprocessingML (ISO/IEC 29500) that Word and LibreOffice open and edit.
//
// It is written here because no kept library fits: go-docx of fumiama is
// AGPL-3.0, unioffice is sold, gomutex/godocx is unmaintained and its forks are
// months old without users, and none of them promises equal bytes for equal
// documents. What a letter needs is a small part of the format: the parts that
// never change are files under parts/, the text goes through encoding/xml.
//
// It knows nothing of reports: no sentence, no figure, no office stands here.
// Equal documents give equal bytes; the only time in a file is the one given.
package docx
