# environment.sh — sourced by run and test: where things are, and the tools of the system first
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Needs $top, the top of the tree. Another python3 or meson earlier in PATH may know nothing of
# the system's GObject bindings; those in /usr/bin do.

PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH
export PATH

# build FOLDER OPTION…: configures it if it is new, and builds what changed
build ()
{
  folder=$1
  shift
  [ -e "$folder/build.ninja" ] || meson setup "$folder" "$top" "$@" || return 1
  ninja -C "$folder"
}
