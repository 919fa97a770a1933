// Package mpi estimates the multidimensional poverty measures of Alkire and
// Foster (2011, "Counting and multidimensional poverty measurement", Journal
// of Public Economics 95) over rows of 0/1 deprivations. Names follow the
// Stata and R packages mpitb and mpitbR:
//
//	hd     uncensored headcount ratio of an indicator: share deprived in it
//	H      headcount ratio: share whose score is k or more (the poor)
//	A      intensity: average score of the poor; blank when nobody is poor
//	M0     adjusted headcount ratio, H × A
//	hdk    censored headcount ratio: share poor and deprived in the indicator
//	actb   absolute contribution: the indicator's weight × hdk; they sum to M0
//	pctb   the same as a share of M0; they sum to 1 (100 %); blank when M0 is 0
//
// and, under names of this package:
//
//	popshare   share of the population in the level of a subgroup
//	sgpctb     share of M0 that a level contributes, popshare × M0 of the level
//	           / national M0; they sum to 1 over a subgroup's levels
//	legal_X    share whose legal class is X (spec key class), beside the measures
//	missing    number of rows with a missing indicator, among n rows
//	Y.abs      change of Y (M0, H, A, hd, hdk, legal_X) from time t1 to t2,
//	           y2 − y1; the column time is "t1-t2"
//	Y.rel      (y2 / y1 − 1) × 100, in per cent; blank when y1 is 0
//	Y.abs.ann  (y2 − y1) / years between
//	Y.rel.ann  ((y2 / y1) ^ (1 / years between) − 1) × 100, in per cent
//
// All but missing and the relative changes are shares of 1, as in mpitb; n is
// the number of rows counted, without their weights.
//
// DuckDB makes one pass over the rows and leaves one cell for each time, level,
// class and band (which cut-offs a score reaches), with exact sums of weights:
// the statement is built here, and not in sql/, because its columns are those
// the spec names. Weights of indicators become integers over their common
// denominator, so that a score is an integer and whoever stands exactly at k
// is poor. From the cells on everything is math/big; values are rounded once,
// when printed.
//
// What it does not do: no standard errors and no confidence intervals. A
// review is a census; a sample's design (strata, clusters) is not read.
package mpi
