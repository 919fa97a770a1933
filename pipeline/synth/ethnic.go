package synth

import "strings"

// ethnic is one ethnicity of the district with what its names are made of.
type ethnic struct {
	code string
	name string
	// variants are other spellings that communes use and the code list accepts.
	variants                 []string
	surnames                 []string
	maleMiddle, femaleMiddle []string
	male, female             []string
}

// codeKinh is the majority; every other code counts as minority.
const codeKinh = "1"

// Name parts common in the region. Every person is one random combination.
var (
	tayMale   = []string{"An", "Bằng", "Bình", "Cảnh", "Chính", "Chung", "Công", "Cương", "Cường", "Đại", "Đạt", "Điệp", "Định", "Đoàn", "Đông", "Đức", "Dũng", "Dương", "Giang", "Hải", "Hành", "Hiến", "Hiệp", "Hoan", "Hoàn", "Hợp", "Huân", "Hùng", "Hưng", "Huy", "Khánh", "Khoa", "Kiên", "Lâm", "Lập", "Linh", "Long", "Luân", "Lực", "Mạnh", "Minh", "Nam", "Nghĩa", "Ngọc", "Nguyên", "Nhất", "Ninh", "Phong", "Phúc", "Quân", "Quang", "Quyết", "Sơn", "Tài", "Tân", "Thái", "Thắng", "Thanh", "Thành", "Thiện", "Thịnh", "Thuận", "Tiến", "Toàn", "Trung", "Trường", "Tuấn", "Tùng", "Tuyên", "Văn", "Việt", "Vinh", "Vũ", "Xuân"}
	tayFemale = []string{"Ánh", "Bích", "Chanh", "Chi", "Chinh", "Cúc", "Diễm", "Diệp", "Dung", "Duyên", "Đào", "Giang", "Hà", "Hằng", "Hạnh", "Hậu", "Hiền", "Hoa", "Hoài", "Hòa", "Hồng", "Huế", "Huệ", "Hương", "Hường", "Huyền", "Lan", "Lành", "Lệ", "Liên", "Liễu", "Linh", "Loan", "Luyến", "Lý", "Mai", "Mến", "Minh", "Mơ", "Na", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhung", "Oanh", "Phương", "Phượng", "Quế", "Quyên", "Quỳnh", "Sen", "Sinh", "Tâm", "Thanh", "Thảo", "Thêm", "Thơ", "Thoa", "Thu", "Thúy", "Thủy", "Thương", "Tình", "Trang", "Tươi", "Tuyết", "Uyên", "Vân", "Viên", "Xuân", "Yến"}
	daoMale   = []string{"An", "Bảo", "Chàn", "Chiêu", "Chòi", "Cường", "Dất", "Định", "Dũng", "Hin", "Hín", "Hoa", "Hương", "Khìn", "Kiềm", "Lâm", "Liều", "Lưu", "Mình", "Nguyên", "Nhàn", "Nhất", "Ón", "Phấu", "Phú", "Phượng", "Quan", "Quang", "Quyên", "Sềnh", "Sơn", "Tài", "Thanh", "Thắng", "Thọ", "Thông", "Tiến", "Toàn", "Vạn", "Vinh", "Vượng"}
	daoFemale = []string{"Chản", "Chạn", "Chuổng", "Coi", "Diện", "Ghển", "Hoa", "Hương", "Kiều", "Lai", "Lan", "Liều", "Liên", "Mai", "Mản", "Mấy", "Mùi", "Muổng", "Náy", "Nga", "Ngân", "Nhậy", "Nhung", "Oanh", "Pham", "Phin", "Phượng", "Sao", "Sinh", "Thu", "Tâm", "Trang", "Xuân", "Yến"}
	hmongMale = []string{"Chá", "Chô", "Chơ", "Chu", "Dế", "Dia", "Dình", "Dơ", "Già", "Giống", "Hồng", "Lềnh", "Lình", "Lử", "Mạnh", "Minh", "Nhà", "Páo", "Phong", "Pó", "Sài", "Sáu", "Sèo", "Sính", "Sơn", "Súa", "Thành", "Thề", "Tính", "Tỏa", "Tú", "Vàng", "Vinh", "Vừ", "Xá"}
	hmongFem  = []string{"Chía", "Chở", "Chư", "Co", "Cở", "Dí", "Dở", "Dợ", "Dung", "Giàng", "Hoa", "Lan", "Lía", "Ly", "Mai", "Máy", "Mị", "Mỷ", "Nhìa", "Pà", "Pàng", "Sáy", "Sếnh", "Sua", "Sung", "Tráng", "Và", "Vá", "Xông", "Xuân"}
)

// ethnicities are those of the district (domain.md §6.5), with the codes of
// the list of 54.
var ethnicities = []ethnic{
	{code: "2", name: "Tày", variants: []string{"Tầy"},
		surnames:   []string{"Nông", "Hoàng", "Triệu", "Hà", "Ma", "Lường", "Đàm", "Dương", "Bế", "Lý", "Nguyễn", "Vi", "Mã", "Lục", "Đinh", "Chu", "Phùng", "Âu", "Cao", "Lộc"},
		maleMiddle: []string{"Văn", "Văn", "Văn", "Đình", "Ngọc", "Quang", "Xuân", "Đức", "Minh", "Công", "Trọng", "Thế"}, femaleMiddle: []string{"Thị", "Thị", "Thị", "Thị Thu", "Thị Hồng", "Thị Thanh", "Ngọc", "Thu"},
		male: tayMale, female: tayFemale},
	{code: "7", name: "Nùng",
		surnames:   []string{"Nông", "Lương", "Hoàng", "Vi", "Lục", "Long", "Mông", "Lâm", "Chu", "Hứa", "Lý", "Triệu", "Phan", "Linh", "Đàm", "Mạc"},
		maleMiddle: []string{"Văn", "Văn", "Văn", "Đức", "Quốc", "Thanh", "Viết", "Xuân"}, femaleMiddle: []string{"Thị", "Thị", "Thị", "Thị Kim", "Thị Bích", "Kim"},
		male: tayMale, female: tayFemale},
	{code: "9", name: "Dao", variants: []string{"Dao đỏ", "Dao tiền"},
		surnames:   []string{"Triệu", "Đặng", "Bàn", "Lý", "Phùng", "Chu", "Dương", "Tướng", "Trương", "Hoàng"},
		maleMiddle: []string{"Văn", "Tiến", "Phúc", "Sành", "Kim", "Hữu", "Chòi", "Nguyên", "Quý", "Thừa"}, femaleMiddle: []string{"Thị", "Thị", "Mùi", "Tà"},
		male: daoMale, female: daoFemale},
	{code: "8", name: "Mông", variants: []string{"HMông", "H'Mông"},
		surnames:   []string{"Vàng", "Giàng", "Sùng", "Lý", "Hoàng", "Dương", "Lầu", "Thào", "Hầu", "Ma", "Đào", "Ngô"},
		maleMiddle: []string{"A", "A", "Văn", "Seo", "Mí"}, femaleMiddle: []string{"Thị", "Thị", "Thị", "Seo"},
		male: hmongMale, female: hmongFem},
	{code: codeKinh, name: "Kinh",
		surnames:   []string{"Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi", "Ngô", "Đặng", "Phan", "Dương", "Đinh", "Hoàng", "Đào", "Lưu"},
		maleMiddle: []string{"Văn", "Văn", "Đức", "Quang", "Minh", "Hữu", "Mạnh", "Anh", "Duy", "Thành"}, femaleMiddle: []string{"Thị", "Thị", "Thị Thu", "Thị Ngọc", "Thu", "Thanh", "Minh"},
		male: tayMale, female: tayFemale},
	{code: "4", name: "Hoa",
		surnames:   []string{"Lý", "Trương", "Vương", "La", "Lâm", "Trần", "Hoàng", "Voòng", "Tô", "Diệp"},
		maleMiddle: []string{"Văn", "Chí", "Quốc", "Gia"}, femaleMiddle: []string{"Thị", "Mỹ", "Ngọc"},
		male: tayMale, female: tayFemale},
	{code: "15", name: "Sán Chay", variants: []string{"Cao Lan", "Sán Chí"},
		surnames:   []string{"Hoàng", "La", "Trần", "Ninh", "Lâm", "Nịnh", "Tiêu", "Vi", "Lý"},
		maleMiddle: []string{"Văn", "Văn", "Đức", "Tiến"}, femaleMiddle: []string{"Thị"},
		male: tayMale, female: tayFemale},
}

// ethnicMix draws a commune's weights in the order of ethnicities. The town
// has more Kinh; together the minorities stay above 85 %.
func ethnicMix(d draw, town bool) []int {
	mix := []int{d.between(480, 700), d.between(60, 200), d.between(60, 320), d.between(5, 60), d.between(50, 110), d.between(3, 12), d.between(3, 12)}
	if town {
		mix = []int{560, 150, 40, 6, 210, 20, 10}
	}
	return mix
}

// ethnicOf finds an ethnicity by its code.
func ethnicOf(code string) ethnic {
	for _, e := range ethnicities {
		if e.code == code {
			return e
		}
	}
	return ethnicities[0]
}

// fullName is an invented name under a surname; no name says a word twice.
func (e ethnic) fullName(d draw, surname string, female bool) string {
	middles, givens := e.maleMiddle, e.male
	if female {
		middles, givens = e.femaleMiddle, e.female
	}
	middle, at := pick(d, middles), d.IntN(len(givens))
	for givens[at] == surname || strings.HasSuffix(middle, givens[at]) {
		at = (at + 1) % len(givens)
	}
	return surname + " " + middle + " " + givens[at]
}
