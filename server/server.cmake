# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Platform variants are files.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(parlor_stream_platform stream/detachedsink_linux.cpp stream/epollloop.h stream/epollloop_linux.cpp)
else()
  set(parlor_stream_platform stream/detachedsink_none.cpp stream/epollloop.h stream/epollloop_none.cpp)
endif()
if(UNIX)
  set(parlor_host_platform host/signalwatcher.h host/signalwatcher_unix.cpp
      host/passwordinput_unix.cpp host/servicemanager_unix.cpp)
else()
  set(parlor_host_platform host/signalwatcher.h host/signalwatcher_none.cpp
      host/passwordinput_none.cpp host/servicemanager_none.cpp)
endif()

# The only part that needs a library of pictures: Qt6Gui, without a display.
parlor_library(parlor_server_preview
  INCLUDE_ROOT ${CMAKE_CURRENT_SOURCE_DIR}
  SOURCES preview/picturetools.cpp
  DEPS parlor_common Qt6::Core
  PRIVATE_DEPS Qt6::Gui)

parlor_library(parlor_server
  INCLUDE_ROOT ${CMAKE_CURRENT_SOURCE_DIR}/host
  PRIVATE_ROOT ${CMAKE_CURRENT_SOURCE_DIR}
  PCH host/pch.h
  SOURCES
    host/portholder.cpp
    host/serverhost.cpp
    host/serverruntime.cpp
    http/adminroutes.cpp
    http/advertisedaddress.cpp
    http/answerpump.cpp
    http/authroutes.cpp
    http/bodyflow.cpp
    http/botroutes.cpp
    http/byterange.cpp
    http/connection.cpp
    http/contentdisposition.cpp
    http/dispatcher.cpp
    http/eventroutes.cpp
    http/exportroutes.cpp
    http/exchange.cpp
    http/fileroutes.cpp
    http/headerreader.cpp
    http/healthroutes.cpp
    http/hookroutes.cpp
    http/httpmeasures.cpp
    http/httpreply.cpp
    http/httprequest.cpp
    http/inputbudget.cpp
    http/inviteroutes.cpp
    http/listener.cpp
    http/memberroutes.cpp
    http/messageroutes.cpp
    http/metricsroutes.cpp
    http/originrule.cpp
    http/outlet.cpp
    http/peersocket.cpp
    http/pinroutes.cpp
    http/presenceroutes.cpp
    http/qthttpservercompat.cpp
    http/requestframer.cpp
    http/requestgate.cpp
    http/requestintake.cpp
    http/requestlog.cpp
    http/roomroutes.cpp
    http/routetable.cpp
    http/searchroutes.cpp
    http/selfsignedcertificate.cpp
    http/serverroutes.cpp
    http/sinkfactory.cpp
    http/syncroutes.cpp
    http/ticketbook.cpp
    http/tlsidentity.cpp
    http/uploadroutes.cpp
    http/userroutes.cpp
    http/workspaceroutes.cpp
    stream/businbox.cpp
    stream/cursorcheck.cpp
    stream/eventhub.cpp
    stream/framequeue.cpp
    stream/frames.cpp
    stream/logfollower.cpp
    stream/openstreams.cpp
    stream/polldesk.cpp
    stream/portablesink.cpp
    stream/presencetracker.cpp
    stream/recipients.cpp
    stream/streamregistry.cpp
    stream/streamreplay.cpp
    stream/streamthread.cpp
    stream/subscriber.cpp
    ${parlor_stream_platform}
  DEPS parlor_common Qt6::Network
  PRIVATE_DEPS parlor_server_core parlor_server_preview Qt6::HttpServer OpenSSL::Crypto)

parlor_program(parlord
  SOURCES
    host/commandline.cpp
    host/inifile.cpp
    host/logoutput.cpp
    host/main.cpp
    host/processlimits.cpp
    host/serveroptionsreader.cpp
    host/settingvalues.cpp
    host/storecommands.cpp
    host/usercommands.cpp
    ${parlor_host_platform}
  DEPS parlor_server parlor_server_core)
target_include_directories(parlord PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
