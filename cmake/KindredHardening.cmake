# kindred reads what strangers wrote: a fault of memory shall end it, and serve nobody. tests/hardening_test.py
# looks for all of this in the program. What the compiler adds to the code is for programs that are used.
#
# Instructions of a regeneration of 469 articles (callgrind): 906 million without, 887 million with all of this
# and ASCII kept apart in models/words.cpp. _GLIBCXX_ASSERTIONS would take 11 % more: the presets dev and asan
# have them.
set(KINDRED_SHIPPED $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
add_compile_options($<${KINDRED_SHIPPED}:-fPIE> $<${KINDRED_SHIPPED}:-fstack-protector-strong>)
add_compile_definitions($<${KINDRED_SHIPPED}:_FORTIFY_SOURCE=2>)
add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>
                 LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
