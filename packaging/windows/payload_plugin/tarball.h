/* Unpacks the stream of the parts: a tar archive in GNU format, compressed by gzip. */
#ifndef TARBALL_H
#define TARBALL_H

#include "parts.h"

/* Unpack into a new folder, given as an extended path. Only files and folders are taken, and none
   whose path could leave the folder; number and size must be those of the manifest. */
BOOL unpack_tarball(Parts *parts, const wchar_t *folder, Progress *progress, Report *report);

#endif
