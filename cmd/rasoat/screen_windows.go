package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// utf8Page is the number of UTF-8 among the code pages of Windows.
const utf8Page = 65001

// prepareScreen lets the console of Windows show UTF-8 and colours. The
// function returned puts it back as it was: a console outlives the program.
// Where a stream is no console, or one from before Windows 10, it stays as it is.
func prepareScreen(streams ...io.Writer) (restore func()) {
	var undo []func()
	if page, err := windows.GetConsoleOutputCP(); err == nil && windows.SetConsoleOutputCP(utf8Page) == nil {
		undo = append(undo, func() { _ = windows.SetConsoleOutputCP(page) })
	}
	for _, stream := range streams {
		handle, mode, is := consoleMode(stream)
		if is && windows.SetConsoleMode(handle, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil {
			undo = append(undo, func() { _ = windows.SetConsoleMode(handle, mode) })
		}
	}
	return func() {
		for _, back := range undo {
			back()
		}
	}
}

// showsColours tells whether a stream is a console that takes escape sequences.
func showsColours(stream io.Writer) bool {
	_, mode, is := consoleMode(stream)
	return is && mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0
}

func consoleMode(stream io.Writer) (handle windows.Handle, mode uint32, is bool) {
	file, is := stream.(*os.File)
	if !is {
		return 0, 0, false
	}
	handle = windows.Handle(file.Fd())
	is = windows.GetConsoleMode(handle, &mode) == nil
	return handle, mode, is
}

// keepWindow waits for Enter where the window would close with the program:
// Explorer opened it for a double click or a dropped folder, and nobody else
// is in it. From a command line or a script it does nothing.
func (c *console) keepWindow(stdin io.Reader) {
	input, is := stdin.(*os.File)
	if !is || !isTerminal(input) || !isTerminal(c.stdout) || !ownWindow() {
		return
	}
	fmt.Fprintf(c.stderr, "\n%s", c.say("Nhấn Enter để đóng cửa sổ này. ", "Press Enter to close this window. "))
	_, _ = bufio.NewReader(input).ReadString('\n')
}

// ownWindow tells whether this program is the only one in its console.
func ownWindow() bool {
	var processes [2]uint32
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}
