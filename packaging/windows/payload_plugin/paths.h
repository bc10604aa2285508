/* Names of files: long ones, and those that may not leave the folder they are meant for. */
#ifndef PATHS_H
#define PATHS_H

#include <windows.h>

#define PATH_CHARS 4096
#define LIST_NAME L"installed_files.txt"
#define NEW_SUFFIX L".ssai3d-new"
#define OLD_SUFFIX L".ssai3d-old"

typedef struct {
    wchar_t text[PATH_CHARS];
} Path;

/* "\\?\C:\..." of an absolute path, which lifts the limit of 260 characters; FALSE when too long. */
BOOL extended(Path *result, const wchar_t *path);

/* folder\name; FALSE when too long. */
BOOL joined(Path *result, const wchar_t *folder, const wchar_t *name);

/* path and suffix, such as NEW_SUFFIX; FALSE when too long. */
BOOL suffixed(Path *result, const wchar_t *path, const wchar_t *suffix);

/* A relative path in UTF-8 with '/' as wide characters with '\'; FALSE when it is absolute, holds
   "..", a drive, a stream or a control character, or is not UTF-8. */
BOOL relative_from_utf8(Path *result, const char *utf8);

/* Whether a path begins with a drive and backslash, or names a network share. */
BOOL is_absolute(const wchar_t *path);

BOOL folder_exists(const wchar_t *path);
BOOL file_exists(const wchar_t *path);

#endif
