// Command rasoat classifies the households of a poverty review (rà soát hộ
// nghèo, hộ cận nghèo) and writes the commune table and the official forms.
// Everything it does is in package pipeline; here are the words spoken with
// the user: arguments, help, progress, results, exit statuses.
package main

import "os"

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }
