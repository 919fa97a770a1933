package audit

// shares adds, for rates without their numerators, that a whole number gives
// each, and that those of the parts together give that of the whole.
func (b *builder) shares(t *table) {
	for _, s := range t.form.Shares {
		for _, key := range s.Rates {
			for _, row := range t.rows {
				rate, base := row.figures[key], row.figures[s.Of]
				if rate == nil || base == nil {
					continue
				}
				b.add(&constraint{kind: KindShare, lhs: rate, whole: []*figure{rate, base},
					words: say("%[1]s, %[2]s: một số nguyên chia cho %[3]s (× 100)", "%[1]s, %[4]s: a whole number divided by %[5]s (× 100)",
						row.label(), t.name(key).VI, t.name(s.Of).VI, t.name(key).EN, t.name(s.Of).EN)})
				for _, parts := range t.parts(row) {
					b.mixture(t, row, key, s.Of, parts)
				}
			}
		}
	}
}

// mixture adds that the rate of a whole is that of its parts weighed by what
// they are shares of.
func (b *builder) mixture(t *table, whole *tableRow, key, base string, parts parts) {
	rate := whole.figures[key]
	difference := binary('*', of(rate), of(whole.figures[base]))
	room := of(whole.figures[base])
	var together *node
	for _, part := range parts.rows {
		weighed := binary('*', of(part.figures[key]), of(part.figures[base]))
		difference = binary('-', difference, weighed)
		room = binary('+', room, of(part.figures[base]))
		if together == nil {
			together = weighed
		} else {
			together = binary('+', together, weighed)
		}
	}
	b.add(&constraint{kind: KindShareSum, lhs: rate, expect: binary('/', together, of(whole.figures[base])),
		below: within(difference, binary('*', rational(half(rate.decimals)), room)),
		words: say("%[1]s, %[2]s = bình quân của %[3]d %[4]s theo %[5]s", "%[1]s, %[6]s = mean of %[3]d %[7]s weighed by %[8]s",
			whole.label(), t.name(key).VI, len(parts.rows), parts.what.VI, t.name(base).VI, t.name(key).EN, parts.what.EN, t.name(base).EN)})
}
