# Run by cpack when a package's files are in place and before it is closed: what Debian's policy asks for and an
# installation elsewhere does not have. The changelog of Debian is made of CHANGELOG.md.
set(here ${CMAKE_CURRENT_LIST_DIR})
set(changes ${here}/../../CHANGELOG.md)

# Libraries that become part of the program: their licences ask for their notices.
set(compiled_in libcli11-dev libdtl-dev libeigen3-dev libfaiss-dev libtomlplusplus-dev nlohmann-json3-dev
    robin-map-dev)

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

foreach(component program development)
  string(TOUPPER ${component} upper)
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(doc ${root}/share/doc/${package})
  file(MAKE_DIRECTORY ${root}/share/lintian/overrides)
  file(COPY ${here}/copyright DESTINATION ${doc})
  file(COPY_FILE ${changes} ${doc}/changelog)
  run(python3 ${here}/changelog.py ${changes} ${CPACK_PACKAGE_VERSION}
      ${CPACK_DEBIAN_PACKAGE_RELEASE} ${CPACK_PACKAGE_CONTACT} ${doc}/changelog.Debian)
  file(COPY_FILE ${here}/lintian-overrides ${root}/share/lintian/overrides/${package})
  file(GLOB_RECURSE texts ${root}/share/man/*.1 ${doc}/changelog*)
  run(gzip -9n ${texts})
endforeach()

set(notices ${CPACK_TEMPORARY_DIRECTORY}/program/usr/share/doc/kindred/notices)
file(WRITE ${notices} "The program holds code of these libraries; their copyright files follow.\n")
foreach(package IN LISTS compiled_in)
  file(READ /usr/share/doc/${package}/copyright text)
  file(APPEND ${notices} "\n\n==== ${package}\n\n${text}")
endforeach()

# Symbols that are for debuggers, and what compilers say of themselves.
file(GLOB archives ${CPACK_TEMPORARY_DIRECTORY}/development/usr/lib/*.a)
run(strip --strip-debug --remove-section=.comment --remove-section=.note --enable-deterministic-archives ${archives})
file(GLOB programs ${CPACK_TEMPORARY_DIRECTORY}/program/usr/bin/*)
run(strip --remove-section=.comment --remove-section=.note ${programs})

foreach(component program development)
  file(GLOB_RECURSE files LIST_DIRECTORIES false ${CPACK_TEMPORARY_DIRECTORY}/${component}/*)
  list(FILTER files EXCLUDE REGEX /usr/bin/)
  file(CHMOD ${files} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
endforeach()
