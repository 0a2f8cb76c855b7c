#ifndef TODOKE_LIBXML2_SHIM_H
#define TODOKE_LIBXML2_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to touch.
static inline void todoke_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
