package names

import (
	"testing"
	"testing/quick"
)

func TestFoldOfPlainLettersIsWhatTheLongWayGives(t *testing.T) {
	property := func(bytes []byte) bool {
		for i := range bytes {
			bytes[i] &= 0x7f
		}
		s := string(bytes)
		return Fold(s) == fold(s)
	}
	if err := quick.Check(property, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}
