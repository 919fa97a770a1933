// DuckDB's library for Windows was built with a newer mingw-w64 than Debian's
// (10, on which this was seen) and asks for one member of its libstdc++ that
// the older lacks: the seekpos of DuckDB's http client, which this program never
// starts.
#include <_mingw.h>
#include <stdlib.h>

#if __MINGW64_VERSION_MAJOR < 11
void _ZNSt15basic_streambufIcSt11char_traitsIcEE7seekposESt4fposI9_MbstatetESt13_Ios_Openmode(void) { abort(); }
#endif
