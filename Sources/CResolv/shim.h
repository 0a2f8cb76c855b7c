#ifndef TODOKE_RESOLV_SHIM_H
#define TODOKE_RESOLV_SHIM_H

#include <netinet/in.h>
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <resolv.h>
#include <string.h>

/// Asks for the first TXT record of a name and writes its strings, joined, to `text`; gives their length, or -1 where there is none.
///
/// The resolver's functions are macros, which Swift does not import. `port` other than 0 asks a server on this machine in place of the
/// system's. A server is asked once and has `seconds` to answer.
static inline int todoke_queryTXT(const char *name, int seconds, unsigned short port, unsigned char *text, int capacity) {
  unsigned char answer[16384];
  struct __res_state state;
  memset(&state, 0, sizeof state);
  if (res_ninit(&state) != 0) return -1;
  state.retrans = seconds;
  state.retry = 1;
  // The name is whole: no search domain of this machine may be told either.
  state.options &= ~(unsigned long)(RES_DEFNAMES | RES_DNSRCH);
  if (port != 0) {
    state.nscount = 1;
    state.nsaddr_list[0].sin_family = AF_INET;
    state.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    state.nsaddr_list[0].sin_port = htons(port);
  }
  int length = res_nquery(&state, name, ns_c_in, ns_t_txt, answer, sizeof answer);
  res_nclose(&state);
  ns_msg message;
  if (length <= 0 || length > (int)sizeof answer || ns_initparse(answer, length, &message) != 0) return -1;
  for (int index = 0; index < ns_msg_count(message, ns_s_an); index++) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, index, &record) != 0) return -1;
    if (ns_rr_type(record) != ns_t_txt) continue;
    const unsigned char *data = ns_rr_rdata(record), *end = data + ns_rr_rdlen(record);
    int written = 0;
    while (data < end) {
      int count = *data++;
      if (count > end - data || count > capacity - written) return -1;
      memcpy(text + written, data, count);
      written += count;
      data += count;
    }
    return written;
  }
  return -1;
}

#endif
