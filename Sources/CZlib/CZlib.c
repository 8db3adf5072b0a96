// A C target needs one source; all of this shim is in its header.
#include "CZlib.h"
