#ifndef TODOKE_ZLIB_SHIM_H
#define TODOKE_ZLIB_SHIM_H

#include <zlib.h>

/// `inflateInit2` is a macro, which Swift does not import. 47 = 32 KiB window, gzip or zlib recognised by its header.
static inline int todoke_inflateInit(z_stream *stream) { return inflateInit2(stream, 47); }

#endif
