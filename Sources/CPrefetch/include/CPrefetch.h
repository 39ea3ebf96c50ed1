#pragma once

/// Tells the processor that the line of memory which holds an address is read soon: it is fetched while other work goes on.
/// Any address will do.
static inline void galley_prefetch(const void *address) { __builtin_prefetch(address); }
