//go:build !windows

package main

import "io"

// prepareScreen has nothing to do: terminals elsewhere show UTF-8 and colours.
func prepareScreen(...io.Writer) (restore func()) { return func() {} }

func showsColours(stream io.Writer) bool { return isTerminal(stream) }

// keepWindow has nothing to do: no window closes with the program.
func (c *console) keepWindow(io.Reader) {}
