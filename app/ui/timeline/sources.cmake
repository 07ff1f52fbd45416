# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
set(PARLOR_UI_TIMELINE
  timeline/accessiblerow.cpp
  timeline/accessibletimeline.cpp
  timeline/documentgeometry.cpp
  timeline/documentpainter.cpp
  timeline/emojilist.cpp
  timeline/heightindex.cpp
  timeline/jumpbutton.cpp
  timeline/layoutcache.cpp
  timeline/markdownblocks.cpp
  timeline/markdownwriter.cpp
  timeline/messagedocument.cpp
  timeline/reactionpainter.cpp
  timeline/rowlayout.cpp
  timeline/rowlayoutbuilder.cpp
  timeline/rowlayoutextras.cpp
  timeline/rowpainter.cpp
  timeline/rowstack.cpp
  timeline/rowstyle.cpp
  timeline/separatorpainter.cpp
  timeline/timelinekeys.cpp
  timeline/timelineplace.cpp
  timeline/timelinepointer.cpp
  timeline/timelineselection.cpp
  timeline/timelineview.cpp
  timeline/typingline.cpp)
# Needs the session's implementation.
if(EXISTS ${CMAKE_SOURCE_DIR}/app/client/session/session.cpp)
  list(APPEND PARLOR_UI_TIMELINE timeline/roomactions.cpp timeline/roompane.cpp)
endif()
