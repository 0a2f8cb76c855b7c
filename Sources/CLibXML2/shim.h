#ifndef TODOKE_LIBXML2_SHIM_H
#define TODOKE_LIBXML2_SHIM_H

#include <libxml/xmlversion.h>

/* Debian's libxml2 is built with ICU and includes ICU's headers, which clash with Foundation's own copy of ICU as soon as one
   program imports both. Only the struct of a character encoding has fields of ICU at its end, and nothing here uses it. */
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#endif
