package pipeline

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// RedactedFile is the warehouse without direct identifiers, in the folder of
// results; the marts lie beside it as Parquet.
const RedactedFile = redactedFolder + "/" + WarehouseFile

const redactedFolder = "an-danh"

// SaltFile, in the campaign folder, holds the secret that household numbers
// are hashed with: whoever has it can tell which token is which household.
const SaltFile = ".rasoat-salt"

// writeRedacted writes the redacted warehouse and marts into the folder next,
// where they are asked for, and returns the names of the files.
func (w *work) writeRedacted(ctx context.Context, next string) ([]string, error) {
	if !w.redact {
		return nil, nil
	}
	salt, err := w.campaign.salt()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(next, redactedFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fault(err, "không tạo được %s", "cannot make %s", dir)
	}
	written, err := w.db.Redact(ctx, dir, WarehouseFile, salt)
	for i, file := range written {
		written[i] = path.Join(redactedFolder, file)
	}
	return written, fault(err, "không ghi được %s", "cannot write %s", redactedFolder)
}

// salt reads the secret of the campaign; the first use draws it. It must stay
// the same for tokens of several runs to agree.
func (c campaign) salt() (string, error) {
	name := c.path(SaltFile)
	content, err := os.ReadFile(name)
	switch {
	case err == nil && len(strings.TrimSpace(string(content))) >= 32:
		return strings.TrimSpace(string(content)), nil
	case err == nil:
		return "", refuse("%s: tệp này phải có ít nhất 32 ký tự; hãy lấy lại bản cũ, hoặc xóa tệp để tạo mã mới (mã hộ ẩn danh sẽ đổi)",
			"%s: the file must have 32 characters at least; restore it, or delete it for a new one (all tokens change)", name)
	case !errors.Is(err, fs.ErrNotExist):
		return "", fault(err, "không đọc được %s", "cannot read %s", name)
	}
	drawn := make([]byte, 32)
	rand.Read(drawn) // never fails (crypto/rand)
	salt := hex.EncodeToString(drawn)
	if err := writeThrough(name, []byte(salt+"\n")); err != nil {
		return "", refuse("%s: không ghi được tệp này (%v); hãy xin quyền ghi vào thư mục đợt rà soát", "%s: the file cannot be written (%v); get permission to write in the campaign folder", name, err)
	}
	return salt, nil
}
