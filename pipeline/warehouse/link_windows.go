package warehouse

// Cgo stands here for link_windows.c.

import "C"
