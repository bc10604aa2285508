/* The folder of the program: whether it may be used, exchanged as a whole, and cleared.

   A version is unpacked beside its place and then renamed into it, so that at each moment either
   the old or the new one stands there whole. LIST_NAME inside tells which files are the program's;
   no others are ever deleted. All paths here are extended ones. */
#ifndef FOLDERS_H
#define FOLDERS_H

#include "manifest.h"

/* Bring to an end, or take back, what an interrupted setup has left beside the folder. */
BOOL settle_folder(const wchar_t *folder, Report *report);

/* Whether this payload can be installed there: absolute, empty or ours, not too long, room on the
   disk. Changes nothing. */
BOOL examine_folder(const wchar_t *folder, const Manifest *manifest, Report *report);

/* Refuse while a program of this folder runs. */
BOOL nothing_runs(const wchar_t *folder, Report *report);

/* Put the unpacked version in the folder's place; the old one stands beside it afterwards. */
BOOL exchange_folder(const wchar_t *folder, Report *report);

/* Delete the old version beside the folder; what others had put into it moves to the new one. */
BOOL clear_old_version(const wchar_t *folder, Report *report);

/* Delete the program's files and the folders that become empty; FALSE when one cannot be. */
BOOL remove_listed(const wchar_t *folder, Report *report);

/* Delete a folder and all that is in it; for folders that only the setup makes. */
BOOL remove_tree(const wchar_t *folder, Report *report);

#endif
